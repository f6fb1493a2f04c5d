"""How right estimates were, against the naive ones."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from counter_server.contract.office import Wait


@dataclass(frozen=True)
class Sample:
    """One visitor: the estimate at the kiosk, two naive ones, and how long they really waited.

    `naive_s` is ahead x mean; `shared_s` the same, divided by the open counters.
    """

    service: str
    issued_at: datetime
    wait: Wait
    naive_s: float
    shared_s: float
    waited_s: float


@dataclass(frozen=True)
class Score:
    """Mean absolute errors and width in seconds; `coverage` is the share inside the interval."""

    visitors: int
    waited_s: float
    error_s: float
    shared_error_s: float
    naive_error_s: float
    coverage: float
    width_s: float


def score(samples: Sequence[Sample]) -> Score | None:
    """The score of some visitors; None without any."""
    if not samples:
        return None
    return Score(
        visitors=len(samples),
        waited_s=_mean(each.waited_s for each in samples),
        error_s=_mean(abs(middle(each.wait) - each.waited_s) for each in samples),
        shared_error_s=_mean(abs(each.shared_s - each.waited_s) for each in samples),
        naive_error_s=_mean(abs(each.naive_s - each.waited_s) for each in samples),
        coverage=_mean(is_inside(each.waited_s, each.wait) for each in samples),
        width_s=_mean(each.wait.high_s - each.wait.low_s for each in samples),
    )


def by_service(samples: Sequence[Sample]) -> dict[str, Sequence[Sample]]:
    """The samples of each service, in the order of their codes."""
    codes = sorted({each.service for each in samples})
    return {code: [each for each in samples if each.service == code] for code in codes}


def middle(wait: Wait) -> float:
    """What an interval says when only one number is asked for."""
    return (wait.low_s + wait.high_s) / 2


def is_inside(waited_s: float, wait: Wait) -> bool:
    """Whether the interval was right."""
    return wait.low_s <= waited_s <= wait.high_s


def _mean(values: Iterable[float]) -> float:
    listed = list(values)
    return sum(listed) / len(listed)
