"""What a policy would have done on a day that is over: the day's visits called anew; pure.

Arrivals, serving times and clerks' breaks stay as they really were; only the order of calls is
another. A counter calls until nobody waits whom no later counter would call, so everybody is
called once, however the day is played.
"""

import heapq
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import islice

from .policy import RECENT_CALLS, ClassRule, Hall, Head, Policy, Recent, choose


@dataclass(frozen=True)
class Visit:
    """One wait and one service; `called_at` is when they really were called."""

    ticket: int
    label: str
    service: str
    priority: str
    arrived_at: datetime
    called_at: datetime
    serving: timedelta


@dataclass(frozen=True)
class Shift:
    """A counter's day: what it serves in what proportion, and when somebody sat there."""

    number: int
    services: Mapping[str, int]
    spans: tuple[tuple[datetime, datetime], ...]

    @property
    def ends(self) -> datetime:
        return self.spans[-1][1]

    def ready_at(self, at: datetime) -> datetime:
        """The first moment from `at` on at which somebody sits there; after its end, `at`."""
        for began, ended in self.spans:
            if at < ended:
                return max(at, began)
        return at


@dataclass(frozen=True)
class Call:
    """Who is called to which counter, and when."""

    visit: Visit
    counter: int
    at: datetime

    @property
    def waited(self) -> timedelta:
        return self.at - self.visit.arrived_at


@dataclass(frozen=True)
class Rules:
    """A policy as an office sets it."""

    policy: Policy
    classes: Mapping[str, ClassRule]

    def rule(self, priority: str) -> ClassRule:
        return self.hall({}, (), datetime.max).rule(priority)

    def hall(self, proportions: Mapping[str, int], recent: Sequence[Recent], at: datetime) -> Hall:
        return Hall(self.policy, dict(self.classes), dict(proportions), recent, at)


def simulate(visits: Sequence[Visit], shifts: Sequence[Shift], rules: Rules) -> list[Call]:
    """The day's calls under a policy, in their order; visits that no counter serves are left out.

    Each visit is called once, by one counter, not before it arrived.
    """
    floor = _Floor(visits, shifts)
    recent: dict[int, list[Recent]] = {}
    calls: list[Call] = []
    ready = [(shift.spans[0][0], place) for place, shift in enumerate(shifts) if shift.spans]
    heapq.heapify(ready)
    while ready:
        at, place = heapq.heappop(ready)
        shift = shifts[place]
        heads = floor.heads(place, at)
        choice = choose(heads, rules.hall(shift.services, recent.get(place, ()), at))
        if choice is None:
            again = floor.next_arrival(place)
        else:
            visit = floor.take(choice.head)
            calls.append(Call(visit, shift.number, at))
            had = Recent(visit.priority, visit.service)
            recent[place] = [had, *recent.get(place, [])][:RECENT_CALLS]
            again = at + visit.serving
        if again is not None:
            heapq.heappush(ready, (shift.ready_at(again), place))
    return calls


def as_it_was(visits: Sequence[Visit]) -> list[Call]:
    """The calls that were really made."""
    return [Call(visit, 0, visit.called_at) for visit in visits]


@dataclass(frozen=True)
class Figures:
    """Waits in seconds; `over` is how many waited longer than their class should."""

    number: int
    mean_s: int
    ninetieth_s: int
    longest_s: int
    over: int


def figures(calls: Sequence[Call], rules: Rules) -> Figures:
    """What a day's calls come to; of nobody all is 0. The 90th percentile is a wait that was."""
    waits = sorted(call.waited.total_seconds() for call in calls)
    if not waits:
        return Figures(0, 0, 0, 0, 0)
    over = [call for call in calls if call.waited > rules.rule(call.visit.priority).longest_wait]
    return Figures(
        number=len(waits),
        mean_s=round(sum(waits) / len(waits)),
        ninetieth_s=round(waits[-(-len(waits) * 9 // 10) - 1]),
        longest_s=round(waits[-1]),
        over=len(over),
    )


@dataclass(frozen=True)
class Line:
    """A class, or with `priority` None everybody: as it was, first come, and as proposed."""

    priority: str | None
    was: Figures
    first_come: Figures
    proposed: Figures


def compare(visits: Sequence[Visit], shifts: Sequence[Shift], rules: Rules) -> list[Line]:
    """The proposed policy beside the day as it was and beside first come; everybody stands last.

    The longest waits of the proposal are the measure for all three.
    """
    was = as_it_was(visits)
    plain = simulate(visits, shifts, Rules(Policy.FIRST_COME, rules.classes))
    proposed = simulate(visits, shifts, rules)
    codes = [each for each in rules.classes if any(v.priority == each for v in visits)]
    codes += sorted({visit.priority for visit in visits} - set(rules.classes))

    def line(code: str | None) -> Line:
        found = [figures(_of(code, calls), rules) for calls in (was, plain, proposed)]
        return Line(code, *found)

    return [line(code) for code in (*codes, None)]


def _of(code: str | None, calls: Sequence[Call]) -> list[Call]:
    return [call for call in calls if code is None or call.visit.priority == code]


@dataclass
class _Floor:
    """Who waits while a day is played."""

    visits: Sequence[Visit]
    shifts: Sequence[Shift]
    lines: dict[tuple[str, str], list[Visit]] = field(default_factory=dict)
    _arrived: int = 0

    def __post_init__(self) -> None:
        self.visits = sorted(self.visits, key=lambda each: (each.arrived_at, each.ticket))
        self._keys = [each.arrived_at for each in self.visits]
        ends: dict[str, datetime] = {}
        for shift in self.shifts:
            for service in shift.services if shift.spans else ():
                ends[service] = max(ends.get(service, shift.ends), shift.ends)
        self._ends = ends

    def heads(self, place: int, at: datetime) -> list[Head]:
        """The first of each line that a counter calls at a moment."""
        self._let_in(at)
        shift = self.shifts[place]
        return [
            Head(line[0].ticket, line[0].label, service, priority, line[0].arrived_at)
            for (service, priority), line in self.lines.items()
            if line and service in shift.services and self._calls(shift, service, at)
        ]

    def take(self, head: Head) -> Visit:
        return self.lines[head.service, head.priority].pop(0)

    def next_arrival(self, place: int) -> datetime | None:
        """When somebody comes next whom a counter serves; None when nobody does."""
        services = self.shifts[place].services
        for visit in islice(self.visits, self._arrived, None):
            if visit.service in services:
                return visit.arrived_at
        return None

    def _calls(self, shift: Shift, service: str, at: datetime) -> bool:
        return at < shift.ends or shift.ends == self._ends[service]

    def _let_in(self, at: datetime) -> None:
        now = bisect_right(self._keys, at, self._arrived)
        for visit in self.visits[self._arrived : now]:
            self.lines.setdefault((visit.service, visit.priority), []).append(visit)
        self._arrived = now
