"""Jrai and Bahnar on the glass: every letter of the alphabet comes from the keys that are there."""

from unicodedata import normalize

import pytest

from config.words import PACKS, translator
from config.words.alphabets import BREVE, Alphabet, alphabet
from kiosk.flow.comfort import ChooseTyping, Comfort
from kiosk.flow.touches import PressKey
from kiosk.presenters.keyboard import keyboard
from kiosk.typing.draft import EMPTY, Draft, Hand, erase, press
from kiosk.typing.methods import Method

HAND = Hand(Method.OWN)


def letters_of(language: str) -> Alphabet:
    found = alphabet(language)
    assert found is not None
    return found


def typed(keys: str, draft: Draft = EMPTY) -> Draft:
    for key in keys:
        draft = press(draft, key, HAND)
    return draft


def keys_for(letter: str) -> str:
    """The letter itself where a key has it, else its vowel and then the breve."""
    parts = normalize("NFD", letter)
    return normalize("NFC", parts.replace(BREVE, "")) + (BREVE if BREVE in parts else "")


@pytest.mark.parametrize("language", PACKS)
def test_every_letter_can_be_typed_on_the_keyboard_of_the_language(language: str) -> None:
    view = keyboard(Comfort().hand(language).method, language, translator(language))
    keys = {one.touch.char for one in view.keys if isinstance(one.touch, PressKey)}
    for letter in letters_of(language).letters:
        assert set(keys_for(letter)) <= keys, letter
        assert typed(keys_for(letter)).text == letter


def test_a_second_breve_takes_the_first_away():
    assert typed("ư" + BREVE).text == "ư\u0306"
    assert typed("ư" + BREVE + BREVE).text == "ư"


def test_a_breve_without_a_vowel_does_nothing():
    assert typed(BREVE).text == ""
    assert typed("k" + BREVE).text == "k"


def test_a_letter_is_taken_back_with_its_breve():
    assert erase(typed("mơ" + BREVE), HAND).text == "m"


def test_a_breve_goes_where_the_caret_is():
    assert press(Draft("to", "loi"), BREVE, HAND) == Draft("tŏ", "loi")


def test_no_rule_of_vietnamese_touches_another_language():
    assert typed("ddaaw") == Draft("ddaaw")


@pytest.mark.parametrize("language", ["vi", "en"])
def test_own_letters_are_not_offered_where_there_are_none(language: str) -> None:
    view = keyboard(Method.PLAIN, language, translator(language))
    switch = next(one for one in view.keys if one.target == "key-method")
    assert switch.touch == ChooseTyping(Method.TELEX)
    assert Comfort(typing=Method.OWN).hand(language).method is not Method.OWN
