"""Words into lines by measured width. Nothing is ever cut off; a word too wide is broken."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from .type import Face

# A no-break space keeps "12 phút" together.
_GAPS = re.compile(r"[^\S\u00a0\u202f]+")
_KEPT_GAPS = re.compile(r"[\u00a0\u202f]")
# Thin fonts draw narrow spaces that close up on coarse paper.
_LEAST_SPACE_EM = 0.3


@dataclass(frozen=True)
class Word:
    """What stays on one line: letters, or several groups of them with no-break spaces between."""

    text: str
    face: Face

    @property
    def parts(self) -> list[str]:
        """The groups of letters."""
        return [part for part in _KEPT_GAPS.split(self.text) if part]

    @property
    def width(self) -> float:
        parts = self.parts
        return sum(map(self.face.width, parts)) + space(self.face) * (len(parts) - 1)


@dataclass(frozen=True)
class Line:
    """Words that stand side by side."""

    words: tuple[Word, ...]

    @property
    def width(self) -> float:
        return sum(word.width for word in self.words) + sum(
            space(word.face) for word in self.words[1:]
        )


def words(text: str, face: Face) -> list[Word]:
    """The words of a text, marks joined to their letters, control characters left out."""
    whole = unicodedata.normalize("NFC", text)
    parts = ("".join(filter(_is_seen, part)) for part in _GAPS.split(whole))
    return [Word(part, face) for part in parts if part.strip()]


def space(face: Face) -> float:
    """The gap between two words."""
    return max(face.width(" "), face.size_px * _LEAST_SPACE_EM)


def wrapped(given: Iterable[Word], width_px: float) -> list[Line]:
    """Lines no wider than the width, each filled before the next one starts."""
    lines: list[Line] = []
    line: list[Word] = []
    used = 0.0
    for word in _narrow(given, width_px):
        more = word.width + (space(word.face) if line else 0.0)
        if line and used + more > width_px:
            lines.append(Line(tuple(line)))
            line, used, more = [], 0.0, word.width
        line.append(word)
        used += more
    return [*lines, Line(tuple(line))] if line else lines


def balanced(given: Sequence[Word], width_px: float) -> list[Line]:
    """As few lines as `wrapped`, of about the same length: for words in the middle."""
    best = wrapped(given, width_px)
    least, most = 0.0, width_px
    while len(best) > 1 and most - least > 4:
        tried = (least + most) / 2
        lines = wrapped(given, tried) if _fits(given, tried) else []
        if lines and len(lines) <= len(best):
            best, most = lines, tried
        else:
            least = tried
    return best


def _fits(given: Iterable[Word], width_px: float) -> bool:
    return all(word.width <= width_px for word in given)


def _narrow(given: Iterable[Word], width_px: float) -> Iterator[Word]:
    for word in given:
        if word.width <= width_px:
            yield word
        elif len(word.parts) > 1:
            yield from _narrow([Word(part, word.face) for part in word.parts], width_px)
        else:
            yield from _broken(word, width_px)


def _broken(word: Word, width_px: float) -> Iterator[Word]:
    """Pieces that fit, at least one letter each."""
    piece = ""
    for letter in _letters(word.text):
        if piece and word.face.width(piece + letter) > width_px:
            yield Word(piece, word.face)
            piece = ""
        piece += letter
    yield Word(piece, word.face)


def _letters(text: str) -> Iterator[str]:
    """Letters with the marks that belong to them."""
    letter = ""
    for each in text:
        if letter and not unicodedata.combining(each):
            yield letter
            letter = ""
        letter += each
    yield letter


def _is_seen(each: str) -> bool:
    return unicodedata.category(each) not in {"Cc", "Cf", "Cs", "Co", "Cn"}
