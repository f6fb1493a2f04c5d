"""Who is next, and why: pure, total, without starvation.

*Balanced*: each priority class has a weight, its share of the calls while others wait too, and a
longest wait. Whoever has waited longer than that goes first, the most overdue before the rest;
otherwise the class that has had least of its share among the counter's recent calls. So priority
neither always jumps nor never counts. *First come* knows no classes.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

ORDINARY = ""
RECENT_CALLS = 20


class Policy(StrEnum):
    BALANCED = "balanced"
    FIRST_COME = "first_come"


@dataclass(frozen=True)
class ClassRule:
    """A priority class; `weight` is at least 1."""

    code: str
    weight: int
    longest_wait: timedelta


@dataclass(frozen=True)
class Head:
    """The first of a line: a service and a priority class, or those bound to this counter."""

    ticket: int
    label: str
    service: str
    priority: str
    waits_since: datetime


@dataclass(frozen=True)
class Recent:
    """A call this counter made, by class and service."""

    priority: str
    service: str


class Reason(StrEnum):
    """Why a ticket is next."""

    OVERDUE = "overdue"
    SHARE = "share"
    PROPORTION = "proportion"
    FIRST_COME = "first_come"


@dataclass(frozen=True)
class Choice:
    head: Head
    reason: Reason


@dataclass(frozen=True)
class Hall:
    """What the choice depends on. `proportions` weigh a counter's services; absent ones weigh 1.

    `recall_limit`: how often a visitor is called at most.
    """

    policy: Policy
    classes: dict[str, ClassRule]
    proportions: dict[str, int]
    recent: Sequence[Recent]
    at: datetime
    recall_limit: int = 3

    def rule(self, priority: str) -> ClassRule:
        """The class of a code; one that was taken away counts as ordinary."""
        return self.classes.get(priority) or self.classes.get(ORDINARY) or PLAIN


PLAIN = ClassRule(ORDINARY, 2, timedelta(minutes=45))


def choose(heads: Sequence[Head], hall: Hall) -> Choice | None:
    """Who is next; None when nobody waits. The order of `heads` does not matter."""
    if not heads:
        return None
    if hall.policy is Policy.FIRST_COME:
        return Choice(min(heads, key=_came), Reason.FIRST_COME)
    overdue = [head for head in heads if _overdue(head, hall) > timedelta(0)]
    if overdue:
        most = min(overdue, key=lambda head: (-_overdue(head, hall), _came(head)))
        return Choice(most, Reason.OVERDUE)
    return _by_share(heads, hall)


def due_at(waits_since: datetime, rule: ClassRule) -> datetime:
    """By when a visitor should be called: it orders people of different classes."""
    return waits_since + rule.longest_wait


def _by_share(heads: Sequence[Head], hall: Hall) -> Choice:
    present = {head.priority for head in heads}
    had = _counted([call.priority for call in hall.recent])

    def turn(priority: str) -> tuple[float, datetime, int]:
        first = min((head for head in heads if head.priority == priority), key=_came)
        return ((had.get(priority, 0) + 1) / hall.rule(priority).weight, *_came(first))

    chosen = min(present, key=turn)
    mine = [head for head in heads if head.priority == chosen]
    if len(present) > 1:
        return Choice(_by_proportion(mine, hall)[0], Reason.SHARE)
    return Choice(*_by_proportion(mine, hall))


def _by_proportion(heads: Sequence[Head], hall: Hall) -> tuple[Head, Reason]:
    weights = {head.service: hall.proportions.get(head.service, 1) for head in heads}
    if len(set(weights.values())) == 1:
        return min(heads, key=_came), Reason.FIRST_COME
    had = _counted([call.service for call in hall.recent])

    def turn(head: Head) -> tuple[float, datetime, int]:
        return ((had.get(head.service, 0) + 1) / max(weights[head.service], 1), *_came(head))

    return min(heads, key=turn), Reason.PROPORTION


def _overdue(head: Head, hall: Hall) -> timedelta:
    return hall.at - due_at(head.waits_since, hall.rule(head.priority))


def _came(head: Head) -> tuple[datetime, int]:
    return (head.waits_since, head.ticket)


def _counted(values: Sequence[str]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for value in values:
        counts[value] = counts.get(value, 0) + 1
    return counts


def in_order(waiting: Sequence[Head], hall: Hall) -> list[Head]:
    """Everybody who waits, as they would be called one after another from now on."""
    lines: dict[tuple[str, str], list[Head]] = {}
    for head in sorted(waiting, key=_came, reverse=True):
        lines.setdefault((head.service, head.priority), []).append(head)
    ordered: list[Head] = []
    recent = list(hall.recent)
    while len(lines) > 1:
        choice = choose([line[-1] for line in lines.values()], replace(hall, recent=recent))
        assert choice is not None  # there are lines, so there are heads
        key = (choice.head.service, choice.head.priority)
        ordered.append(lines[key].pop())
        if not lines[key]:
            del lines[key]
        recent = [Recent(key[1], key[0]), *recent][:RECENT_CALLS]
    for rest in lines.values():  # nobody is left to choose between
        ordered.extend(reversed(rest))
    return ordered
