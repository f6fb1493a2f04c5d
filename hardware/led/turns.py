"""Whose turn it is on a bus: who has something new first, who is silent seldom; pure.

A unit that does not answer costs one short wait, then a longer and longer pause, so that it never
holds up the others. Everything is sent again now and then, for a unit may have been without power.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from hardware.led.showing import Showing

NEVER = float("inf")


@dataclass(frozen=True)
class Pace:
    """How often what is tried, in seconds.

    A line that is away every `retry_s`, a silent unit after each of `silent_s`, everything again
    after `repeat_s`; a line on which nothing is said is looked at every `look_s`.
    """

    retry_s: float = 1.0
    silent_s: tuple[float, ...] = (1.0, 2.0, 4.0, 8.0, 15.0, 30.0)
    repeat_s: float = 30.0
    look_s: float = 1.0


@dataclass(frozen=True)
class Turn:
    """What a unit is to show and is known to show, and when it is asked next."""

    wanted: Showing | None = None
    shown: Showing | None = None
    due_s: float = NEVER
    failures: int = 0


def wants(turn: Turn, showing: Showing, now_s: float) -> Turn:
    """Only the newest is shown. Who is silent is not asked earlier for it."""
    if showing == turn.wanted:
        return turn
    due_s = turn.due_s if turn.failures else now_s
    return replace(turn, wanted=showing, due_s=due_s)


def answered(turn: Turn, showing: Showing, now_s: float, repeat_s: float) -> Turn:
    """It shows that; what was wanted meanwhile is due at once."""
    is_newest = turn.wanted == showing
    return replace(turn, shown=showing, due_s=now_s + repeat_s if is_newest else now_s, failures=0)


def failed(turn: Turn, now_s: float, silent_s: tuple[float, ...]) -> Turn:
    """Nobody knows what it shows; the pause grows each time."""
    pause_s = silent_s[min(turn.failures, len(silent_s) - 1)]
    return replace(turn, shown=None, due_s=now_s + pause_s, failures=turn.failures + 1)


def anew(turn: Turn, now_s: float) -> Turn:
    """The line was opened: all is shown again."""
    return Turn(turn.wanted, due_s=NEVER if turn.wanted is None else now_s)


def next_of(turns: Mapping[str, Turn], now_s: float) -> str | None:
    """Who is asked now: first those that answer, then by who has waited longest."""
    due = [name for name, turn in turns.items() if turn.wanted is not None and turn.due_s <= now_s]
    return min(due, key=lambda name: (turns[name].failures > 0, turns[name].due_s), default=None)


def is_behind(turns: Mapping[str, Turn]) -> bool:
    """Whether somebody who answers shows something old."""
    return any(turn.wanted != turn.shown and not turn.failures for turn in turns.values())


def wait_s(turns: Mapping[str, Turn], now_s: float, longest_s: float) -> float:
    """How long there is nothing to do."""
    first_s = min((turn.due_s for turn in turns.values()), default=NEVER)
    return max(0.0, min(first_s - now_s, longest_s))
