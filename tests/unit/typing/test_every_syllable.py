"""What holds for whatever is typed: every syllable can be, and nothing is lost."""

from collections.abc import Callable
from functools import cache, reduce
from itertools import pairwise
from unicodedata import is_normalized, normalize

from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.typing.draft import Draft, Hand, erase, move, press
from kiosk.typing.letters import Shape, Tone, plain, shape_of
from kiosk.typing.methods import Method
from kiosk.typing.syllables import syllables
from kiosk.typing.words import ToneStyle, Word

TELEX = {
    **{Shape.BREVE: "w", Shape.HORN: "w", Shape.STROKE: "d"},
    **{Tone.SAC: "s", Tone.HUYEN: "f", Tone.HOI: "r", Tone.NGA: "x", Tone.NANG: "j"},
}
VNI = {
    **{Shape.CIRCUMFLEX: "6", Shape.HORN: "7", Shape.BREVE: "8", Shape.STROKE: "9"},
    **{Tone.SAC: "1", Tone.HUYEN: "2", Tone.HOI: "3", Tone.NGA: "4", Tone.NANG: "5"},
}
PARTS = 240  # each way of typing takes other syllables: all of them would take too long
KEYS = {Method.TELEX: TELEX, Method.VNI: VNI}
HANDS = [Hand(method, style) for method in (Method.TELEX, Method.VNI) for style in ToneStyle]
ANY_HAND = st.builds(Hand, st.sampled_from(list(Method)), st.sampled_from(list(ToneStyle)))
KEY = st.sampled_from("abcdeghiklmnopqrstuvxyfjwzADEOUW0123456789 .-ăâđêôơư\u0300\u0301\u0323ƀ")
DRAFTING = st.lists(st.one_of(KEY, st.sampled_from(["erase", "left", "right"])), max_size=14)


def typed(keys: str, hand: Hand, draft: Draft | None = None) -> Draft:
    return reduce(lambda so_far, key: press(so_far, key, hand), keys, draft or Draft())


def mark_key(letter: str, method: Method) -> str:
    shape = shape_of(letter)
    if shape is None:
        return ""
    return KEYS[method].get(shape) or plain(letter)


def in_place(letters: str, tone: Tone, method: Method) -> str:
    marked = "".join(plain(one) + mark_key(one, method) for one in letters)
    return doubled(marked, letters, method) + KEYS[method].get(tone, "")


def doubled(keys: str, letters: str, method: Method) -> str:
    """The oo of xoong takes three keys in Telex."""
    return keys.replace("oo", "ooo") if "oo" in letters and method is Method.TELEX else keys


def at_the_end(letters: str, tone: Tone, method: Method) -> str:
    marks = "".join(dict.fromkeys(mark_key(one, method) for one in letters))
    bare = doubled("".join(map(plain, letters)), letters, method)
    return bare + marks + KEYS[method].get(tone, "")


@cache
def all_syllables() -> list[tuple[str, Tone]]:
    return list(syllables())


def wrong(hand: Hand, spelled: Callable[[str, Tone, Method], str], part: int) -> list[str]:
    return [
        f"{spelled(letters, tone, hand.method)}: {text}"
        for letters, tone in all_syllables()[part::PARTS]
        for text in [Word(letters, tone).text(hand.style)]
        if typed(spelled(letters, tone, hand.method), hand).text != text
    ]


def test_thousands_of_syllables_are_known() -> None:
    assert len(all_syllables()) > 15_000


def test_every_syllable_types_right_with_its_marks_in_place() -> None:
    assert [wrong(hand, in_place, part)[:5] for part, hand in enumerate(HANDS)] == [[]] * 4


def test_every_syllable_types_right_with_its_marks_at_the_end() -> None:
    assert [wrong(hand, at_the_end, part)[:5] for part, hand in enumerate(HANDS)] == [[]] * 4


@settings(max_examples=50)
@given(st.data(), st.sampled_from(HANDS))
def test_a_letter_taken_back_leaves_what_was_there(data: st.DataObject, hand: Hand) -> None:
    letters, tone = data.draw(st.sampled_from(all_syllables()))
    keys = in_place(letters, tone, hand.method)
    drafts = [typed(keys[:length], hand) for length in range(len(keys) + 1)]
    for before, after in pairwise(drafts):
        if len(after.text) > len(before.text):
            assert erase(after, hand).text == before.text


@settings(max_examples=50)
@given(st.text("abcdehimnorstuxwf", min_size=1, max_size=9), ANY_HAND)
def test_as_many_backspaces_as_letters_bring_the_former_text_back(keys: str, hand: Hand) -> None:
    former = typed("mot hai ", Hand(Method.PLAIN))
    draft = typed(keys, hand, former)
    for _ in range(len(draft.text) - len(former.text)):
        if draft.text != former.text:
            draft = erase(draft, hand)
    assert draft.text == former.text


@settings(max_examples=50)
@given(DRAFTING, ANY_HAND)
def test_whatever_is_pressed_the_text_is_whole(acts: list[str], hand: Hand) -> None:
    draft = Draft()
    for act in acts:
        before = draft
        draft = done(draft, act, hand)
        assert is_normalized("NFC", draft.text)
        assert not draft.keys or typed(draft.keys, hand).text == last_word(draft.before)
        if len(act) == 1:
            assert letters(draft.text) >= letters(before.text) - 1
            assert draft.after == "" or before.after != ""
        elif act == "erase" and before.before:
            assert len(letters_of(draft.text)) < len(letters_of(before.text))
        else:
            assert draft.text == before.text


def done(draft: Draft, act: str, hand: Hand) -> Draft:
    match act:
        case "erase":
            return erase(draft, hand)
        case "left":
            return move(draft, -1)
        case "right":
            return move(draft, 1)
        case key:
            return press(draft, key, hand)


def last_word(text: str) -> str:
    end = len(text)
    while end and (text[end - 1].isalpha() or text[end - 1] in "\u0300\u0301\u0323"):
        end -= 1
    return text[end:]


def letters_of(text: str) -> str:
    return normalize("NFC", text)


def letters(text: str) -> int:
    return len(letters_of(text))
