"""An officer sees how every device is, and pairs a television that shows a code."""

import os
from contextlib import suppress
from pathlib import Path

from playwright.sync_api import expect

from counter_server.accounts.identify import KnownDevices
from counter_server.contract.devices import HealthReport
from counter_server.devices import queries, reporting
from counter_server.devices.registry import renew_token
from tests.support.happenings import until
from tests.support.looks import barriers, clipped

HOME = "/admin/devices"
PAGES = (HOME, f"{HOME}/1", f"{HOME}/new", f"{HOME}/drivers", f"{HOME}/pair?code=AAAAAA")

SHOWS = "() => document.getElementById('code').textContent.length > 5"


def shown(page, name: str) -> None:
    """A picture for eyes, where somebody looks."""
    with suppress(KeyError):
        page.screenshot(path=Path(os.environ["MOTCUA_SHOTS"]) / f"{name}.png", full_page=True)


def facts(office):
    with office.parts.database.read() as connection:
        return {each.name: each for each in queries.devices(connection, office.id)}


def test_pages_are_whole_and_open_to_all_in_both_languages(page):
    for place, path in enumerate(PAGES):
        for language, width in (("vi", 1366), ("en", 390)):
            page.set_viewport_size({"width": width, "height": 900})
            page.goto(f"{path}{'&' if '?' in path else '?'}lang={language}")
            shown(page, f"devices-{place}-{language}")
            assert clipped(page) == []
            assert barriers(page) == ""


def test_a_mended_device_is_well_on_the_page_without_a_reload(page, office):
    kiosk = page.locator(".device", has_text="ki-ốt cửa chính")
    expect(kiosk).to_contain_text("Cắm lại dây máy quét")
    device = facts(office)["ki-ốt cửa chính"].id
    known = KnownDevices(office.parts).by_token(renew_token(office.parts.works, office.id, device))
    reporting.keep_report(office.parts, known, HealthReport())
    page.wait_for_selector(".device.good:has-text('ki-ốt cửa chính')")


def test_a_television_shows_a_code_and_opens_its_board_once_it_is_typed(page, television, office):
    television.goto("/board/pair")
    television.wait_for_function(SHOWS)
    shown(television, "pair-tv-vi")
    assert clipped(television) == []
    assert barriers(television) == ""
    page.fill("#code", television.inner_text("#code").lower())
    page.press("#code", "Enter")
    page.fill("#name", "tivi sảnh")
    shown(page, "devices-pairing")
    assert clipped(page) == []
    assert barriers(page) == ""
    page.click("text=Ghép >> visible=true >> nth=-1")
    page.wait_for_selector("text=Đã ghép tivi sảnh.")
    television.wait_for_url("**/board/main")
    until(lambda: facts(office)["tivi sảnh"].report)
    page.goto(HOME)
    page.wait_for_selector(".device:has-text('tivi sảnh'):has-text('1920x1080')")
    television.goto("/board/pair")  # the next morning it leads straight back
    television.wait_for_url("**/board/main")


def test_the_television_page_is_whole_at_every_size(television):
    for language in ("vi", "en"):
        for width, height in ((1920, 1080), (1080, 1920), (1024, 768), (390, 844)):
            television.set_viewport_size({"width": width, "height": height})
            television.goto(f"/board/pair?lang={language}")
            television.wait_for_function(SHOWS)
            shown(television, f"pair-{width}-{language}")
            assert clipped(television) == []
