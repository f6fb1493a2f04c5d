"""Whose turn is near, by the same count of people ahead that phones and slips show; pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from counter_server.queue.estimates.lines import Line, ahead_of
from counter_server.queue.policy import Policy

# Who has just taken a number stands at the kiosk and reads it from the slip.
JUST_TAKEN = timedelta(minutes=1)


@dataclass(frozen=True)
class Waiting:
    """One of the first of a line; `line` is how many wait in it: one service, one class."""

    ticket: int
    number: str
    service_id: int
    service: str
    priority: str
    waits_since: datetime
    issued_at: datetime
    line: int
    is_told: bool


@dataclass(frozen=True)
class Rule:
    """Near is with `most_ahead` people ahead or fewer; `overdue_since` is the policy's limit."""

    most_ahead: int
    policy: Policy
    overdue_since: datetime


@dataclass(frozen=True)
class Near:
    """A visitor to be told, with how many are ahead."""

    waiting: Waiting
    ahead: int


def nearing(heads: Sequence[Waiting], rule: Rule, at: datetime) -> tuple[Near, ...]:
    """Who is near and was not told; `heads` hold `most_ahead` + 1 of every line, or all of it."""
    fresh = [each for each in heads if not each.is_told and at - each.issued_at >= JUST_TAKEN]
    found = (Near(each, _ahead(each, heads, rule)) for each in fresh)
    return tuple(near for near in found if near.ahead <= rule.most_ahead)


def _ahead(mine: Waiting, heads: Sequence[Waiting], rule: Rule) -> int:
    beside = [each for each in heads if each.service_id == mine.service_id and each is not mine]
    lines = (_line(mine, priority, beside, rule) for priority in _classes(beside))
    return ahead_of(mine.priority, lines, rule.policy).get(mine.service_id, 0)


def _line(mine: Waiting, priority: str, beside: Sequence[Waiting], rule: Rule) -> Line:
    theirs = [each for each in beside if each.priority == priority]
    return Line(
        mine.service_id,
        priority,
        before=sum(_came(each) < _came(mine) for each in theirs),
        everybody=theirs[0].line - (priority == mine.priority),
        overdue=sum(each.waits_since <= rule.overdue_since for each in theirs),
    )


def _classes(heads: Iterable[Waiting]) -> list[str]:
    return sorted({each.priority for each in heads})


def _came(each: Waiting) -> tuple[datetime, int]:
    return (each.waits_since, each.ticket)
