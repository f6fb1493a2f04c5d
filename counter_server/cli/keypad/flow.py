"""What a key means: what was typed and what is asked of the server; pure."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from hardware.keypads import Command, Digit, Key

from .display import choice_line
from .numbers import Known

# Switches bounce, and people press again when nothing is seen at once.
DOUBLE_PRESS_S = 0.3
MOST_DIGITS = 6
MOST_CHOICES = 3

_VERBS = {
    Command.NEXT: "call",
    Command.RECALL: "recall",
    Command.SERVE: "serve",
    Command.FINISH: "finish",
    Command.NO_SHOW: "no-show",
    Command.HOLD: "hold",
}

Find = Callable[[str], tuple[Known, ...]]


@dataclass(frozen=True)
class Ask:
    """`POST /counters/{id}/{verb}`; `ticket` is the one that was chosen."""

    verb: str
    ticket: int | None = None


@dataclass(frozen=True)
class Show:
    """A line that stays on the display until the next key."""

    text: str


@dataclass(frozen=True)
class Refuse:
    """What is refused without asking the server, by its code."""

    code: str


@dataclass(frozen=True)
class Rest:
    """Show how things stand at the counter."""


@dataclass(frozen=True)
class Ignore:
    """Nothing happens."""


Outcome = Ask | Show | Refuse | Rest | Ignore


@dataclass(frozen=True)
class Typing:
    """`free_at_s`: when the last answer came; what was pressed while it was awaited is dropped."""

    typed: str = ""
    choices: tuple[Known, ...] = ()
    last: Command | None = None
    last_at_s: float = float("-inf")
    free_at_s: float = float("-inf")


def pressed(state: Typing, key: Key, at_s: float, find: Find) -> tuple[Typing, Outcome]:
    """One key at a moment of the same clock as `Typing`'s; `find` knows today's numbers."""
    if isinstance(key, Digit):
        return _digit(state, key)
    is_double = key is state.last and at_s - state.last_at_s < DOUBLE_PRESS_S
    if is_double or at_s < state.free_at_s:
        return state, Ignore()
    fresh = replace(state, typed="", choices=(), last=key, last_at_s=at_s)
    if key is Command.ENTER:
        return _enter(fresh, state.typed, find)
    return fresh, Rest() if key is Command.CLEAR else Ask(_VERBS[key])


def answered(state: Typing, at_s: float) -> Typing:
    """The server has answered, or has not in time."""
    return replace(state, free_at_s=at_s)


def _digit(state: Typing, key: Digit) -> tuple[Typing, Outcome]:
    if state.choices:
        fresh = replace(state, choices=())
        if 1 <= key.value <= len(state.choices):
            return fresh, Ask("call", state.choices[key.value - 1].ticket)
        return fresh, Rest()
    typed = (state.typed + str(key.value))[-MOST_DIGITS:]
    return replace(state, typed=typed), Show(typed)


def _enter(state: Typing, typed: str, find: Find) -> tuple[Typing, Outcome]:
    if not typed:
        return state, Rest()
    found = find(typed)[:MOST_CHOICES]
    match found:
        case ():
            return state, Refuse("unknown_ticket")
        case (only,):
            return state, Ask("call", only.ticket)
    return replace(state, choices=found), Show(choice_line([each.number for each in found]))
