"""Text with a caret in it, and what each key makes of it."""

from dataclasses import dataclass, replace
from functools import reduce
from unicodedata import combining

from .letters import Shape, Tone, is_letter
from .methods import Mark, Method, is_only_a_mark, marked, marks_of, unmarked
from .own import letter_typed, without_last_letter
from .words import ToneStyle, Word, read, with_letter


@dataclass(frozen=True)
class Draft:
    """The caret stands between `before` and `after`.

    `keys` are those that made the word before the caret, as long as nothing else was done since:
    from them a word is shown as it was typed once it turns out not to be Vietnamese.
    """

    before: str = ""
    after: str = ""
    keys: str = ""

    @property
    def text(self) -> str:
        return self.before + self.after


EMPTY = Draft()


@dataclass(frozen=True)
class Hand:
    """How somebody types."""

    method: Method = Method.TELEX
    style: ToneStyle = ToneStyle.OLD


def press(draft: Draft, key: str, hand: Hand) -> Draft:
    """One key: a mark on the word around the caret, or a character at the caret."""
    if hand.method is Method.OWN:
        return replace(draft, before=letter_typed(draft.before, key), keys="")
    here = _Around.caret_of(draft)
    meanings = [mark for mark in marks_of(key, hand.method) if here.is_reached_by(mark)]
    for mark in meanings:
        if word := marked(here.word, mark):
            return here.rewritten(word, key, hand)
    for mark in meanings:
        if word := unmarked(here.word, mark, here.keys):
            is_tapped = is_only_a_mark(key, hand.method)
            change = here.rewritten if is_tapped else here.with_character
            return change(word, key, hand)
    if hand.method is Method.TELEX and key in "wW" and (word := here.with_lone_horn(key)):
        return here.rewritten(word, key, hand, grown=1)
    return draft if combining(key) else _typed(here, key, hand)


def erase(draft: Draft, hand: Hand) -> Draft:
    """Take back the letter that was typed last, or else the one before the caret."""
    if hand.method is Method.OWN:
        return replace(draft, before=without_last_letter(draft.before), keys="")
    here = _Around.caret_of(draft)
    if here.keys:
        former = _typed_anew(here.keys[:-1], hand)
        if len(former.before) < len(here.left):
            return replace(draft, before=here.head + former.before, keys=former.keys)
    before = without_last_letter(draft.before)
    return _Around.caret_of(Draft(before, draft.after)).tidied(here.word.tone, hand)


def move(draft: Draft, letters: int) -> Draft:
    """The caret by some letters, to the right or (negative) to the left."""
    text, place = draft.text, len(draft.before)
    for _step in range(abs(letters)):
        place = _next(text, place) if letters > 0 else len(without_last_letter(text[:place]))
    return replace(draft, before=text[:place], after=text[place:], keys="")


def written(text: str) -> Draft:
    """A draft that holds a text, the caret at its end."""
    return Draft(before=text)


@dataclass(frozen=True)
class _Around:
    """The word around the caret, and the text around the word."""

    head: str
    left: str
    right: str
    tail: str
    keys: str

    @classmethod
    def caret_of(cls, draft: Draft) -> "_Around":
        start = len(draft.before)
        while start and is_letter(draft.before[start - 1]):
            start -= 1
        end = next((i for i, one in enumerate(draft.after) if not is_letter(one)), None)
        end = len(draft.after) if end is None else end
        words = draft.before[start:], draft.after[:end]
        keys = "" if words[1] else draft.keys
        return cls(draft.before[:start], *words, draft.after[end:], keys)

    @property
    def word(self) -> Word:
        return read(self.left + self.right)

    @property
    def place(self) -> int:
        """How many letters of the word stand before the caret."""
        return len(read(self.left).letters)

    def with_lone_horn(self, key: str) -> Word | None:
        """A w without a vowel is an ư: như is `nhw`."""
        word = self.word
        horned = with_letter(word, self.place, "ư" if key == "w" else "Ư")
        return horned if not word.has_vowel and horned.is_possible else None

    def is_reached_by(self, mark: Mark) -> bool:
        """A second d is a stroke only right after the first, or in a word with its vowel."""
        is_far = mark.shape is Shape.STROKE and not self.word.has_vowel
        return not is_far or self.left[-1:] in tuple("dDđĐ")

    def rewritten(self, word: Word, key: str, hand: Hand, *, grown: int = 0) -> Draft:
        """The word in place of the one here; the caret goes with what has `grown` before it."""
        place, text = self.place + grown, word.text(hand.style)
        keys = self.keys + key if not self.right and bool(self.keys) == bool(self.left) else ""
        return Draft(self.head + text[:place], text[place:] + self.tail, keys)

    def with_character(self, word: Word, key: str, hand: Hand) -> Draft:
        """The word with a key's own character at the caret, which may have lost letters."""
        grown = len(word.letters) - len(self.word.letters)
        place = self.place + grown
        if is_letter(key):
            return self.rewritten(with_letter(word, place, key), key, hand, grown=grown + 1)
        text = word.text(hand.style)
        return Draft(self.head + text[:place] + key, text[place:] + self.tail)

    def tidied(self, tone: Tone, hand: Hand) -> Draft:
        """The mark where it belongs now that a letter is gone; what stands after it keeps it."""
        word = replace(self.word, tone=tone) if self.right and self.word.has_vowel else self.word
        text = word.text(hand.style) if word.is_possible else self.left + self.right
        place = len(self.left)
        return Draft(self.head + text[:place], text[place:] + self.tail)


def _typed(here: _Around, key: str, hand: Hand) -> Draft:
    drafted = here.with_character(here.word, key, hand)
    if not drafted.keys or hand.method is Method.TONES:
        return drafted
    word = _Around.caret_of(drafted).word
    if word.is_marked and not word.is_possible:
        return replace(drafted, before=here.head + drafted.keys)
    return drafted


def _typed_anew(keys: str, hand: Hand) -> Draft:
    return reduce(lambda draft, key: press(draft, key, hand), keys, Draft())


def _next(text: str, place: int) -> int:
    place += 1
    while place < len(text) and combining(text[place]):
        place += 1
    return min(place, len(text))
