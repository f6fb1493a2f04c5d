"""Who is ahead of a visitor, as the policy calls: the lines by service and priority class.

Under *first come* it is everybody who came before. Under the *balanced* policy a priority class is
called before everybody else while it has had less than its share, which is nearly always; so the
whole of its line is ahead of an ordinary visitor, and some who have yet to come. Whoever is overdue
is ahead of those who are not.
"""

from collections.abc import Iterable
from typing import NamedTuple

from counter_server.queue.policy import ORDINARY, Policy

from .model import Overtaking


class Line(NamedTuple):
    """Who waits for a service in a class: those who came before a visitor, all, and the overdue."""

    service: int
    priority: str
    before: int
    everybody: int
    overdue: int


def ahead_of(priority: str, lines: Iterable[Line], policy: Policy) -> dict[int, int]:
    """By service, how many would be called before a visitor of a class."""
    ahead: dict[int, int] = {}
    for line in lines:
        number = _ahead_in(line, priority, policy)
        ahead[line.service] = ahead.get(line.service, 0) + number
    return ahead


def overtaking(
    priority: str, early_share: float, longest_wait_s: float, policy: Policy
) -> Overtaking:
    """Who comes later and is called before: priority classes, until the visitor is overdue."""
    if policy is Policy.FIRST_COME or priority != ORDINARY:
        return Overtaking()
    return Overtaking(early_share, longest_wait_s)


def _ahead_in(line: Line, priority: str, policy: Policy) -> int:
    if policy is Policy.FIRST_COME or (line.priority == ORDINARY) == (priority == ORDINARY):
        return line.before
    return line.everybody if priority == ORDINARY else line.overdue
