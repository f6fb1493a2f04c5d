"""The bytes of a scanner into scans; pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

# No code we read comes near: a citizen card has some 200 bytes, a full QR code under 3 KB.
LONGEST_SCAN = 4096

_LINE_END = re.compile(rb"[\r\n]")
_BOM = "\ufeff"


@dataclass(frozen=True)
class Scan:
    """What was read, in one line, without byte order mark or surrounding blanks."""

    text: str


@dataclass(frozen=True)
class TooLong:
    """Input without an end, of which nothing is given on: half a code is no code."""


Heard = Scan | TooLong


class LineJoiner:
    """Joins what comes in pieces; CR, LF, CRLF or a quiet gap ends a scan."""

    def __init__(self) -> None:
        self._line = bytearray()
        self._dropping = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing waits for its end."""
        return not (self._line or self._dropping)

    def feed(self, data: bytes) -> list[Heard]:
        """Take bytes, however split; return what they complete."""
        *ended, begun = _LINE_END.split(data)
        heard: list[Heard] = []
        for piece in ended:
            heard += self._grow(piece) + self._end()
        return heard + self._grow(begun)

    def quiet(self) -> list[Heard]:
        """Nothing has come for a while: a scanner without a suffix is done."""
        return self._end()

    def forget(self) -> None:
        """The cable was pulled: what has begun never ends."""
        self._line.clear()
        self._dropping = False

    def _grow(self, piece: bytes) -> list[Heard]:
        if self._dropping:
            return []
        self._line += piece
        if len(self._line) <= LONGEST_SCAN:
            return []
        self._line.clear()
        self._dropping = True
        return [TooLong()]

    def _end(self) -> list[Heard]:
        text = _read(bytes(self._line))
        self.forget()
        return [Scan(text)] if text else []


def _read(line: bytes) -> str:
    return line.decode("utf-8", errors="replace").replace(_BOM, "").replace("\0", "").strip()
