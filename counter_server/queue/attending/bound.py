"""When somebody who waits for one counter or clerk returns to the line of everybody; pure."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from counter_server.contract.office import CounterState


class Away(StrEnum):
    """Why nobody calls a visitor who is bound to a counter or a clerk."""

    COUNTER_CLOSED = "counter_closed"
    COUNTER_PAUSED = "counter_paused"
    CLERK_AWAY = "clerk_away"


@dataclass(frozen=True)
class Bound:
    """A waiting visitor, and the counter they wait for: the one wanted, or the wanted clerk's.

    Without a counter the clerk sits nowhere. `counter_since` is when it came to stand as it does.
    """

    ticket: int
    since: datetime
    counter: CounterState | None
    counter_since: datetime | None = None


@dataclass(frozen=True)
class Absence:
    """Nobody is there for a visitor; `until` is when they return to the line (None: never)."""

    reason: Away
    since: datetime
    until: datetime | None


@dataclass(frozen=True)
class Kept:
    """A bound visitor whom nobody calls now; `counter` and `clerk` are whom they wait for."""

    ticket: int
    number: str
    counter: int | None
    clerk: str | None
    gone: Absence


def absence(bound: Bound, patience: timedelta) -> Absence | None:
    """Why and since when nobody calls a visitor; None while somebody may. No patience: for ever.

    A counter that closes will not open for them, so they return at once.
    """
    if bound.counter is CounterState.OPEN:
        return None
    since = max(bound.since, bound.counter_since or bound.since)
    if bound.counter is CounterState.CLOSED and since > bound.since:
        return Absence(Away.COUNTER_CLOSED, since, since)
    return Absence(_REASONS[bound.counter], since, since + patience if patience else None)


_REASONS = {
    None: Away.CLERK_AWAY,
    CounterState.PAUSED: Away.COUNTER_PAUSED,
    CounterState.CLOSED: Away.COUNTER_CLOSED,
}


def is_over(gone: Absence, at: datetime) -> bool:
    """Whether it is time to return to the line."""
    return gone.until is not None and at >= gone.until
