"""Letters and their marks. Everything is NFC outside, so one visible letter is one code point."""

from enum import StrEnum
from unicodedata import combining, normalize


class Tone(StrEnum):
    """The five tone marks, and none; each is its combining code point."""

    LEVEL = ""
    HUYEN = "\u0300"
    SAC = "\u0301"
    NGA = "\u0303"
    HOI = "\u0309"
    NANG = "\u0323"


class Shape(StrEnum):
    """What makes another letter of one: â ê ô, ă, ơ ư, đ."""

    CIRCUMFLEX = "\u0302"
    BREVE = "\u0306"
    HORN = "\u031b"
    STROKE = "đ"


_BEARERS = {
    Shape.CIRCUMFLEX: "aeo",
    Shape.BREVE: "a",
    Shape.HORN: "ou",
    Shape.STROKE: "d",
}
_TONES = frozenset(str(tone) for tone in Tone if tone)


def is_letter(char: str) -> bool:
    """Part of a word: a letter, or a mark on one."""
    return char.isalpha() or bool(combining(char))


def toneless(text: str) -> tuple[str, Tone]:
    """A word without its tone mark, and the tone it had."""
    tone, kept = Tone.LEVEL, []
    for char in normalize("NFD", text):
        if char in _TONES:
            tone = Tone(char)
        else:
            kept.append(char)
    return normalize("NFC", "".join(kept)), tone


def toned(letter: str, tone: Tone) -> str:
    """The letter with a tone mark."""
    return normalize("NFC", letter + tone)


def plain(letter: str) -> str:
    """The letter without its shape: ơ to o, đ to d."""
    if letter in "đĐ":
        return "d" if letter == "đ" else "D"
    return normalize("NFD", letter)[0]


def shape_of(letter: str) -> Shape | None:
    """The shape a toneless letter has."""
    if letter in "đĐ":
        return Shape.STROKE
    marks = normalize("NFD", letter)[1:]
    return next((shape for shape in _BEARERS if shape in marks), None)


def shaped(letter: str, shape: Shape) -> str | None:
    """The letter with that shape in place of what it has, or None where it cannot have it."""
    bare = plain(letter)
    if bare.lower() not in _BEARERS[shape]:
        return None
    if shape is Shape.STROKE:
        return "đ" if bare == "d" else "Đ"
    return normalize("NFC", bare + shape)
