"""An administrator minds the printers and sets how paper looks, with scripts and without."""

from contextlib import suppress
from pathlib import Path

from playwright.sync_api import expect

from counter_server.contract.printing import JobState
from tests.support.looks import barriers, clipped
from tests.unit.printing.test_logos import a_picture

HOME = "/admin/printers"
PAGES = (HOME, f"{HOME}/1", f"{HOME}/new", f"{HOME}/rules", f"{HOME}/looks/slip")
RECEIPT = f"{HOME}/looks/receipt"


def shown(page, name: str) -> None:
    """A picture for eyes, where somebody looks."""
    with suppress(KeyError):
        import os

        page.screenshot(path=Path(os.environ["MOTCUA_SHOTS"]) / f"{name}.png", full_page=True)


def test_pages_are_whole_and_open_to_all_in_both_languages(page, hall):
    hall.until_state(hall.issue(), JobState.FAILED, "paper_out")
    for place, path in enumerate((*PAGES, RECEIPT)):
        for language, width in (("vi", 1366), ("en", 390)):
            page.set_viewport_size({"width": width, "height": 768})
            page.goto(f"{path}?lang={language}")
            shown(page, f"printing-{place}-{language}")
            assert clipped(page) == []
            assert barriers(page) == ""


def test_a_refilled_printer_is_well_on_the_page_without_a_reload(page, hall):
    page.wait_for_selector("text=Lắp cuộn mới")
    hall.printer("tcp://main:9100").problem = None
    page.wait_for_selector(".printer.good:has-text('sảnh')")


def test_a_printer_is_paused_tried_and_goes_on(any_page, hall):
    page = any_page
    page.click("button[aria-label='Tạm dừng quầy 2']")
    expect(page.locator("main")).to_contain_text("Máy in quầy 2 tạm dừng.")
    page.click("button[aria-label='In tiếp quầy 2']")
    page.click("button[aria-label='In thử quầy 2']")
    expect(page.locator("main")).to_contain_text("Đã gửi trang in thử đến quầy 2.")
    hall.until(lambda: hall.jobs(state=JobState.PRINTED))


def test_paper_is_drawn_again_while_its_look_is_set(page):
    page.goto(f"{HOME}/looks/slip")
    before = page.get_attribute("#papers img", "src")
    with page.expect_response("**/preview"):
        page.fill("#message_vi", "Nghỉ trưa 11:30 đến 13:30")
    page.wait_for_function("was => document.querySelector('#papers img').src !== was", arg=before)


def test_a_look_is_seen_and_kept(any_page):
    page = any_page
    page.goto(f"{HOME}/looks/slip")
    page.uncheck("[name=shown_turn]")
    page.check("[value=large]")
    page.click("button[value=preview]")
    assert not page.is_checked("[name=shown_turn]")
    page.click("button[value=save]")
    expect(page.locator("main")).to_contain_text("Đã lưu mẫu in")
    assert not page.is_checked("[name=shown_turn]")
    page.set_input_files(
        "#logo", {"name": "hinh.png", "mimeType": "image/png", "buffer": a_picture()}
    )
    page.click("form.logo button")
    expect(page.locator("main")).to_contain_text("Đã nhận hình mới.")
    shown(page, "printing-look-with-logo")
