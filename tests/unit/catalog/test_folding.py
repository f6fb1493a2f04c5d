"""Words without marks: what people type finds what the law writes."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_server.catalog.folding import folded, marked, words_of


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("Đăng ký khai sinh", "dang ky khai sinh"),
        ("ĐẶNG THỊ Ỗ", "dang thi o"),
        ("hoà – hòa", "hoa hoa"),
        ("Ƀơ\u0306\u0306m ƀuh", "bom buh"),
        ("1.001193", "1 001193"),
        ("  hộ tịch - chứng thực ", "ho tich chung thuc"),
    ],
)
def test_marks_strokes_and_case_fall_away(written: str, typed: str):
    assert folded(written) == typed


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str):
    assert folded(folded(text)) == folded(text)


@given(st.text())
def test_composed_and_decomposed_text_fold_to_the_same(text: str):
    composed, decomposed = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))
    assert folded(composed) == folded(decomposed)
    assert marked(composed) == marked(decomposed)


@given(st.text())
def test_what_is_folded_has_no_marks_and_single_spaces(text: str):
    result = folded(text)
    assert not any(unicodedata.category(sign).startswith("M") for sign in result)
    assert result == " ".join(result.split())


def test_marked_text_keeps_its_marks():
    assert marked("Đăng  Ký, KHAI sinh") == "đăng ký khai sinh"


def test_a_word_is_asked_for_once_and_not_without_end():
    assert words_of("khai sinh khai tu") == ("khai", "sinh", "tu")
    assert len(words_of(" ".join(str(each) for each in range(100)))) == 8
