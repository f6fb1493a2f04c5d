"""Who types plain letters finds what is written with the letters of Jrai and Bahnar."""

import string

import pytest

from config.words import PACKS
from config.words.alphabets import alphabet
from counter_server.catalog.folding import folded


@pytest.mark.parametrize("language", PACKS)
def test_every_letter_folds_to_plain_ones(language: str) -> None:
    letters = alphabet(language)
    assert letters is not None
    for sign in letters.signs:
        assert set(folded(sign)) <= set(string.ascii_lowercase), sign


def test_short_vowels_and_struck_letters_are_found_by_plain_ones():
    assert folded("Ƀô̆ Čư̆ Ñơ̆ Đê̆ â̆") == "bo cu no de a"
