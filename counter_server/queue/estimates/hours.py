"""A likely wait within the hours of a service; pure.

Counters serve those who are still in line when a service closes, for a while; whoever would be
called later than that waits over the break. After the last hour of the day nobody can be told when,
so that is said instead.
"""

from collections.abc import Sequence
from datetime import date, datetime, time
from itertools import pairwise
from zoneinfo import ZoneInfo

from counter_server.contract.office import Wait
from counter_server.queue.opening import Hours

# So long after closing a line is still worked off.
OVERRUN_S = 1200.0
Span = tuple[float, float]


def spans_of(hours: Sequence[Hours], day: date, timezone: str) -> tuple[Span, ...]:
    """When a service is open on a day, in seconds since the epoch; nothing for at every hour."""
    zone = ZoneInfo(timezone)

    def at(clock: str) -> float:
        return datetime.combine(day, time.fromisoformat(clock), zone).timestamp()

    mine = [each for each in hours if day.weekday() in each.weekdays]
    return tuple(sorted((at(each.opens), at(each.closes)) for each in mine))


def in_hours(wait: Wait, spans: Sequence[Span], at_s: float) -> Wait:
    """The wait with the breaks in it, and whether its middle lies beyond the last hour."""
    if not spans:
        return wait
    low_s, high_s = (_through(at_s, each, spans) for each in (wait.low_s, wait.high_s))
    middle_s = at_s + (wait.low_s + wait.high_s) / 2
    return Wait(
        low_s=int(low_s), high_s=int(max(high_s, low_s)), past_closing=middle_s > spans[-1][1]
    )


def _through(at_s: float, wait_s: float, spans: Sequence[Span]) -> float:
    """How long a wait takes that goes on only while there is somebody at the counters."""
    moment = at_s + wait_s
    for (_, closes), (opens, _) in pairwise(spans):
        if at_s < closes and moment > closes + OVERRUN_S:
            moment += opens - closes
    return moment - at_s
