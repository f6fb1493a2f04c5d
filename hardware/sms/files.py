"""The names and contents of gammu-smsd's files (gammu-smsd-files(7)); pure."""

import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

_INCOMING = re.compile(
    r"IN(?P<day>\d{8})_(?P<time>\d{6})_(?P<serial>\d{2,})_(?P<sender>.*)_(?P<part>\d{2,})\.txt"
)
_RECIPIENT = re.compile(r"\+?\d{3,15}")
_NOTE = re.compile(r"[a-z0-9]{1,20}")
# One letter, A first and Z last; a hall has nothing that should overtake.
_PRIORITY = "C"


@dataclass(frozen=True)
class Part:
    """One incoming file: `message` is the same for all parts of a long message."""

    name: str
    message: str
    sender: str
    part: int


@dataclass(frozen=True)
class Received:
    """A whole message. `key` names it for as long as its files are there."""

    key: str
    sender: str
    text: str
    files: tuple[str, ...]


def outgoing_name(recipient: str, at: datetime, note: str) -> str:
    """`OUTC20261124_225400_00_+84900000001_m7.txt`; smsd sends in the order of names."""
    if not _RECIPIENT.fullmatch(recipient) or not _NOTE.fullmatch(note):
        raise ValueError("no name of an outgoing message")
    return f"OUT{_PRIORITY}{at:%Y%m%d_%H%M%S}_00_{recipient}_{note}.txt"


def incoming_part(name: str) -> Part | None:
    """What the name of a file in the inbox says; None for what is no text message."""
    found = _INCOMING.fullmatch(name) if name.isprintable() else None
    if found is None:
        return None
    message = f"{found['day']}_{found['time']}_{found['serial']}_{found['sender']}"
    return Part(name, message, found["sender"], int(found["part"]))


def encoded(text: str) -> bytes:
    """As smsd reads it whatever its locale is: UTF-16 with its mark."""
    return BOM_UTF16_LE + text.encode("utf-16-le")


def decoded(data: bytes) -> str:
    """A file of the inbox: with a mark UTF-16, else UTF-8, else byte by byte."""
    return _text(data).replace("\0", "")  # some modems fill up with it, no database takes it


def joined(parts: Iterable[tuple[Part, str]]) -> list[Received]:
    """The messages of some files with their texts, oldest first, long ones put together."""
    by_place = sorted(parts, key=lambda each: (each[0].message, each[0].part))
    return [
        _received(list(group)) for _, group in groupby(by_place, key=lambda each: each[0].message)
    ]


def _text(data: bytes) -> str:
    if data.startswith((BOM_UTF16_BE, BOM_UTF16_LE)):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _received(group: list[tuple[Part, str]]) -> Received:
    first = group[0][0]
    text = "".join(text for _, text in group)
    return Received(first.message, first.sender, text, tuple(part.name for part, _ in group))
