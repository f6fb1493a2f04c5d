"""Blocks on paper of both widths: within the edges, black and white, readable."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paper import (
    Align,
    Badge,
    Column,
    Columns,
    Number,
    Pair,
    Qr,
    Rule,
    Size,
    Text,
    Weight,
    draw,
)
from paper.laying import lay
from paper.marks import Ink
from paper.type import Scale
from tests.unit.printing.paper import WIDTHS, codes, ink_box

LONG = "Đăng ký biến động quyền sử dụng đất, quyền sở hữu tài sản gắn liền với đất do thừa kế"
blocks = st.one_of(
    st.builds(
        Text,
        st.text(max_size=60),
        st.sampled_from(Size),
        st.sampled_from(Weight),
        st.sampled_from(Align),
        st.booleans(),
    ),
    st.builds(Pair, st.text(max_size=20), st.text(max_size=60)),
    st.builds(Badge, st.text(max_size=40)),
    st.builds(Number, st.text(alphabet="ABCDEF0123456789", min_size=1, max_size=12)),
)


def is_within(image, margin: int = 4) -> bool:
    box = ink_box(image)
    return box is None or (
        box[0] >= margin
        and box[1] >= margin
        and box[2] <= image.width - margin
        and box[3] <= image.height
    )


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("size", list(Size))
@pytest.mark.parametrize("align", list(Align))
def test_a_very_long_name_stays_within_the_edges(width, size, align):
    image = draw([Text(LONG, size, Weight.EXTRABOLD, align)], width)
    assert image.width == width
    assert is_within(image)


@settings(max_examples=20, deadline=None)
@given(st.lists(blocks, max_size=4), st.sampled_from(WIDTHS))
def test_whatever_is_written_stays_within_the_edges(given_blocks, width):
    image = draw(given_blocks, width)
    assert (image.mode, image.width) == ("1", width)
    assert is_within(image, margin=1)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("number", ["A1", "A001", "AB1234", "ABCD12345678"])
def test_a_number_is_as_large_as_the_paper_allows(width, number):
    image = draw([Number(number)], width)
    left, _, right, _ = ink_box(image)
    assert is_within(image)
    assert right - left > width * 0.6 or image.height > 150


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("length", [20, 54, 75, 140])
def test_a_qr_code_reads_at_both_widths(width, length):
    url = ("https://motcua.example.vn/h/" + "k" * length)[:length]
    assert codes(draw([Qr(url)], width)) == [url]


def test_narrow_paper_puts_columns_one_above_the_other():
    pair = Columns((Column((Text("Một"),)), Column((Text("Hai"),))), least_em=8)
    tall, wide = draw([pair], 384), draw([pair], 576)
    assert tall.height > wide.height


def test_words_in_one_line_get_smaller_before_they_are_wrapped():
    code = "000.05.16.H21-261124-0042"
    laid = lay([Text(code, Size.TITLE, Weight.EXTRABOLD, in_one_line=True)], 364, Scale(203))
    assert [mark.text for mark in laid.marks if isinstance(mark, Ink)] == [code]


def test_a_value_that_would_leave_its_label_begins_on_a_new_line():
    laid = lay([Pair("Tiếp nhận hồ sơ của:", "Nguyễn Thị Ưu Ẩn Đặng Ỗ")], 540, Scale(203))
    name = [mark for mark in laid.marks if mark.face.weight is Weight.SEMIBOLD]
    assert len({mark.y for mark in name}) == 1
    assert name[0].x == 0


def test_the_same_blocks_are_the_same_picture():
    given_blocks = [Text(LONG), Rule(), Qr("https://motcua.example.vn/t/x")]
    assert draw(given_blocks, 576).tobytes() == draw(given_blocks, 576).tobytes()
