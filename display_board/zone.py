"""What a zone shows of the board: which calls, which services, which page, at which hour; pure.

`page/static/zone.js` keeps the same rules; `tests/unit/display_board/zone_vectors.json` holds both.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from counter_server.contract.board import BoardCall, BoardCounter, BoardService
from counter_server.contract.office import CounterState
from counter_server.contract.zones import Hours, PlayItem, ZoneSettings

# Whoever works after hours is shown as long as somebody was called a short while ago.
STILL_AT_WORK = timedelta(minutes=10)
LEAST_HOLD_S = 1.5
SERVICES_A_PAGE = 12


@dataclass(frozen=True)
class CounterLine:
    """A counter and the number it called last; `call` is None before its first of the day."""

    number: int
    state: CounterState
    call: BoardCall | None


def shown_calls(calls: Sequence[BoardCall], zone: ZoneSettings) -> tuple[BoardCall, ...]:
    """The calls of the zone's counters and services, newest first."""
    return tuple(call for call in calls if _is_of(call, zone))


def invited(calls: Sequence[BoardCall]) -> BoardCall | None:
    """Whom the large place asks to come: the newest who is still on the way, if anybody is."""
    return next((call for call in calls if call.being_called), None)


def shown_services(
    services: Sequence[BoardService], zone: ZoneSettings
) -> tuple[BoardService, ...]:
    """The services of the zone, in the office's order."""
    return tuple(each for each in services if not zone.services or each.code in zone.services)


def counter_lines(
    counters: Sequence[BoardCounter], calls: Sequence[BoardCall], zone: ZoneSettings
) -> tuple[CounterLine, ...]:
    """The counters of the zone by number, each with its newest call; a closed one without."""
    shown = (each for each in counters if not zone.counters or each.number in zone.counters)
    return tuple(CounterLine(each.number, each.state, _newest_at(each, calls)) for each in shown)


def hold_s(in_line: int, hold: float) -> float:
    """How long a call keeps the large place while so many wait behind it: less in a burst."""
    return hold if in_line <= 3 else max(LEAST_HOLD_S, hold * 3 / in_line)


def page_at(second: float, lines: int, page: int, page_s: int) -> int:
    """Which page of a list is shown at that second of the day, 0 the first."""
    pages = max(1, -(-lines // max(1, page)))
    return int(second // page_s) % pages


def first_of(page: int, lines: int, size: int) -> int:
    """Where a page begins when every page is full: the last one goes back as far as it must."""
    return max(0, min(page * size, lines - size))


def tongue_at(second: float, languages: int, rotate_s: int) -> int:
    """Which language is shown at that second of the day."""
    return int(second // rotate_s) % languages if rotate_s and languages else 0


def is_closed(hours: Sequence[Hours], here: datetime, last_call: datetime | None) -> bool:
    """Whether the board rests at the office's wall-clock time; `last_call` in the same zone."""
    if not hours or any(_is_open(each, here) for each in hours):
        return False
    return last_call is None or here - last_call > STILL_AT_WORK


def playing(items: Sequence[PlayItem], minute: int) -> tuple[int, ...]:
    """The places in the playlist that have their turn at a minute of the day."""
    return tuple(place for place, item in enumerate(items) if _has_its_hour(item, minute))


def minute_of(clock: str) -> int:
    """Minutes since midnight of `HH:MM`."""
    hours, minutes = clock.split(":")
    return int(hours) * 60 + int(minutes)


def _is_of(call: BoardCall, zone: ZoneSettings) -> bool:
    has_counter = not zone.counters or call.counter_number in zone.counters
    return has_counter and (not zone.services or call.service in zone.services)


def _newest_at(counter: BoardCounter, calls: Sequence[BoardCall]) -> BoardCall | None:
    if counter.state == CounterState.CLOSED:
        return None
    return next((call for call in calls if call.counter_number == counter.number), None)


def _is_open(hours: Hours, here: datetime) -> bool:
    minute = here.hour * 60 + here.minute
    return here.weekday() in hours.weekdays and _within(hours.opens, hours.closes, minute)


def _has_its_hour(item: PlayItem, minute: int) -> bool:
    if not item.since and not item.until:
        return True
    return _within(item.since or "00:00", item.until or "24:00", minute)


def _within(since: str, until: str, minute: int) -> bool:
    """Also over midnight: 22:00 to 06:00."""
    start, end = minute_of(since), minute_of(until)
    if start <= end:
        return start <= minute < end
    return minute >= start or minute < end
