"""Numbers in words, as they are said in each language."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.voice import WrongPack, packs
from display_board.announcer.counting import MOST, counted, digit_by_digit

PACKS = {pack.language: pack for pack in packs()}
VI, EN = PACKS["vi"].counting, PACKS["en"].counting


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "không"),
        (3, "ba"),
        (10, "mười"),
        (11, "mười một"),
        (14, "mười bốn"),
        (15, "mười lăm"),
        (20, "hai mươi"),
        (21, "hai mươi mốt"),
        (24, "hai mươi tư"),
        (25, "hai mươi lăm"),
        (31, "ba mươi mốt"),
        (44, "bốn mươi tư"),
        (55, "năm mươi lăm"),
        (100, "một trăm"),
        (101, "một trăm linh một"),
        (104, "một trăm linh bốn"),
        (105, "một trăm linh năm"),
        (110, "một trăm mười"),
        (115, "một trăm mười lăm"),
        (121, "một trăm hai mươi mốt"),
        (999, "chín trăm chín mươi chín"),
        (1000, "một nghìn"),
        (1005, "một nghìn không trăm linh năm"),
        (1015, "một nghìn không trăm mười lăm"),
        (2345, "hai nghìn ba trăm bốn mươi lăm"),
    ],
)
def test_vietnamese_is_counted_as_it_is_spoken(number, words):
    assert counted(number, VI) == words


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "zero"),
        (13, "thirteen"),
        (20, "twenty"),
        (21, "twenty one"),
        (100, "one hundred"),
        (101, "one hundred and one"),
        (999, "nine hundred and ninety nine"),
        (1001, "one thousand and one"),
        (1230, "one thousand two hundred and thirty"),
    ],
)
def test_english_is_counted_as_it_is_spoken(number, words):
    assert counted(number, EN) == words


def test_each_digit_stands_for_itself_with_its_zeros():
    assert digit_by_digit("0150", VI) == "không một năm không"


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_number_has_words_of_its_own(language):
    said = [counted(number, PACKS[language].counting) for number in range(0, MOST + 1, 7)]
    assert len(set(said)) == len(said)
    assert all(words == " ".join(words.split()) and "{" not in words for words in said)


@given(st.integers(11, MOST))
def test_mot_lam_and_tu_stand_only_after_tens(number):
    words = counted(number, VI).split()
    for before, word in pairwise(words):
        if word in {"mốt", "tư"}:
            assert before == "mươi"
        if word == "lăm":
            assert before in {"mươi", "mười"}
        if word == "linh":
            assert before == "trăm"


@given(st.integers(0, MOST))
def test_the_value_can_be_read_back_from_the_words(number):
    assert valued(counted(number, VI).split()) == number


UNITS = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]
OTHER = {"mốt": 1, "tư": 4, "lăm": 5, "mười": 10}


def valued(words: list[str]) -> int:
    """What a Vietnamese listener understands."""
    total = last = 0
    for word in words:
        if word in ("nghìn", "trăm", "mươi"):
            total += last * {"nghìn": 1000, "trăm": 100, "mươi": 10}[word]
            last = 0
        elif word != "linh":
            total += last
            last = OTHER[word] if word in OTHER else UNITS.index(word)
    return total + last


@pytest.mark.parametrize("tables", [{}, {"plain": {5: "năm"}}, {"plain": {0: "{same}"}}])
def test_a_pack_without_the_word_says_which(tables):
    with pytest.raises(WrongPack, match=r"counting\.plain"):
        counted(3, tables)
