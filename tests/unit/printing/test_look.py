"""How an office lets its paper look: parts, order, words, size of the number."""

from dataclasses import replace

import pytest
from msgspec import structs

from counter_server.contract.wire import from_json, to_json
from counter_server.printing.layout import blocks, picture
from counter_server.printing.look import (
    NEEDED,
    PARTS,
    USUAL_RECEIPT,
    USUAL_SLIP,
    Look,
    NumberSize,
    Part,
    Words,
    arranged,
)
from counter_server.printing.rules import JobKind
from counter_server.printing.samples import PRIORITY_SLIP, RECEIPT, SLIP
from paper import Number, Picture
from tests.support.said_on_paper import words_on
from tests.unit.printing.paper import codes, ink_box
from tests.unit.printing.test_logos import a_logo


def test_hidden_parts_are_not_on_the_slip():
    look = Look(arranged(JobKind.SLIP, {Part.HEAD: 1, Part.SERVICE: 2}))
    said = words_on(replace(SLIP, look=look))
    assert "A042" in said
    assert "Đất đai" in said
    assert "Quét mã" not in said
    assert "3 người" not in said


def test_parts_stand_in_the_order_that_was_asked_for():
    look = Look(arranged(JobKind.SLIP, {Part.SERVICE: 1, Part.HEAD: 2, Part.NUMBER: 3}))
    said = words_on(replace(SLIP, look=look))
    assert said.index("Đất đai") < said.index("Bộ phận Một cửa") < said.index("A042")


@pytest.mark.parametrize("kind", [JobKind.SLIP, JobKind.RECEIPT])
def test_what_paper_cannot_do_without_is_always_there(kind):
    assert set(arranged(kind, {})) == NEEDED[kind]
    everything = dict.fromkeys(Part, 1)
    assert arranged(kind, everything) == PARTS[kind]


def test_a_receipt_keeps_the_order_of_its_form():
    wanted = {Part.MESSAGE: 1, Part.CODE: 2, Part.FORM: 3}
    kept = (Part.FORM, Part.CODE, Part.SIGNATURES, Part.MESSAGE)
    assert arranged(JobKind.RECEIPT, wanted) == kept


def test_an_office_says_it_in_its_own_words_in_the_visitors_language():
    words = {
        "vi": Words(title="Số của quý vị", message="Giờ làm việc:\n7:30 đến 16:30"),
        "en": Words(foot="Please wait"),
    }
    look = structs.replace(USUAL_SLIP, words=words)
    said = words_on(replace(SLIP, look=look))
    assert "Số của quý vị" in said
    assert "7:30 đến 16:30" in said
    english = words_on(replace(PRIORITY_SLIP, look=look))
    assert "Please wait" in english
    assert "Số của quý vị" not in english
    receipt = replace(RECEIPT, look=structs.replace(USUAL_RECEIPT, words=words))
    assert words_on(receipt).endswith("7:30 đến 16:30")


def test_a_small_number_is_smaller():
    def height(size: NumberSize) -> int:
        look = Look((Part.NUMBER,), number_size=size)
        return picture(replace(SLIP, look=look), 576).height

    assert height(NumberSize.SMALL) < height(NumberSize.NORMAL) <= height(NumberSize.LARGE)


def test_the_logo_stands_above_all():
    logo = a_logo()
    drawn = blocks(replace(SLIP, logo=logo.png))
    assert drawn[0] == Picture(logo.png)
    assert not any(isinstance(each, Picture) for each in blocks(SLIP))


def test_a_look_survives_being_kept():
    look = Look((Part.NUMBER, Part.CODE), NumberSize.LARGE, "abc", {"vi": Words(foot="Xin cảm ơn")})
    assert from_json(to_json(look), Look) == look


@pytest.mark.parametrize("dpi", [203, 180])
@pytest.mark.parametrize("paper_mm", [80, 58])
@pytest.mark.parametrize("size", NumberSize)
def test_nothing_is_cut_off_and_the_code_reads_on_every_paper(dpi, paper_mm, size):
    width = {(80, 203): 576, (58, 203): 384, (80, 180): 512, (58, 180): 360}[paper_mm, dpi]
    look = structs.replace(USUAL_SLIP, number_size=size)
    content = replace(PRIORITY_SLIP, look=look, number="M9999", logo=a_logo().png, copy=3)
    drawn = picture(content, width)
    left, top, right, bottom = ink_box(drawn)
    assert left > 0
    assert right < width
    assert 0 < top < bottom < drawn.height
    assert codes(drawn) == [content.status_url]
    assert any(isinstance(each, Number) for each in blocks(content))
