"""Who is called next in a simulated hall: the product's own policies."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from counter_server.queue.policy import (
    ORDINARY,
    RECENT_CALLS,
    ClassRule,
    Hall,
    Head,
    Policy,
    Recent,
    choose,
)

from .hall import SimulatedHall

_MIDNIGHT = datetime(2026, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Waiting:
    """A ticket in line."""

    ticket: int
    number: str
    service: str
    priority: str
    since_s: float


# Of those a counter may call, never nobody: the one it calls. The counter's id, the moment.
Discipline = Callable[[Sequence[Waiting], int, float], Waiting]


def by_policy(policy: Policy, hall: SimulatedHall) -> Discipline:
    """A day's calls by a policy; it remembers them."""
    classes = {
        each.code: ClassRule(each.code, each.weight, timedelta(seconds=each.longest_wait_s))
        for each in hall.classes
    }
    proportions = {each.id: dict(each.proportions) for each in hall.counters}
    calls: dict[int, list[Recent]] = {}

    def next_of(line: Sequence[Waiting], counter: int, at_s: float) -> Waiting:
        recent = calls.setdefault(counter, [])
        at = _MIDNIGHT + timedelta(seconds=at_s)
        known = Hall(policy, classes, proportions[counter], recent[-RECENT_CALLS:], at)
        choice = choose(_heads(line), known)
        chosen = line[0] if choice is None else _by_ticket(line, choice.head.ticket)
        recent.append(Recent(chosen.priority, chosen.service))
        return chosen

    return next_of


def _heads(line: Sequence[Waiting]) -> list[Head]:
    """The first of each service and class; the line is in the order of coming."""
    firsts: dict[tuple[str, str], Waiting] = {}
    for each in line:
        firsts.setdefault((each.service, each.priority), each)
    return [
        Head(
            each.ticket,
            each.number,
            each.service,
            each.priority,
            _MIDNIGHT + timedelta(seconds=each.since_s),
        )
        for each in firsts.values()
    ]


def _by_ticket(line: Sequence[Waiting], ticket: int) -> Waiting:
    return next(each for each in line if each.ticket == ticket)


__all__ = ["ORDINARY", "Discipline", "Waiting", "by_policy"]
