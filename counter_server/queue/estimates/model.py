"""How long a visitor is likely to wait: an interval of some 80 %, pure and cheap.

Counters work off the visitors ahead side by side. Somebody is called when the first counter gets
free after these, while the others are still busy:

    counters x wait = what is left at the counters + what the visitors ahead take - what is still
    left at the other counters by then

Visitors ahead for other services go where there is least to do, and so fill up some counters before
others. The spread grows with the wait (chance of each service) and with its square (clerks, breaks
and arrivals that nobody can foresee); the interval is that of a gamma distribution, in whole
minutes, outwards.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import hypot, inf, sqrt
from typing import NamedTuple

from counter_server.contract.office import CounterState, Wait

from .times import Times, usual

_STEP_S = 60
# 16 % and 86 % before rounding: that widens the interval, and many are called at once (simulated).
_LOW_Z, _HIGH_Z = -1.0, 1.1
_UNFORESEEN = 0.15  # of the wait: breaks, counters that open or close, another clerk
_UNFORESEEN_S = 30.0  # until a clerk calls
_LATE = 1.05  # small things that always come between
_MOST_OVERTAKING = 0.5
_AWAY_S = {CounterState.OPEN: 0.0, CounterState.PAUSED: 480.0, CounterState.CLOSED: 600.0}
_LEAST_LEFT = 0.45  # of a service that has taken long already


@dataclass(frozen=True)
class Desk:
    """A counter: the services it serves, and whom it serves since how long."""

    serves: frozenset[int]
    state: CounterState = CounterState.OPEN
    serving: int | None = None
    taken_s: float = 0.0


def free_desk(serves: frozenset[int], state: CounterState, *, is_manned: bool) -> Desk:
    """A counter without a visitor: an open one where nobody is counts as closed."""
    is_empty = state is CounterState.OPEN and not is_manned
    return Desk(serves, CounterState.CLOSED if is_empty else state)


class Overtaking(NamedTuple):
    """Visitors who come later and are called before: their share of all, and how much later."""

    share: float = 0.0
    head_start_s: float = 0.0


class Desks:
    """The counters of an office at one moment, for all who ask how long it is by then.

    `times`: by service, how long a visitor takes up a counter.
    """

    def __init__(self, desks: Sequence[Desk], times: Mapping[int, Times]) -> None:
        self.all = desks
        self.times = times
        closed = CounterState.CLOSED
        self._open = _AtWork([desk for desk in desks if desk.state is not closed], times)

    def for_service(self, service: int) -> "_AtWork":
        """The counters that are not closed; all where nobody serves a service as yet."""
        return self._open if service in self._open.serving else self._any

    @cached_property
    def _any(self) -> "_AtWork":
        return _AtWork(self.all, self.times)


class _AtWork:
    """Counters by their place: what is left to do at each, and which of them serve a service."""

    def __init__(self, desks: Sequence[Desk], times: Mapping[int, Times]) -> None:
        self._desks, self._times = desks, times
        self._burst_s: dict[int, float] = {}
        self.left_s = [_left_s(desk, times) for desk in desks]
        self.serving: dict[int, list[int]] = {}
        for place, desk in enumerate(desks):
            for service in desk.serves:
                self.serving.setdefault(service, []).append(place)

    def burst_s(self, service: int) -> float:
        """Of the most uneven service that the counters of this one also serve."""
        found = self._burst_s.get(service)
        if found is None:
            mine = [self._desks[place].serves for place in self.serving[service]]
            found = max(_burst_s(self._times[each]) for each in frozenset().union(*mine))
            self._burst_s[service] = found
        return found


class Facts(NamedTuple):
    """What is known when somebody waits for `service`.

    `ahead`: by service, how many would be called before; `desks`: the counters.
    """

    service: int
    ahead: Mapping[int, float]
    desks: Desks
    overtaking: Overtaking = Overtaking()


def estimate(facts: Facts) -> Wait:
    """The likely wait; it never shrinks when one more visitor is ahead."""
    service, times = facts.service, facts.desks.times
    desks = facts.desks.for_service(service)
    mine = desks.serving.get(service)
    if not mine:
        return likely_wait(facts.ahead.get(service, 0), 1, times[service].mean_s)
    levels = _levels(desks, facts)
    mean = _first_free_s(sorted([levels[place] for place in mine]), _half_way(times[service]))
    unforeseen = hypot(_UNFORESEEN, facts.overtaking.share)
    return _wait(_overtaken(mean, facts.overtaking), len(mine), desks.burst_s(service), unforeseen)


def likely_wait(ahead: float, open_counters: int, service_s: float) -> Wait:
    """The likely wait when only these are known: every counter busy, nothing measured."""
    times = usual(service_s)
    counters = max(open_counters, 1)
    level = ahead * service_s / counters + _half_way(times)
    return _wait(_first_free_s([level] * counters, _half_way(times)), counters, _burst_s(times))


def _overtaken(mean: float, by: Overtaking) -> float:
    """Later visitors go before, but only who comes early enough for their head start."""
    mean *= _LATE
    return min(mean / (1 - min(by.share, _MOST_OVERTAKING)), mean + by.share * by.head_start_s)


def _levels(desks: _AtWork, facts: Facts) -> list[float]:
    """When each counter would be done with all who are ahead.

    The visitors of a service go where there is least to do; those with the least choice first.
    """
    levels = desks.left_s.copy()
    pools = []
    for service, number in facts.ahead.items():
        theirs = desks.serving.get(service)
        if number and theirs:
            work_s = number * facts.desks.times[service].mean_s
            pools.append((len(theirs), service, theirs, work_s))
    for _, _, theirs, work_s in sorted(pools):
        _pour(levels, theirs, work_s)
    return levels


def _pour(levels: list[float], some: Sequence[int], work_s: float) -> None:
    """Fills the lowest of some counters up to one level."""
    into = sorted(some, key=levels.__getitem__)
    total = work_s + levels[into[0]]
    filled = 1
    for number in into[1:]:
        if levels[number] * filled >= total:
            break
        total += levels[number]
        filled += 1
    for number in into[:filled]:
        levels[number] = total / filled


def _first_free_s(levels: list[float], half_way_s: float) -> float:
    """When the first of some counters, lowest level first, has nobody ahead any more.

    Of those that work side by side, one is free while the others are half way through a service.
    """
    total, soonest = 0.0, inf
    for count, level in enumerate(levels, 1):
        total += level
        soonest = min(soonest, (total - (count - 1) * half_way_s) / count)
    return max(soonest, 0.0)


def _wait(mean: float, counters: int, burst_s: float, unforeseen: float = _UNFORESEEN) -> Wait:
    variance = mean * (burst_s / counters + unforeseen**2 * mean) + _UNFORESEEN_S**2
    return _outwards(mean, variance)


def _outwards(mean: float, variance: float) -> Wait:
    low = _quantile(mean, variance, _LOW_Z)
    high = _quantile(mean, variance, _HIGH_Z)
    low_s = int(low // _STEP_S) * _STEP_S
    high_s = -int(-high // _STEP_S) * _STEP_S
    return Wait(low_s=low_s, high_s=max(high_s, low_s + _STEP_S))


def _quantile(mean: float, variance: float, z: float) -> float:
    """Of a gamma distribution, by Wilson and Hilferty; of a normal one where that is too narrow."""
    if mean * mean < variance:
        return max(mean + z * sqrt(variance), 0.0)
    ninth = variance / (9 * mean * mean)
    return mean * max(1 - ninth + z * sqrt(ninth), 0.0) ** 3


def _left_s(desk: Desk, times: Mapping[int, Times]) -> float:
    """Until a counter is free, if nobody were waiting."""
    away_s = _AWAY_S[desk.state]
    if desk.serving is None:
        return away_s
    usually_s = times[desk.serving].mean_s
    return away_s + max(usually_s - desk.taken_s, usually_s * _LEAST_LEFT)


def _half_way(times: Times) -> float:
    """What is left, on average, of a service one comes upon: (1 + cv²)/2 of the mean."""
    return (times.mean_s + times.variance / max(times.mean_s, 1.0)) / 2


def _burst_s(times: Times) -> float:
    """Variance over mean: how unevenly a service comes to its end."""
    return times.variance / max(times.mean_s, 1.0)
