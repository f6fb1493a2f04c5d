"""A clerk receives a dossier and follows it: quick, whole, nothing lost."""

import pytest
from playwright.sync_api import expect

from counter_server.dossiers import actions
from tests.support.a_dossier import a_desk, a_request
from tests.support.looks import barriers, clipped

BIRTH = "/desk/dossiers/new?procedure=1.001193"
CARD = "064190001234||ĐẶNG Ỗ|05031990|Nam|Xã Chư Sê, Gia Lai|01082024||||"
without_scripts = pytest.mark.parametrize("desk", [False], ids=["no scripts"], indirect=True)


def looks_well(desk) -> None:
    assert clipped(desk.page) == []
    assert barriers(desk.page) == ""


def received(desk) -> str:
    office = desk.hall.office
    made, _ = actions.receive(office.parts, office.id, a_request(), a_desk(office.id))
    return made.code


def test_a_dossier_is_received_from_card_to_receipt(desk):
    desk.go("/desk/dossiers/new")
    desk.page.get_by_role("searchbox").press_sequentially("khai sinh")
    first = desk.page.locator(".choice").first
    expect(first).to_contain_text("1.001193")
    first.click()
    desk.page.get_by_label("Quét mã QR").fill(CARD)
    desk.page.get_by_label("Quét mã QR").press("Enter")
    expect(desk.page.get_by_label("Họ và tên")).to_have_value("ĐẶNG Ỗ")
    expect(desk.page.get_by_label("Số căn cước")).to_have_value("064190001234")
    desk.page.get_by_label("Tờ khai đăng ký khai sinh").first.check()
    desk.page.get_by_label("Giấy chứng sinh").first.check()
    desk.page.get_by_role("button", name="Tiếp nhận và in giấy hẹn").click()
    expect(desk.page.get_by_role("heading", level=1)).to_have_text("000.05.16.H21-261123-0001")
    expect(desk.page.locator(".due-when")).to_contain_text("16:30")
    looks_well(desk)


def test_a_wrong_card_is_told_and_changes_nothing(desk):
    desk.go(BIRTH)
    for wrong in ("00020101021138570010A000000727", "a|b|c", "https://hall.test/h/x"):
        desk.page.get_by_label("Quét mã QR").fill(wrong)
        desk.page.get_by_label("Quét mã QR").press("Enter")
        expect(desk.page.locator("#card-hint")).to_have_text("Mã này không phải của thẻ căn cước.")
    expect(desk.page.get_by_label("Họ và tên")).to_have_value("")


def test_what_is_wrong_is_shown_and_what_was_typed_stays(desk):
    desk.go(BIRTH)
    desk.page.get_by_label("Họ và tên").fill("Đặng Ỗ")
    desk.page.get_by_label("Điện thoại").fill("12")
    desk.page.get_by_label("Tờ khai đăng ký khai sinh").first.check()
    desk.page.get_by_role("button", name="Tiếp nhận").click()
    expect(desk.page.locator("#phone-error")).to_be_visible()
    expect(desk.page.locator("#error-chung-sinh")).to_be_visible()
    expect(desk.page.get_by_label("Họ và tên")).to_have_value("Đặng Ỗ")
    expect(desk.page.get_by_label("Tờ khai đăng ký khai sinh").first).to_be_checked()
    expect(desk.page.get_by_label("Điện thoại")).to_be_focused()
    looks_well(desk)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_page_is_whole_and_open_to_all(desk, language):
    code = received(desk)
    paths = (
        "/desk/dossiers/new",
        "/desk/dossiers/new?q=zzz",
        BIRTH,
        "/desk/dossiers/new?procedure=1.013855",
        "/desk/dossiers",
        "/desk/dossiers?q=nothing",
        f"/desk/dossiers/{code}",
        f"/desk/dossiers/{code}?received=1",
        "/desk/dossiers/unknown",
    )
    for path in paths:
        desk.go(f"{path}{'&' if '?' in path else '?'}lang={language}")
        assert clipped(desk.page) == [], path
        assert barriers(desk.page) == "", path
        desk.page.set_viewport_size({"width": 390, "height": 700})
        assert clipped(desk.page) == [], path
        desk.page.set_viewport_size({"width": 1366, "height": 768})


def test_an_intake_fits_an_old_screen_without_scrolling(desk):
    desk.go(BIRTH)
    bottom = desk.page.locator("[data-receive]").bounding_box()
    assert bottom["y"] + bottom["height"] <= 768


def test_the_page_of_a_dossier_follows_its_steps(desk):
    code, office = received(desk), desk.hall.office
    desk.go(f"/desk/dossiers/{code}")
    actions.process(office.parts, office.id, code, a_desk(office.id))
    expect(desk.page.locator(".history li")).to_have_count(2)
    desk.page.get_by_role("button", name="Kết quả đã ký").click()
    expect(desk.page.locator(".headline .tag")).to_have_text("Đã có kết quả")


@without_scripts
def test_all_of_it_works_without_scripts(desk):
    desk.go("/desk/dossiers/new")
    desk.page.get_by_role("searchbox").fill("khai sinh")
    desk.page.get_by_role("searchbox").press("Enter")
    desk.page.locator(".choice").first.click()
    expect(desk.page.locator("[data-scan]")).to_be_hidden()
    desk.page.get_by_label("Họ và tên").fill("Đặng Ỗ")
    desk.page.get_by_label("Tờ khai đăng ký khai sinh").first.check()
    desk.page.get_by_label("Giấy chứng sinh").first.check()
    desk.page.get_by_role("button", name="Tiếp nhận").click()
    desk.page.get_by_role("button", name="Chuyển xử lý").click()
    expect(desk.page.locator(".headline .tag")).to_have_text("Đang xử lý")
