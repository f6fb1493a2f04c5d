"""No Vietnamese mark is lost on paper."""

import unicodedata

import pytest
from PIL import Image, ImageChops

from paper import Pair, Size, Text, Weight, draw
from paper.type import Face, Scale
from tests.unit.printing.paper import black, ink_box

NAME = "Nguyễn Thị Ưu Ẩn Đặng Ỗ"
MARKED = "ĂÂĐÊÔƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
SIZES = [(size, weight) for size in Size for weight in Weight]


def plain(text: str) -> str:
    stripped = unicodedata.normalize("NFD", text).replace("Đ", "D").replace("đ", "d")
    return "".join(each for each in stripped if not unicodedata.combining(each))


def drawn(text: str, size: Size, weight: Weight) -> Image.Image:
    return draw([Text(text, size, weight)], 120)


@pytest.mark.parametrize(("size", "weight"), SIZES)
def test_no_two_letters_look_alike(size, weight):
    letters = set(MARKED + MARKED.lower() + plain(MARKED) + plain(MARKED.lower()))
    assert len({drawn(letter, size, weight).tobytes() for letter in letters}) == len(letters)


@pytest.mark.parametrize("weight", list(Weight))
def test_every_mark_adds_ink_that_eyes_can_see(weight):
    for letter in MARKED + MARKED.lower():
        with_mark, without = (drawn(each, Size.SMALL, weight) for each in (letter, plain(letter)))
        assert black(ImageChops.invert(ImageChops.logical_xor(with_mark, without))) >= 4, letter


@pytest.mark.parametrize(("size", "weight"), SIZES)
def test_marks_above_and_below_stay_within_their_line(size, weight):
    face = Face(weight, Scale(203).type_px(size))
    top, bottom = face.box("ẨỖẶỰỆg")[1::2]
    assert -top <= face.ascent
    assert bottom <= face.line_px - face.ascent


@pytest.mark.parametrize("width", [384, 576])
def test_the_marks_of_a_name_rise_above_and_sink_below_the_plain_name(width):
    marked = ink_box(draw([Text(NAME.rsplit(maxsplit=1)[-1] + "ị", Size.LARGE)], width))
    bare = ink_box(draw([Text("Oi", Size.LARGE)], width))
    assert marked[1] < bare[1] - 4
    assert marked[3] > bare[3] + 2


def test_a_name_written_with_loose_marks_is_drawn_like_the_composed_one():
    loose = unicodedata.normalize("NFD", NAME)
    assert draw([Pair("Của:", loose)], 576).tobytes() == draw([Pair("Của:", NAME)], 576).tobytes()


def test_lines_of_stacked_marks_do_not_touch():
    face = Face(Weight.EXTRABOLD, Scale(203).type_px(Size.TITLE))
    image = draw([Text("Ặg", Size.TITLE, Weight.EXTRABOLD)], 576)
    two = draw([Text("Ặg", Size.TITLE, Weight.EXTRABOLD)] * 2, 576)
    assert two.height == image.height + face.line_px
    assert black(two) == 2 * black(image)
