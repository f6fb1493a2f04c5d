"""Words into lines: nothing is lost, nothing is too wide."""

from hypothesis import given, settings
from hypothesis import strategies as st

from paper.blocks import Weight
from paper.type import Face
from paper.wrapping import balanced, words, wrapped

FACE = Face(Weight.REGULAR, 24)
NAME = "Nguyễn Thị Ưu Ẩn Đặng Ỗ"


def lines_of(text: str, width: float) -> list[str]:
    return [
        " ".join(word.text for word in line.words) for line in wrapped(words(text, FACE), width)
    ]


def test_a_line_ends_between_words():
    assert lines_of(NAME, 200) == ["Nguyễn Thị Ưu", "Ẩn Đặng Ỗ"]


def test_a_word_wider_than_the_paper_is_broken_and_no_letter_lost():
    lines = lines_of("A" * 60, 200)
    assert len(lines) > 1
    assert "".join(lines) == "A" * 60


def test_a_mark_stays_with_its_letter_when_a_word_is_broken():
    stacked = "c\u0306" * 40  # Jrai: no letter of its own for it
    assert all(line.startswith("c") for line in lines_of(stacked, 100))


def test_a_no_break_space_holds_a_number_and_its_unit_together():
    assert lines_of("chờ 12\u00a0phút", 90) == ["chờ", "12\u00a0phút"]


def test_what_is_held_together_is_let_go_before_its_letters_are():
    assert lines_of("ngày\u00a009\u00a0tháng", 90) == ["ngày", "09", "tháng"]


def test_balanced_lines_are_as_few_and_of_about_one_length():
    text = words("Quét mã để xem hồ sơ của quý vị đã đến đâu", FACE)
    full, even = wrapped(text, 400), balanced(text, 400)
    assert len(even) == len(full)
    assert max(line.width for line in even) <= max(line.width for line in full)


def test_signs_that_are_not_seen_are_left_out():
    assert lines_of("A\x00\u200b\x1b001", 400) == ["A001"]


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=80), st.integers(min_value=40, max_value=600))
def test_no_line_is_wider_than_the_paper(text: str, width: int):
    for line in wrapped(words(text, FACE), width):
        one_letter = len(line.words) == 1 and len(line.words[0].text) == 1
        assert one_letter or line.width <= width + 0.01


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet="aăâđêôơưẨỖẶỰy ", max_size=120), st.integers(40, 600))
def test_every_letter_is_on_some_line(text: str, width: int):
    assert "".join(lines_of(text, width)).replace(" ", "") == text.replace(" ", "")
