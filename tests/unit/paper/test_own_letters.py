"""Jrai and Bahnar on paper: a letter that the font lacks would come out as its empty box."""

from unicodedata import combining, normalize

import pytest

from config import typefaces
from config.words import PACKS
from config.words.alphabets import alphabet
from paper import Pair, Text, Weight, picture
from paper.laying import lay
from paper.marks import Ink
from paper.type import Face, Scale
from tests.support.glyphs import letters_of

FILES = {
    Weight.REGULAR: typefaces.WIDER_REGULAR,
    Weight.SEMIBOLD: typefaces.WIDER_BOLD,
    Weight.EXTRABOLD: typefaces.WIDER_BOLD,
}
OWN = {
    Weight.REGULAR: typefaces.REGULAR,
    Weight.SEMIBOLD: typefaces.SEMIBOLD,
    Weight.EXTRABOLD: typefaces.EXTRABOLD,
}


def signs_of(language: str) -> tuple[str, ...]:
    letters = alphabet(language)
    assert letters is not None
    return letters.signs


@pytest.mark.parametrize("language", PACKS)
@pytest.mark.parametrize("weight", list(Weight))
def test_every_letter_is_set_in_a_face_that_has_it(language: str, weight: Weight) -> None:
    has = {False: letters_of(OWN[weight]), True: letters_of(FILES[weight])}
    for sign in signs_of(language):
        face = Face.of(sign, weight, 40)
        assert {ord(each) for each in normalize("NFC", sign)} <= has[face.is_wider], sign


@pytest.mark.parametrize("language", PACKS)
@pytest.mark.parametrize("weight", list(Weight))
def test_no_letter_looks_like_a_missing_one(language: str, weight: Weight) -> None:
    for sign in signs_of(language):
        drawn = Face.of(sign, weight, 40).font.getmask(sign).getbbox()
        missing = Face(weight, 40, is_wider=True).font.getmask("\U0010fffd").getbbox()
        assert drawn not in (None, missing), sign


@pytest.mark.parametrize("language", PACKS)
def test_a_stacked_mark_stands_above_the_letter_and_within_its_line(language: str) -> None:
    stacked = [sign for sign in signs_of(language) if any(map(combining, sign))]
    assert stacked
    for sign in stacked:
        face = Face.of(sign, Weight.REGULAR, 40)
        plain = Face(Weight.REGULAR, 40, is_wider=True)
        without = "".join(each for each in sign if not combining(each))
        assert face.box(sign)[1] < plain.box(without)[1], sign
        assert -face.box(sign)[1] <= face.ascent, sign


def test_a_text_is_set_in_one_face_and_vietnamese_keeps_its_own():
    laid = lay([Text("Bơ̆ngai ƀôm Chư Sê")], 500, Scale(203))
    assert {mark.face.is_wider for mark in laid.marks if isinstance(mark, Ink)} == {True}
    laid = lay([Text("Bộ phận Một cửa xã Chư Sê")], 500, Scale(203))
    assert {mark.face.is_wider for mark in laid.marks if isinstance(mark, Ink)} == {False}


def test_a_pair_with_own_letters_on_one_side_is_drawn():
    assert picture([Pair("Ƀô̆", "12 phút")], 576).getbbox() is not None
