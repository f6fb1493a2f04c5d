"""What an LED display is to show, and how it goes with it; no protocol, no wire."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

# The letters that marks cannot be taken from.
_STROKES = str.maketrans("đĐƀɃ", "dDbB")


@dataclass(frozen=True)
class Line:
    """One line of a display; `flashes` draws the eye to it."""

    text: str
    flashes: bool = False


@dataclass(frozen=True)
class Showing:
    """Everything a display shows at one moment. `percent` is its brightness, 1 to 100."""

    lines: tuple[Line, ...]
    percent: int = 100


@dataclass(frozen=True)
class Message:
    """Bytes for a display, and the very bytes that it answers when it has understood.

    No `answer`: such a display never answers, and nobody knows whether it is there.
    """

    data: bytes
    answer: bytes = b""


class Health(Enum):
    """How it goes with a display, by stable codes."""

    OK = "ok"
    SENT = "sent"
    SILENT = "silent"
    REFUSED = "refused"
    AWAY = "away"


class Driver(Protocol):
    """One display of a kind, at its address; pure."""

    def messages(self, showing: Showing, before: Showing | None) -> tuple[Message, ...]:
        """The way from what it shows to what it is to show; None: nobody knows what it shows."""


def plain(text: str) -> str:
    """Printable ASCII, which is all that displays have: no marks, đ as d, the rest as `?`."""
    parts = unicodedata.normalize("NFD", text.translate(_STROKES))
    bare = (sign for sign in parts if not unicodedata.combining(sign))
    return "".join(sign if " " <= sign <= "~" else "?" for sign in bare)
