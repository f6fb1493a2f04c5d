"""The bytes of keypads as data: which mean which key, and how a line goes to the display; pure.

`motcua-ascii` is our own, for keypads that are built or programmed for us: each key is a line
`K:NEXT\\r\\n` (the names of `Command`, or a digit `K:7\\r\\n`), each line for the display is
`D:A012 03\\r\\n` in ASCII. `numpad` is any number pad: each key is one character.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from hardware.keypads.keys import Command, Digit, Key, key_named

# No key's line comes near; what is longer is noise.
LONGEST_LINE = 64

_DIGITS: dict[str, Key] = {str(value): Digit(value) for value in range(10)}
_LINE_END = re.compile(rb"[\r\n]")


@dataclass(frozen=True)
class Display:
    """A line is `before`, at most `columns` ASCII characters, `after`."""

    before: bytes
    after: bytes
    columns: int

    def encode(self, text: str) -> bytes:
        """The bytes that show the text; what is not ASCII becomes a question mark."""
        shown = "".join(char if " " <= char <= "~" else "?" for char in text)
        return self.before + shown[: self.columns].encode("ascii") + self.after


@dataclass(frozen=True)
class KeypadType:
    """`keys`: by the rest of a line after `before_key`, or by character when `is_lines` is no."""

    name: str
    keys: Mapping[str, Key]
    is_lines: bool
    before_key: str = ""
    display: Display | None = None

    def with_keys(self, changed: Mapping[str, Key]) -> KeypadType:
        """The same with other meanings of some keys."""
        return replace(self, keys={**self.keys, **changed})


MOTCUA_ASCII = KeypadType(
    "motcua-ascii",
    keys={**_DIGITS, **{each.value: each for each in Command}},
    is_lines=True,
    before_key="K:",
    display=Display(b"D:", b"\r\n", columns=16),
)
NUMPAD = KeypadType(
    "numpad",
    keys={
        **_DIGITS,
        "+": Command.NEXT,
        "*": Command.RECALL,
        "/": Command.SERVE,
        "-": Command.FINISH,
        ".": Command.NO_SHOW,
        "N": Command.HOLD,
        "\r": Command.ENTER,
        "\b": Command.CLEAR,
        "\x7f": Command.CLEAR,
    },
    is_lines=False,
)
KEYPAD_TYPES: Mapping[str, KeypadType] = {each.name: each for each in (MOTCUA_ASCII, NUMPAD)}

# How a key that is no visible character is written in an option.
_SAID = {"enter": "\r", "backspace": "\b", "numlock": "N"}


def key_change(text: str) -> tuple[str, Key]:
    """`/=HOLD` or `numlock=SERVE`: a key as the keypad sends it, and its meaning; or ValueError."""
    sent, _, meaning = text.rpartition("=")
    try:
        key = key_named(meaning)
    except ValueError as error:
        raise ValueError(f"no key: {text!r}") from error
    if not sent:
        raise ValueError(f"no key: {text!r}")
    return _SAID.get(sent.lower(), sent), key


class KeyReader:
    """Joins what comes in pieces; what is no key is dropped."""

    def __init__(self, kind: KeypadType) -> None:
        self._kind = kind
        self._line = b""

    def feed(self, data: bytes) -> list[Key]:
        """Take bytes, however split; return the keys they complete, in order."""
        if not self._kind.is_lines:
            return self._known(list(data.replace(b"\r\n", b"\r").decode("latin-1")))
        *ended, self._line = _LINE_END.split(self._line + data)
        # One byte too many keeps a line that is too long from becoming a key by its end.
        self._line = self._line[: LONGEST_LINE + 1]
        lines = [each.decode("latin-1").strip() for each in ended if len(each) <= LONGEST_LINE]
        before = self._kind.before_key
        return self._known([each[len(before) :] for each in lines if each.startswith(before)])

    def forget(self) -> None:
        """The cable was pulled: what has begun never ends."""
        self._line = b""

    def _known(self, sent: list[str]) -> list[Key]:
        return [self._kind.keys[each] for each in sent if each in self._kind.keys]
