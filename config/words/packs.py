"""Makes the file of a language that a native speaker fills: what is empty shows Vietnamese.

It holds what citizens meet at kiosk, board, slip and phone, as it stands in the code; no word of
the staff. Made again it keeps what is filled, and tells what cannot be used.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import write_po
from babel.util import pathmatch

from config.words import known_sentences, translator
from config.words.reading import Fault, Trouble, read_words

FILE = "citizens.po"
_ROOT = Path(__file__).parents[2]
_HEAD = b'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
_ENGLISH = "English: "
_LOSES = (Fault.UNREADABLE, Fault.NOT_UTF8, Fault.MISWRITTEN, Fault.TWICE)
_KEYWORDS = {"_": None, "N_": None, "translate": None}
_CITIZENS = {
    "kiosk": (
        "presenters/attract.py",
        "presenters/welcome.py",
        "presenters/choices.py",
        "presenters/ticket.py",
        "presenters/wait*.py",
        "presenters/**.py",
        "guidance/**.py",
        "lockdown/keeper.py",
    ),
    "display_board": ("page/**.py",),
    "counter_server": (
        "printing/slip.py",
        "printing/saying.py",
        "lookup/**.py",
        "dossiers/wording.py",
        "catalog/wording.py",
        "catalog/queries.py",
        "core/throttle.py",
        "queue/opening.py",
        "queue/ratings/rules.py",
        "queue/appointments/pages.py",
        "queue/appointments/person.py",
        "queue/appointments/phases.py",
        "queue/appointments/queries.py",
        "queue/appointments/rules.py",
        "sms/consent.py",
        "sms/numbers.py",
        "sms/phone_pages.py",
        "web/templates/base.html",
        "web/templates/error.html",
        "web/templates/lookup/**.html",
        "web/templates/catalog/**.html",
        "web/templates/sms/give.html",
        "web/templates/appointments/appointment.html",
        "web/templates/appointments/appointment_live.html",
        "web/templates/appointments/move.html",
        "web/templates/appointments/parts.html",
        "web/templates/appointments/services.html",
        "web/templates/appointments/slots.html",
        "web/templates/appointments/who.html",
    ),
}


@dataclass(frozen=True)
class Filled:
    """How far a pack is. `troubles` are words that cannot be used: Vietnamese is shown."""

    path: Path
    done: int
    all: int
    troubles: tuple[Trouble, ...] = ()


class Unsafe(ValueError):
    """The file would lose words if it were made again, until its troubles are mended."""

    def __init__(self, troubles: tuple[Trouble, ...]) -> None:
        super().__init__(f"{len(troubles)} troubles")
        self.troubles = troubles


@cache
def sentences() -> tuple[str, ...]:
    """What is said to citizens, each once, in the order of the code."""
    return tuple(dict.fromkeys(text for room in _CITIZENS for text in _said_in(room)))


def make_pack(language: str, folder: Path) -> Filled:
    """Writes `<language>.d/citizens.po`, or raises `Unsafe` and leaves the one that is there.

    What is no longer said stays at the end of the file, as a comment.
    """
    path = folder / f"{language}.d" / FILE
    path.parent.mkdir(parents=True, exist_ok=True)
    filled = _filled_in(path)
    made = _pack(sentences(), filled)
    partial = path.with_suffix(".partial")
    with partial.open("wb") as file:
        file.write(_HEAD)
        write_po(file, made, width=0, omit_header=True)
    partial.replace(path)
    reading = read_words(path)
    return Filled(path, len(reading.usable), len(sentences()), reading.troubles)


def _said_in(room: str) -> Iterator[str]:
    """In the order of the patterns: what is met first is filled first."""
    patterns = _CITIZENS[room]
    methods = [(each, "jinja2" if each.endswith(".html") else "python") for each in patterns]
    found = extract_from_dir(_ROOT / room, methods, keywords=_KEYWORDS)

    def place(name: str) -> int:
        return next(at for at, each in enumerate(patterns) if pathmatch(each, name))

    for _name, _line, message, _comments, _context in sorted(found, key=lambda one: place(one[0])):
        yield from [message] if isinstance(message, str) else filter(None, message)


def _pack(texts: tuple[str, ...], filled: dict[str, Message]) -> Catalog:
    """Every sentence with its English beside it, and what is filled already."""
    catalog, english = Catalog(charset="utf-8", fuzzy=False), translator("en")
    further = [text for text in filled if text in known_sentences() and text not in texts]
    for text in (*texts, *further):
        known = filled.pop(text, None) or Message(text, "")
        catalog.add(
            text,
            known.string,
            flags=known.flags,
            user_comments=[f"{_ENGLISH}{english(text)}", *_remarks(known)],
        )
    catalog.obsolete.update(filled)
    return catalog


def _remarks(message: Message) -> list[str]:
    """What the translator noted beside it."""
    return [each for each in message.user_comments if not each.startswith(_ENGLISH)]


def _filled_in(path: Path) -> dict[str, Message]:
    if not path.exists():
        return {}
    reading = read_words(path)
    if lost := tuple(each for each in reading.troubles if each.fault in _LOSES):
        raise Unsafe(lost)
    return {str(each.id): each for each in (*reading.gone, *reading.filled)}
