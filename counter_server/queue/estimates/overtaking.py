"""Who goes before somebody who came earlier: the classes with a shorter longest wait."""

from collections.abc import Mapping

from .model import Overtaking

ORDINARY_LONGEST_S = 2700.0


def head_start_s(longest_wait_s: Mapping[str, float], priority: str) -> float:
    """How much earlier than everybody else somebody of a class stands."""
    ordinary = longest_wait_s.get("", ORDINARY_LONGEST_S)
    return ordinary - longest_wait_s.get(priority, ordinary)


def overtaking(
    longest_wait_s: Mapping[str, float], calls: Mapping[str, float], priority: str
) -> Overtaking:
    """By whom a visitor of a class is overtaken, from the calls that each class has had."""
    mine = head_start_s(longest_wait_s, priority)
    ahead = {
        code: head_start_s(longest_wait_s, code) - mine
        for code in calls
        if head_start_s(longest_wait_s, code) > mine
    }
    number = sum(calls[code] for code in ahead)
    total = sum(calls.values())
    if not number:
        return Overtaking()
    start_s = sum(ahead[code] * calls[code] for code in ahead) / number
    return Overtaking(number / total, start_s)
