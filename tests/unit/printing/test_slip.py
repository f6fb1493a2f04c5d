"""Slip and receipt: what stands on them, on both rolls and in both languages."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counter_server.contract.office import Name, Wait
from counter_server.printing.contents import ComponentLine, FeeLine
from counter_server.printing.layout import picture
from counter_server.printing.samples import PRIORITY_SLIP, RECEIPT, SLIP, gallery_slips
from hardware.printing.address import PAGES
from tests.support.said_on_paper import words_on
from tests.unit.printing.paper import WIDTHS, codes, ink_box


def test_a_slip_says_number_service_turn_and_wait():
    said = words_on(SLIP)
    for words in ("Số thứ tự", "A042", "Đất đai", "Trước quý vị", "3 người", "5–12 phút"):
        assert words in said
    assert "Lấy số lúc 09:41 · 24/11/2026" in said
    assert "Ưu tiên" not in said


def test_an_english_slip_has_the_vietnamese_service_beneath():
    said = words_on(PRIORITY_SLIP)
    assert said.index("Civil status and certification") < said.index("Hộ tịch - Chứng thực")
    assert "Priority: Elderly" in said
    assert "Your number" in said


def test_a_name_without_english_stands_once():
    said = words_on(replace(SLIP, language="en", service=Name(vi="Đất đai")))
    assert said.count("Đất đai") == 1


def test_whoever_is_next_reads_that_nobody_is_ahead():
    assert "Không có ai" in words_on(replace(SLIP, ahead=0))


def test_a_turn_after_closing_is_said_on_the_slip():
    late = replace(SLIP, wait=Wait(low_s=300, high_s=700, past_closing=True))
    words = "Có thể quá giờ làm việc mới đến lượt"
    assert words in words_on(late)
    assert words not in words_on(SLIP)


def test_a_number_that_was_called_already_promises_no_wait():
    said = words_on(replace(SLIP, ahead=None, wait=None))
    assert "Trước quý vị" not in said
    assert "Thời gian chờ" not in said


def test_a_receipt_has_what_form_01_asks_for():
    said = words_on(RECEIPT)
    for words in (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "GIẤY TIẾP NHẬN HỒ SƠ",
        "000.05.16.H21-261124-0042",
        "Tiếp nhận hồ sơ của: Nguyễn Thị Ưu Ẩn Đặng Ỗ",
        "Chư Sê, ngày 25 tháng 11 năm 2026",
        "Nhận hồ sơ lúc: 09 giờ 05 phút, ngày 25 tháng 11 năm 2026",
        "16 giờ 30 phút\nngày 09 tháng 12 năm 2026",
        "25.000 đồng",
        "NGƯỜI NỘP HỒ SƠ",
        "NGƯỜI TIẾP NHẬN",
    ):
        assert words in said


def test_what_is_not_known_of_the_submitter_leaves_no_empty_line():
    said = words_on(replace(RECEIPT, id_number="", address="", submitter_phone=""))
    for label in ("tùy thân", "Địa chỉ", "Số điện thoại", "Thư điện tử"):
        assert label not in said


def test_several_fees_stand_by_their_cases():
    fees = (
        FeeLine("Đúng hạn", 0),
        FeeLine("Quá hạn", 50_000),
        FeeLine("Phí thu theo nghị quyết", None),
    )
    said = words_on(replace(RECEIPT, fees=fees))
    assert "- Đúng hạn: không thu" in said
    assert "- Quá hạn: 50.000 đồng" in said
    assert said.count("- Phí thu theo nghị quyết") == 1


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("content", [SLIP, PRIORITY_SLIP, RECEIPT])
def test_paper_reads_and_stays_within_its_edges(content, width):
    image = picture(content, width)
    left, _, right, bottom = ink_box(image)
    assert codes(image) == [content.status_url]
    assert left >= 8
    assert right <= width - 8
    assert bottom <= image.height


def test_a_slip_is_no_longer_than_a_hand():
    assert picture(SLIP, 576).height < 900  # 113 mm


@settings(max_examples=8, deadline=None)
@given(
    name=st.text(max_size=120),
    components=st.lists(
        st.builds(ComponentLine, st.text(max_size=90), st.integers(0, 99), st.integers(0, 99)),
        max_size=4,
    ),
    width=st.sampled_from(WIDTHS),
)
def test_a_receipt_holds_any_name_and_any_papers(name, components, width):
    content = replace(RECEIPT, submitter=name, procedure=name, components=tuple(components))
    image = picture(content, width)
    left, _, right, _ = ink_box(image)
    assert left >= 4
    assert right <= width - 4


def test_the_gallery_has_every_paper_on_both_rolls():
    assert {name.rsplit("-", 1)[1] for name in gallery_slips()} == {"58", "80"}
    assert len(gallery_slips()) == 6


def test_a_receipt_on_a_page_has_the_forms_line_code_and_a_roll_is_too_narrow_for_it():
    page = PAGES["a5"]
    read = codes(picture(RECEIPT, page.inner_px[0], page.dpi))
    assert set(read) == {RECEIPT.status_url, RECEIPT.code}
    assert codes(picture(RECEIPT, 576)) == [RECEIPT.status_url]
