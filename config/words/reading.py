"""Reads a file of words entry by entry: what is written wrong is named, and the rest is used."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from io import StringIO
from pathlib import Path
from string import Formatter

from babel.messages.catalog import Message
from babel.messages.pofile import read_po

_TEXT = r'"(?:[^"\\]|\\.)*"(?:\s+"(?:[^"\\]|\\.)*")*'
_ENTRIES = re.compile(
    rf"(?:(?:msgctxt\s+{_TEXT}\s+)?msgid\s+{_TEXT}\s+msgstr\s+{_TEXT}\s*)*", re.DOTALL
)
_HEAD = re.compile(r'msgid\s+""\s+msgstr\s')  # Its dates and languages are of no use here.


class Fault(Enum):
    """Why words are not used."""

    UNREADABLE = "unreadable"
    NOT_UTF8 = "not_utf8"
    MISWRITTEN = "miswritten"
    OTHER_FIELDS = "other_fields"
    UNSURE = "unsure"
    TWICE = "twice"
    UNKNOWN = "unknown"
    NO_LANGUAGE = "no_language"
    ALPHABET = "alphabet"


@dataclass(frozen=True)
class Trouble:
    """What is wrong, and where; line 0 is the whole file. `text` is the sentence or the reason."""

    path: Path
    line: int
    fault: Fault
    text: str = ""


@dataclass(frozen=True)
class Reading:
    """What stands in a file. `gone` are sentences that were filled and are no longer said."""

    filled: tuple[Message, ...] = ()
    gone: tuple[Message, ...] = ()
    troubles: tuple[Trouble, ...] = ()

    @property
    def usable(self) -> tuple[Message, ...]:
        """What can be said as it stands."""
        return tuple(each for each in self.filled if not each.fuzzy and _fits(each))


def read_words(path: Path) -> Reading:
    """The entries of a file; an empty reading with its trouble where it cannot be read at all."""
    try:
        text = path.read_text("utf-8-sig")
    except UnicodeError:
        return Reading(troubles=(Trouble(path, 0, Fault.NOT_UTF8),))
    except OSError as error:
        return Reading(troubles=(Trouble(path, 0, Fault.UNREADABLE, error.strerror or ""),))
    kept, miswritten = _sorted_out(path, text)
    catalog = read_po(StringIO(kept), abort_invalid=True)
    filled = tuple(each for each in catalog if each.id and each.string)
    gone = tuple(each for each in catalog.obsolete.values() if each.string)
    return Reading(filled, gone, (*miswritten, *_of_entries(path, kept, filled)))


def _sorted_out(path: Path, text: str) -> tuple[str, list[Trouble]]:
    """The text without what is miswritten, on the same lines; an entry ends at an empty line."""
    lines, troubles = text.split("\n"), []
    for begin, end in _blocks(lines):
        block = lines[begin:end]
        if reason := _miswritten(block):
            troubles.append(Trouble(path, begin + reason, Fault.MISWRITTEN, block[reason - 1]))
        if reason or _HEAD.match(_bare(block)):
            lines[begin:end] = [""] * len(block)
    return "\n".join(lines), troubles


def _blocks(lines: list[str]) -> Iterator[tuple[int, int]]:
    begin = 0
    for at, line in enumerate((*lines, "")):
        if not line.strip():
            if begin < at:
                yield begin, at
            begin = at + 1


def _bare(block: list[str]) -> str:
    """Entries alone: no comments, and without the sign of what is no longer said."""
    bare = (line.removeprefix("#~").strip() for line in block)
    return "\n".join(line for line in bare if not line.startswith("#"))


def _miswritten(block: list[str]) -> int:
    """Which line of the block, from 1, is the first that cannot stand there; 0: none."""
    if _ENTRIES.fullmatch(_bare(block)):
        return 0
    wrong = (
        number
        for number, line in enumerate(block, 1)
        if not re.fullmatch(r'(?:(?:msgctxt|msgid|msgstr)\s+)?"(?:[^"\\]|\\.)*"|', _bare([line]))
    )
    return next(wrong, 1)


def _of_entries(path: Path, text: str, filled: tuple[Message, ...]) -> Iterator[Trouble]:
    for each in filled:
        line = each.lineno or 0
        if each.fuzzy:
            yield Trouble(path, line, Fault.UNSURE, str(each.id))
        elif not _fits(each):
            yield Trouble(path, line, Fault.OTHER_FIELDS, str(each.id))
    seen: set[str] = set()
    for entry in re.finditer(rf"^msgid\s+({_TEXT})", text, re.MULTILINE):
        if entry[1] in seen:
            line = text.count("\n", 0, entry.start()) + 1
            yield Trouble(path, line, Fault.TWICE, entry[1].strip('"'))
        seen.add(entry[1])


def _fits(message: Message) -> bool:
    """The words have the fields of their sentence, `{number}`, and no others."""
    try:
        return _fields(str(message.string)) == _fields(str(message.id))
    except ValueError:
        return False


def _fields(text: str) -> set[tuple[str, str | None, str | None]]:
    """With their formats: another one may not suit what is filled in."""
    return {(name, form, how) for _, name, form, how in Formatter().parse(text) if name is not None}
