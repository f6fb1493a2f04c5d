"""Who is ahead at counters that serve their services in unequal proportion; pure.

Such a counter does not call in the order of coming: for each visitor of a service of weight 1 it
calls three of one of weight 3, while both wait. So of the other service's visitors as many are
ahead as their share of the calls until one's own, not all who came before, and some who came after.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from .lines import Line

Weights = Mapping[int, Mapping[int, int]]


@dataclass(frozen=True)
class _Shared:
    """Counters that serve both: their share of each, and the other's calls to one of mine."""

    of_theirs: float
    of_mine: float
    calls: float


def in_proportion(
    ahead: Mapping[int, float], lines: Iterable[Line], service: int, weights: Weights
) -> Mapping[int, float]:
    """Who is ahead of a visitor of a service, given who would be in the order of coming.

    `weights`: by counter, those of its services.
    """
    if not any(_is_unequal(each) for each in weights.values()):
        return ahead
    everybody: dict[int, int] = {}
    for line in lines:
        everybody[line.service] = everybody.get(line.service, 0) + line.everybody
    mine = ahead.get(service, 0)
    turned = dict(ahead)
    for other, waiting in everybody.items():
        shared = _shared(service, other, weights)
        if other != service and shared is not None:
            turned[other] = _ahead_of_other(ahead.get(other, 0), waiting, mine, shared)
    return turned


def _ahead_of_other(before: float, everybody: int, mine: float, shared: _Shared) -> float:
    called = min(everybody * shared.of_theirs, (mine * shared.of_mine + 1) * shared.calls)
    return before * (1 - shared.of_theirs) + called


def _shared(service: int, other: int, weights: Weights) -> _Shared | None:
    """None where no counter prefers one of the two."""
    mine = [each for each in weights.values() if service in each]
    theirs = [each for each in weights.values() if other in each]
    both = [each for each in mine if other in each]
    calls = [each[other] / max(each[service], 1) for each in both]
    if not both or all(each == 1 for each in calls):
        return None
    return _Shared(len(both) / len(theirs), len(both) / len(mine), sum(calls) / len(calls))


def _is_unequal(weights: Mapping[int, int]) -> bool:
    return len(set(weights.values())) > 1
