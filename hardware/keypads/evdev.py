"""Linux's input events (`struct input_event`) into the characters a number pad would type; pure.

A key is told by its place, not by its meaning, so Num Lock changes nothing.
"""

from __future__ import annotations

import struct

_EVENT = struct.Struct("llHHi")
EVENT_BYTES = _EVENT.size

_EV_KEY = 1
_PRESSED = 1  # 0 is let go, 2 is repeated while held

# <linux/input-event-codes.h>
_PAD = {71: "7", 72: "8", 73: "9", 75: "4", 76: "5", 77: "6", 79: "1", 80: "2", 81: "3", 82: "0"}
_ROW = {code + 1: str(code % 10) for code in range(1, 11)}
_OTHERS = {
    78: "+",
    74: "-",
    12: "-",
    55: "*",
    98: "/",
    53: "/",
    83: ".",
    52: ".",
    121: ".",
    96: "\r",
    28: "\r",
    14: "\b",
    111: "\b",
    1: "\b",
    69: "N",
    117: "=",
    13: "=",
    15: "\t",
}
_CHARACTERS = {**_PAD, **_ROW, **_OTHERS}


class EventReader:
    """Joins what comes in pieces."""

    def __init__(self) -> None:
        self._begun = b""

    def feed(self, data: bytes) -> bytes:
        """Take bytes of events; return the characters of the keys that went down."""
        data = self._begun + data
        whole = len(data) - len(data) % EVENT_BYTES
        self._begun = data[whole:]
        typed = (
            _CHARACTERS.get(code, "")
            for _, _, kind, code, value in _EVENT.iter_unpack(data[:whole])
            if kind == _EV_KEY and value == _PRESSED
        )
        return "".join(typed).encode("latin-1")


def key_event(code: int, value: int) -> bytes:
    """The bytes of a key that goes down (1), up (0) or repeats (2), at no particular time."""
    return _EVENT.pack(0, 0, _EV_KEY, code, value)


def code_of(character: str) -> int:
    """The first key that types the character; StopIteration for one that no key types."""
    return next(code for code, typed in _CHARACTERS.items() if typed == character)
