"""A word being typed: its letters, its tone, and where the tone's mark stands."""

from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from .letters import Shape, Tone, plain, shape_of, shaped, toned, toneless
from .syllables import OPEN_UO_ONSETS, can_become, is_vowel, onset_length

_OPEN_PAIRS = ("oa", "oe", "uy")


class ToneStyle(StrEnum):
    """Where the mark of an open oa, oe, uy stands: hòa or hoà."""

    OLD = "old"
    NEW = "new"


@dataclass(frozen=True)
class Word:
    """`letters` are toneless and NFC: a visible letter each, in the case they were typed in."""

    letters: str = ""
    tone: Tone = Tone.LEVEL

    @property
    def is_possible(self) -> bool:
        return can_become(self.letters, self.tone)

    @property
    def has_vowel(self) -> bool:
        return any(is_vowel(letter) for letter in self.letters)

    @property
    def is_marked(self) -> bool:
        """It says more than its keys alone do."""
        return bool(self.tone) or any(shape_of(letter) for letter in self.letters)

    def text(self, style: ToneStyle) -> str:
        """As people read it."""
        place = _tone_place(self.letters, style) if self.tone else None
        if place is None:
            return self.letters
        bearer = toned(self.letters[place], self.tone)
        return self.letters[:place] + bearer + self.letters[place + 1 :]


@lru_cache(maxsize=64)
def read(text: str) -> Word:
    """The word that a text shows."""
    return Word(*toneless(text))


def with_tone(word: Word, tone: Tone) -> Word | None:
    """The word in another tone, or None where it has no vowel to bear it, or has it already."""
    changed = replace(word, tone=tone)
    return changed if word.has_vowel and tone is not word.tone and changed.is_possible else None


def with_shape(word: Word, shape: Shape, among: str) -> Word | None:
    """The last letter of `among` that can take the shape takes it; None where none can."""
    for place in range(len(word.letters) - 1, -1, -1):
        letter = word.letters[place]
        if plain(letter).lower() in among and shape_of(letter) is not shape:
            new = shaped(letter, shape)
            changed = _settled(_replaced(word, place, new), is_shaping=True) if new else word
            if changed != word and changed.is_possible:
                return changed
    return None


def without_shape(word: Word, shape: Shape, among: str) -> Word | None:
    """The word without that shape, or None where no letter of `among` has it."""
    letters = "".join(
        plain(letter) if shape_of(letter) is shape and plain(letter).lower() in among else letter
        for letter in word.letters
    )
    return replace(word, letters=letters) if letters != word.letters else None


def with_letter(word: Word, place: int, letter: str) -> Word:
    """One more letter; u and ơ before a further letter are ươ, as are ư and o."""
    letters = word.letters[:place] + letter + word.letters[place:]
    return _settled(replace(word, letters=letters), is_shaping=False)


def _replaced(word: Word, place: int, letter: str) -> Word:
    return replace(word, letters=word.letters[:place] + letter + word.letters[place + 1 :])


def _settled(word: Word, *, is_shaping: bool) -> Word:
    """Both letters of ươ have the horn, but those of an open uơ, as in thuở, and of ư before o."""
    start = onset_length(word.letters)
    pair = word.letters[start : start + 2]
    if [plain(one).lower() for one in pair] != ["u", "o"] or not _is_half_horned(pair):
        return word
    is_open = len(word.letters) == start + 2
    if is_open and (not is_shaping or word.letters[:start].lower() in OPEN_UO_ONSETS):
        return word
    both = "".join(shaped(one, Shape.HORN) or one for one in pair)
    whole = replace(word, letters=word.letters[:start] + both + word.letters[start + 2 :])
    return whole if whole.is_possible else word


def _is_half_horned(pair: str) -> bool:
    shapes = [shape_of(one) for one in pair]
    return shapes in ([Shape.HORN, None], [None, Shape.HORN])


def _tone_place(letters: str, style: ToneStyle) -> int | None:
    """Which letter bears the mark."""
    start = onset_length(letters)
    end = start
    while end < len(letters) and is_vowel(letters[end]):
        end += 1
    if start == end:
        return next((i for i, one in enumerate(letters) if is_vowel(one)), None)
    shapes = [i for i in range(start, end) if shape_of(letters[i])]
    if shapes:
        return shapes[-1]
    return start + _in_nucleus(letters[start:end].lower(), end < len(letters), style)


def _in_nucleus(vowels: str, is_closed: bool, style: ToneStyle) -> int:
    if len(vowels) == 1:
        return 0
    if len(vowels) > 2 or is_closed:
        return 1
    return 1 if vowels in _OPEN_PAIRS and style is ToneStyle.NEW else 0
