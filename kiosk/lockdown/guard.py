"""The pad for the officer's code, and the patience with wrong ones. Pure."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import assert_never

from .code import LENGTHS

_FREE_TRIES = 3
_FIRST_PAUSE_S = 30.0
_LONGEST_PAUSE_S = 900.0
_OPEN_S = 45.0


@dataclass(frozen=True)
class Digit:
    char: str = field(repr=False)


@dataclass(frozen=True)
class EraseDigit:
    pass


@dataclass(frozen=True)
class Enter:
    pass


@dataclass(frozen=True)
class LeavePad:
    pass


GuardTouch = Digit | EraseDigit | Enter | LeavePad


@dataclass(frozen=True)
class Guard:
    """`shut_until_s`: no code is taken before; wrong ones count until a right one comes."""

    is_asking: bool = False
    typed: str = field(default="", repr=False)
    wrong: int = 0
    shut_until_s: float = 0.0
    asked_s: float = 0.0
    is_passed: bool = False

    def pause_s(self, now_s: float) -> int:
        """Whole seconds until the next try."""
        return max(0, round(self.shut_until_s - now_s + 0.49))


def asked(guard: Guard, now_s: float) -> Guard:
    """Show the pad."""
    return replace(guard, is_asking=True, typed="", asked_s=now_s)


def ticked(guard: Guard, now_s: float) -> Guard:
    """Put the pad away when nobody types."""
    return _left(guard) if guard.is_asking and now_s - guard.asked_s > _OPEN_S else guard


def touched(
    guard: Guard, touch: GuardTouch, now_s: float, is_right: Callable[[str], bool]
) -> Guard:
    """A key of the pad."""
    if not guard.is_asking:
        return guard
    match touch:
        case Digit(char):
            room = len(guard.typed) < LENGTHS[-1]
            return replace(guard, typed=guard.typed + char, asked_s=now_s) if room else guard
        case EraseDigit():
            return replace(guard, typed=guard.typed[:-1], asked_s=now_s)
        case LeavePad():
            return _left(guard)
        case Enter():
            return _entered(guard, now_s, is_right)
        case _:
            assert_never(touch)


def _entered(guard: Guard, now_s: float, is_right: Callable[[str], bool]) -> Guard:
    if now_s < guard.shut_until_s or not guard.typed:
        return replace(guard, typed="")
    if is_right(guard.typed):
        return replace(_left(guard), wrong=0, is_passed=True)
    wrong = guard.wrong + 1
    pause_s = min(_FIRST_PAUSE_S * 2.0 ** (wrong - _FREE_TRIES), _LONGEST_PAUSE_S)
    until_s = now_s + pause_s if wrong >= _FREE_TRIES else 0.0
    return replace(guard, typed="", wrong=wrong, shut_until_s=until_s)


def _left(guard: Guard) -> Guard:
    return replace(guard, is_asking=False, typed="")
