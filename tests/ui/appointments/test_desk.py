"""The desk's list of who comes today: whole, open to all, done with a few presses."""

import pytest
from playwright.sync_api import expect

from tests.support.appointments import SERVICE
from tests.support.looks import barriers, clipped


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_page_is_whole_and_open_to_all(booth, clerk_page, language):
    booth.booked()
    booth.booked("2026-11-23 10:00", "touch-0002", name="Rơ Châm H'Blưm " * 4, phone="0987654321")
    for path in (
        "/desk/appointments",
        "/desk/appointments?q=nobody",
        "/desk/appointments?day=2026-11-25",
        "/desk/appointments/new",
        f"/desk/appointments/new/{SERVICE}",
        f"/desk/appointments/new/{SERVICE}/2026-11-25T09:00",
    ):
        clerk_page.goto(f"{booth.url}{path}{'&' if '?' in path else '?'}lang={language}")
        assert barriers(clerk_page) == "", path
        for width, height in ((390, 700), (1024, 600), (1366, 768)):
            clerk_page.set_viewport_size({"width": width, "height": height})
            assert clipped(clerk_page) == [], (path, width)


def test_a_clerk_books_checks_in_and_cancels(booth, clerk_page):
    clerk_page.goto(f"{booth.url}/desk/appointments")
    clerk_page.get_by_role("link", name="Đặt lịch hẹn").click()
    clerk_page.get_by_role("link", name="Hộ tịch").click()
    clerk_page.get_by_role("link", name="08:30").click()
    clerk_page.get_by_label("Họ và tên").fill("Đặng Ỗ")
    clerk_page.get_by_label("Điện thoại").fill("0912345678")
    clerk_page.get_by_role("button", name="Đặt hẹn").click()
    expect(clerk_page.locator(".notice.good")).to_contain_text("cho Đặng Ỗ")
    booth.booked("2026-11-23 10:00", "touch-0002", phone="0987654321")
    booth.hall.office.clock.move(minutes=20)
    clerk_page.reload()
    clerk_page.locator("tr", has_text="08:30").get_by_role("button", name="Đã đến").click()
    expect(clerk_page.locator("tr", has_text="08:30")).to_contain_text("B001")
    other = clerk_page.locator("tr", has_text="10:00")
    other.locator("summary").click()
    other.get_by_role("button", name="Vâng, hủy").click()
    expect(clerk_page.locator("tr", has_text="10:00")).to_contain_text("Đã hủy")


def test_a_clerk_books_by_keyboard_alone(booth, clerk_page):
    clerk_page.goto(f"{booth.url}/desk/appointments")
    clerk_page.keyboard.press("n")
    clerk_page.wait_for_url("**/new")
    for key in ("ArrowDown", "Enter"):
        clerk_page.keyboard.press(key)
    clerk_page.wait_for_url(f"**/new/{SERVICE}")
    for key in ("ArrowRight", "Enter"):
        clerk_page.keyboard.press(key)
    clerk_page.wait_for_url(f"**/new/{SERVICE}/*")
    clerk_page.get_by_label("Họ và tên").focus()
    clerk_page.keyboard.type("Đặng Ỗ")
    clerk_page.keyboard.press("Tab")
    clerk_page.keyboard.type("0912345678")
    clerk_page.keyboard.press("Enter")
    expect(clerk_page.locator(".notice.good")).to_contain_text("cho Đặng Ỗ")


def test_the_list_follows_what_happens_elsewhere(booth, clerk_page):
    clerk_page.goto(f"{booth.url}/desk/appointments")
    expect(clerk_page.locator("main")).to_contain_text("Chưa có ai đặt hẹn ngày này.")
    kept = booth.booked()
    expect(clerk_page.locator("tr", has_text="09:30")).to_contain_text(kept.code)


def test_an_appointment_is_moved_at_the_desk(booth, clerk_page):
    kept = booth.booked()
    clerk_page.goto(f"{booth.url}/desk/appointments")
    clerk_page.locator("tr", has_text="09:30").get_by_role("link", name="Đổi giờ").click()
    assert barriers(clerk_page) == ""
    clerk_page.get_by_role("button", name="10:30").click()
    expect(clerk_page.locator("tr", has_text="10:30")).to_contain_text(kept.code)
