"""Who is called next in a simulated hall."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

ORDINARY_LONGEST_S = 2700


@dataclass(frozen=True)
class Waiting:
    """A ticket in line; `turn_s` is by when it should be called."""

    ticket: int
    number: str
    service: str
    priority: str
    since_s: float
    turn_s: float


# Of those a counter may call: the one it calls. The counter's id, the moment.
Discipline = Callable[[Sequence[Waiting], int, float], Waiting]


def by_turn(line: Sequence[Waiting], _counter: int, _at_s: float) -> Waiting:
    """First come, first served; a priority class came earlier by its head start."""
    return min(line, key=lambda each: (each.turn_s, each.ticket))
