"""A citizen books on the phone, follows the hour, and cancels; with and without scripts."""

import re

import pytest
from playwright.sync_api import expect

from counter_server.contract.appointments import CheckInRequest
from counter_server.queue.appointments.checking_in import check_in
from tests.support.appointments import SERVICE
from tests.support.looks import barriers, clipped

LANGUAGES = ("vi", "en")
SIZES = ((360, 740), (1366, 768))


def looks_well(page, where: str = "") -> None:
    assert barriers(page) == "", where
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        assert clipped(page) == [], (where, width)


@pytest.mark.parametrize("has_scripts", [True, False], ids=["scripts", "no scripts"])
def test_a_citizen_books_and_cancels(booth, a_page, has_scripts):
    page = a_page(java_script_enabled=has_scripts)
    page.goto(booth.url)
    page.get_by_role("link", name="Đặt lịch hẹn").click()
    page.get_by_role("link", name="Hộ tịch").click()
    page.get_by_role("link", name="25/11").click()
    page.get_by_role("link", name="09:00").click()
    page.get_by_label("Họ và tên").fill("Đặng Ỗ")
    page.get_by_label("Điện thoại").fill("0912 345 678")
    page.get_by_role("button", name="Đặt hẹn").click()
    expect(page.locator(".turn-title")).to_have_text("Còn 2 ngày")
    expect(page.get_by_role("img", name="Mã QR của lịch hẹn")).to_be_visible()
    page.locator("summary").click()
    page.get_by_role("button", name="Vâng, hủy lịch hẹn").click()
    expect(page.locator(".turn-title")).to_have_text("Lịch hẹn đã hủy")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_of_a_booking_is_whole_and_open_to_all(booth, a_page, language):
    for turn in range(2):
        booth.booked("2026-11-25 09:00", f"touch-{turn:04}", phone=f"090000000{turn}")
    page = a_page()
    for path in (
        "/appointments",
        f"/appointments/{SERVICE}",
        f"/appointments/{SERVICE}?day=2026-11-25",
        f"/appointments/{SERVICE}/2026-11-25T09:30",
        f"/appointments/{SERVICE}/soon",
        "/a/unknown",
    ):
        page.goto(f"{booth.url}{path}{'&' if '?' in path else '?'}lang={language}")
        looks_well(page, path)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_went_wrong_is_whole_and_open_to_all(booth, a_page, language):
    for turn in range(2):
        booth.booked("2026-11-25 09:00", f"touch-{turn:04}", phone=f"090000000{turn}")
    page = a_page()
    for phone, told in (("12", "#phone-error"), ("0912345678", ".notice.bad")):
        page.goto(f"{booth.url}/appointments/{SERVICE}/2026-11-25T09:00?lang={language}")
        page.fill("#name", "Đặng Ỗ")
        page.fill("#phone", phone)
        page.click("main button")
        expect(page.locator(told)).to_be_visible()
        looks_well(page, told)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_of_an_appointment_is_whole_at_every_phase(booth, a_page, language):
    kept, other = booth.booked(), booth.booked("2026-11-23 10:00", "touch-0002")
    page, office = a_page(), booth.hall.office

    def look(at: str, phase: str) -> None:
        page.goto(f"{booth.url}/a/{at}?lang={language}")
        expect(page.locator(f"[data-phase={phase}]")).to_be_visible()
        looks_well(page, phase)

    look(kept.token, "ahead")
    office.clock.move(minutes=40)
    look(kept.token, "soon")
    office.clock.move(minutes=40)
    look(kept.token, "open")
    check_in(office.parts, office.id, kept.token, CheckInRequest(), None)
    look(kept.token, "in")
    office.clock.move(hours=2)
    look(other.token, "end")


def test_the_phone_shakes_when_the_hour_is_near_and_follows_to_the_number(booth, a_page):
    kept, office = booth.booked(), booth.hall.office
    page = a_page()
    page.clock.install()
    page.add_init_script(
        "navigator.vibrate = (way) => !!(document.documentElement.dataset.shaken = way);"
    )
    page.goto(f"{booth.url}/a/{kept.token}")
    office.clock.move(minutes=40)
    page.clock.run_for(21_000)
    expect(page.locator("[data-phase=soon]")).to_be_visible()
    expect(page.locator("html")).to_have_attribute("data-shaken", re.compile(r"\d+,"))
    office.clock.move(minutes=40)
    page.clock.run_for(21_000)
    expect(page.locator("[data-phase=open]")).to_be_visible()
    check_in(office.parts, office.id, kept.token, CheckInRequest(), None)
    page.clock.run_for(21_000)
    expect(page.locator(".turn-title")).to_have_text("Đã nhận số B001")
    page.get_by_role("link", name="Theo dõi số B001").click()
    expect(page.locator(".turn-number")).to_have_text("B001")


def test_a_page_far_from_its_day_does_not_ask_all_the_time(booth, a_page):
    kept = booth.booked("2026-11-25 09:30")
    page, asked = a_page(), []
    page.on("request", lambda request: asked.append(request.url))
    page.clock.install()
    page.goto(f"{booth.url}/a/{kept.token}")
    page.clock.run_for(590_000)
    assert not [each for each in asked if "part=live" in each]
