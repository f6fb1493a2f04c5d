"""What is to be heard, when and how loud; pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from counter_server.contract.events import (
    AnnouncementMade,
    EmergencyRaised,
    Event,
    TicketCalled,
    TicketRecalled,
    TicketUndone,
)
from counter_server.contract.voice import VoiceState

from .settings import Daily, Reader, Tongue, VoiceSettings

PAGE, PLAYER = "page", "player"
# Whoever has to leave the room must hear it, also in a quiet hour.
ALWAYS_HEARD = ("emergency",)
STILL_DUE = timedelta(minutes=5)
_READS = {
    PAGE: (Reader.BOTH, Reader.PAGE),
    PLAYER: (Reader.BOTH, Reader.PLAYER),
}
_CALLS = (TicketCalled, TicketRecalled, TicketUndone)


@dataclass(frozen=True)
class Zone:
    """Where a voice reads; no counters, no services: all of the office."""

    office_id: int
    code: str
    counters: tuple[int, ...] = ()
    services: tuple[str, ...] = ()


@dataclass(frozen=True)
class Call:
    """A number to a counter."""

    number: str
    counter: int


@dataclass(frozen=True)
class Help:
    """A counter calls for help."""

    counter: int


@dataclass(frozen=True)
class Message:
    """One of the packs' messages by its name, or words that somebody typed."""

    name: str
    text: str = ""


Heard = Call | Help | Message


def state_of(settings: VoiceSettings, office: str, zone: str) -> VoiceState:
    """What page and player have to know before they begin."""
    return VoiceState(
        office=office,
        page=reads(settings, zone, PAGE),
        player=reads(settings, zone, PLAYER),
        late_s=settings.late_min * 60,
    )


def reads(settings: VoiceSettings, zone: str, who: str) -> bool:
    """Whether the page or the player reads in a zone."""
    return settings.readers.get(zone, Reader.BOTH) in _READS[who]


def what_of(event: Event) -> Heard | None:
    """What an event lets be heard; None: nothing."""
    if isinstance(event, AnnouncementMade):
        return Message(event.message, event.text)
    if isinstance(event, EmergencyRaised):
        return Help(event.counter_number)
    if isinstance(event, TicketUndone) and event.state != "called":
        return None
    return Call(event.number, event.counter_number) if isinstance(event, _CALLS) else None


def is_of(event: Event, zone: Zone) -> bool:
    """Whether a zone has to do with it; a message is for all."""
    if not isinstance(event, _CALLS):
        return True
    has_counter = not zone.counters or event.counter_number in zone.counters
    return has_counter and (not zone.services or event.service in zone.services)


def volume_of(settings: VoiceSettings, here: datetime, what: Heard) -> int:
    """The volume at the office's wall-clock time; the first span that fits counts."""
    if isinstance(what, Help) or (isinstance(what, Message) and what.name in ALWAYS_HEARD):
        return settings.volume
    minute = here.hour * 60 + here.minute
    fitting = (
        span.volume
        for span in settings.spans
        if _within(minute_of(span.since), minute_of(span.until), minute)
    )
    return next(fitting, settings.volume)


def rounds(settings: VoiceSettings, waiting: int = 0) -> list[Tongue]:
    """The languages in turn, each as often as it is said; once each when too many calls wait."""
    in_a_hurry = 0 < settings.hurry_over < waiting
    return [
        tongue
        for tongue in settings.tongues
        for _ in range(min(tongue.times, 1) if in_a_hurry else tongue.times)
    ]


def due(daily: Sequence[Daily], before: datetime, now: datetime) -> list[Daily]:
    """The messages whose time came after `before` and by `now`, both the office's wall clock.

    What is longer ago than `STILL_DUE` is not said late.
    """
    since = max(before, now - STILL_DUE)
    return [each for each in daily if since < _today_at(now, each.at) <= now]


def minute_of(clock: str) -> int:
    """Minutes since midnight of `HH:MM`."""
    hours, minutes = clock.split(":")
    return int(hours) * 60 + int(minutes)


def _today_at(now: datetime, clock: str) -> datetime:
    minute = minute_of(clock)
    return now.replace(hour=minute // 60, minute=minute % 60, second=0, microsecond=0)


def _within(since: int, until: int, minute: int) -> bool:
    if since <= until:
        return since <= minute < until
    return minute >= since or minute < until
