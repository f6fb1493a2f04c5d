"""What a clerk can press."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Command(Enum):
    """A key that asks for something; the values are the words of the `motcua-ascii` protocol."""

    NEXT = "NEXT"
    RECALL = "RECALL"
    SERVE = "SERVE"
    FINISH = "FINISH"
    NO_SHOW = "NO_SHOW"
    HOLD = "HOLD"
    ENTER = "ENTER"
    CLEAR = "CLEAR"


@dataclass(frozen=True)
class Digit:
    """One of 0 to 9."""

    value: int

    def __post_init__(self) -> None:
        if not 0 <= self.value <= 9:
            raise ValueError(f"no digit: {self.value}")


Key = Command | Digit


def key_named(name: str) -> Key:
    """`NEXT`, `no-show` or `7`; ValueError for a name that no key has."""
    if len(name) == 1 and name in "0123456789":
        return Digit(int(name))
    return Command(name.upper().replace("-", "_"))
