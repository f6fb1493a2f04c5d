"""Replays an event log, making at each issue the estimate that what was known then would give.

Nothing is learned from what comes later: a visitor's time counts from the moment it is over.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from counter_server.contract import events
from counter_server.contract.events import Entry
from counter_server.contract.office import CounterState, Wait
from counter_server.queue.policy import ORDINARY

from .evaluate import Sample
from .hall import Hall, Place
from .known import Known
from .layout import Layout
from .model import Facts, estimate
from .times import Measure, Times, with_visitor


@dataclass(frozen=True)
class _Asked:
    """A visitor who waits, and what they were told."""

    service: str
    at: datetime
    wait: Wait
    naive_s: float
    shared_s: float


class Replay:
    """`play` may be called again with the days that follow; what was learned stays."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._zone = ZoneInfo(layout.timezone)
        self._hall = Hall(layout)
        self._hours: dict[tuple[int, int], Measure] = {}
        self._early_share = 0.0
        self._known: Mapping[int, Times] = {}
        self._known_at: tuple[int, int] | None = None
        self._asked: dict[int, _Asked] = {}
        self._day: date | None = None

    def play(self, entries: Iterable[Entry]) -> list[Sample]:
        """A sample for every visitor who was called, in the order of the calls."""
        found = []
        for entry in entries:
            local = entry.at.astimezone(self._zone)
            if local.date() != self._day:
                self._begin(local.date())
            sample = self._happens(entry.event, local)
            if sample is not None:
                found.append(sample)
        return found

    def _begin(self, day: date) -> None:
        self._day = day
        self._asked.clear()
        self._hall.begin_day()

    def _happens(self, event: events.Event, at: datetime) -> Sample | None:
        match event:
            case events.TicketIssued():
                self._issue(event, at)
            case events.TicketCalled() | events.TicketRecalled():
                self._hall.call(event.ticket, event.counter, at.timestamp())
                return self._sample(event.ticket, at)
            case events.TicketFinished() | events.TicketHeld():
                self._learn(event.ticket, at, came=True)
            case events.TicketNoShow():
                self._learn(event.ticket, at, came=False)
            case events.CounterChanged():
                self._hall.turn(event.counter, event.state)
            case events.SeatTaken():
                self._hall.sit(event.counter)
            case events.SeatLeft():
                self._hall.stand_up(event.counter, at.timestamp())
            case _:
                self._moves(event, at)
        return None

    def _moves(self, event: events.Event, at: datetime) -> None:
        """What changes the line and teaches nothing, or a visit that goes on elsewhere."""
        match event:
            case events.TicketTransferred():
                self._learn(event.ticket, at, came=True)
                self._wait_again(event.ticket, event.service)
            case events.TicketBroughtBack() | events.TicketReassigned():
                self._wait_again(event.ticket, event.service)
            case events.TicketCancelled():
                self._hall.leave(event.ticket, at.timestamp())
                self._asked.pop(event.ticket, None)
            case events.TicketUndone():
                self._undo(event, at)
            case _:
                pass

    def _undo(self, event: events.TicketUndone, at: datetime) -> None:
        self._hall.leave(event.ticket, at.timestamp())
        if event.state == "waiting":
            self._wait_again(event.ticket, event.service)
        elif event.state in ("called", "serving"):
            self._hall.call(event.ticket, event.counter, at.timestamp())

    def _wait_again(self, ticket: int, service: str) -> None:
        if service in self._layout.services:
            self._hall.wait_again(ticket, self._layout.services[service])

    def _issue(self, event: events.TicketIssued, at: datetime) -> None:
        service = self._layout.services.get(event.service)
        if service is None:
            return
        place = self._hall.issue(event.ticket, service, event.priority or "", at.timestamp())
        facts = self._facts(place, at)
        naive_s = facts.ahead.get(service, 0) * facts.desks.times[service].mean_s
        counters = sum(
            service in desk.serves and desk.state is CounterState.OPEN for desk in facts.desks.all
        )
        self._asked[event.ticket] = _Asked(
            event.service, at, estimate(facts), naive_s, naive_s / max(counters, 1)
        )

    def _facts(self, place: Place, at: datetime) -> Facts:
        """With times that are read again every half minute, as the product does."""
        moment = (at.hour, int(at.timestamp()) // 30)
        if moment != self._known_at:
            known = Known(self._layout.usual_s, self._hours)
            self._known, self._early_share = known.at(at.hour), known.early_share()
            self._known_at = moment
        return self._hall.facts(place, at.timestamp(), self._known, self._early_share)

    def _sample(self, ticket: int, at: datetime) -> Sample | None:
        asked = self._asked.pop(ticket, None)
        if asked is None:
            return None
        waited_s = (at - asked.at).total_seconds()
        return Sample(asked.service, asked.at, asked.wait, asked.naive_s, asked.shared_s, waited_s)

    def _learn(self, ticket: int, at: datetime, *, came: bool) -> None:
        taken = self._hall.leave(ticket, at.timestamp())
        if taken is not None:
            key = (taken.service, at.hour)
            self._hours[key] = with_visitor(
                self._hours.get(key, Measure()), taken.seconds, came, taken.priority != ORDINARY
            )
