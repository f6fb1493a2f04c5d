"""The form of a look: a place for each part, words a language, the size of the number."""

from collections.abc import Mapping

from config.words import LANGUAGES
from counter_server.core.errors import N_
from counter_server.printing.look import (
    LONGEST_WORDS,
    NEEDED,
    PARTS,
    Look,
    NumberSize,
    Part,
    Words,
    arranged,
)
from counter_server.printing.rules import JobKind
from counter_server.queue.admin.reading import Reading

PART_WORDS = {
    Part.LOGO: N_("Hình của cơ quan"),
    Part.HEAD: N_("Tên cơ quan"),
    Part.NUMBER: N_("Số thứ tự"),
    Part.SERVICE: N_("Tên dịch vụ"),
    Part.PRIORITY: N_("Diện ưu tiên"),
    Part.TURN: N_("Số người chờ và thời gian chờ"),
    Part.CODE: N_("Mã QR"),
    Part.FOOT: N_("Lời dặn và giờ lấy số"),
    Part.MESSAGE: N_("Lời nhắn cuối"),
    Part.FORM: N_("Mẫu theo quy định"),
    Part.SIGNATURES: N_("Chữ ký"),
}
WORD_LABELS = {
    "title": N_("Chữ trên số"),
    "hint": N_("Chữ cạnh mã QR"),
    "foot": N_("Lời dặn"),
    "message": N_("Lời nhắn cuối"),
}
# A receipt's words are the law's; only the message is ours.
WORDS_OF = {JobKind.SLIP: tuple(WORD_LABELS), JobKind.RECEIPT: ("message",)}
SIZE_WORDS = (
    (NumberSize.SMALL, N_("Nhỏ")),
    (NumberSize.NORMAL, N_("Vừa")),
    (NumberSize.LARGE, N_("Lớn")),
)


def read_look(typed: Mapping[str, str], kind: JobKind, logo: str) -> tuple[Look, Reading]:
    """`place_<part>`, `shown_<part>`, `<word>_<language>`, `number_size`; the logo stays."""
    reading = Reading(typed)
    most = len(PARTS[kind])
    wanted = {
        part: _place(reading, part, most)
        for part in PARTS[kind]
        if part in NEEDED[kind] or reading.has(f"shown_{part}")
    }
    size = reading.one_of("number_size", list(NumberSize), NumberSize.NORMAL)
    words = {tongue: _words(reading, kind, tongue) for tongue in _tongues(kind)}
    return Look(arranged(kind, wanted), NumberSize(size), logo, words), reading


def typed_look(look: Look, kind: JobKind) -> dict[str, str]:
    """What the form shows of a look."""
    typed = {"number_size": look.number_size.value}
    order = [*look.parts, *(part for part in PARTS[kind] if part not in look.parts)]
    for place, part in enumerate(order, 1):
        typed[f"place_{part}"] = str(place)
        typed[f"shown_{part}"] = "1" if part in look.parts else ""
    for tongue in _tongues(kind):
        for name in WORDS_OF[kind]:
            typed[f"{name}_{tongue}"] = getattr(look.says(tongue), name)
    return typed


def _tongues(kind: JobKind) -> tuple[str, ...]:
    return LANGUAGES if kind is JobKind.SLIP else LANGUAGES[:1]


def _place(reading: Reading, part: Part, most: int) -> int:
    return reading.maybe_whole(f"place_{part}", 1, most) or most


def _words(reading: Reading, kind: JobKind, tongue: str) -> Words:
    said = {name: reading.text(f"{name}_{tongue}", LONGEST_WORDS[name]) for name in WORDS_OF[kind]}
    return Words(**said)
