"""The public site: whole at every width, open to all, in both languages, also without scripts."""

import pytest
from playwright.sync_api import expect

from tests.support.looks import barriers, clipped


@pytest.mark.parametrize(("language", "colours"), [("vi", "light"), ("en", "dark")])
def test_every_page_is_whole_and_open_to_all(public, a_page, language, colours):
    code, _ = public.dossier()
    paths = (
        "/",
        "/procedures?q=khai+sinh",
        "/procedures?q=zzz",
        "/procedures/1.115689",
        "/procedures/1.013855",
        "/procedures/9.9",
        f"/lookup?code={code}",
        "/lookup?code=abc",
    )
    page = a_page(color_scheme=colours)
    for path in paths:
        joint = "&" if "?" in path else "?"
        page.goto(f"{public.url}{path}{joint}lang={language}")
        assert barriers(page) == "", path
        for width in (320, 360, 768, 1366):
            page.set_viewport_size({"width": width, "height": 740})
            assert clipped(page) == [], (path, width)


def test_the_list_follows_the_typing(public, a_page):
    page = a_page(1280, 800)
    page.goto(f"{public.url}/procedures")
    page.get_by_role("searchbox").press_sequentially("ket hon")
    expect(page.locator(".line")).to_have_count(1)
    expect(page.locator(".line-name")).to_have_text("Đăng ký kết hôn")


def test_the_search_works_without_scripts(public, a_page):
    page = a_page(java_script_enabled=False)
    page.goto(public.url)
    page.get_by_role("searchbox").fill("khai tu")
    page.get_by_role("searchbox").press("Enter")
    expect(page.locator(".line-name").first).to_have_text("Đăng ký khai tử")
    page.locator(".line").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Đăng ký khai tử")


def test_a_citizen_looks_up_a_dossier(public, a_page):
    code, _ = public.dossier()
    page = a_page()
    page.goto(public.url)
    page.get_by_label("Mã hồ sơ trên giấy hẹn").fill(code.replace("-", " ").lower())
    page.get_by_role("button", name="Xem").click()
    expect(page.locator(".stage-now")).to_have_text("Đã tiếp nhận")


def test_a_printed_procedure_has_the_words_and_no_buttons(public, a_page):
    page = a_page(800, 1100)
    page.goto(f"{public.url}/procedures/1.001193")
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator(".brand")).to_be_visible()  # whose procedure it is
    for control in (".top-nav", ".languages"):
        expect(page.locator(control)).to_be_hidden()
    expect(page.locator("[data-print]")).to_be_hidden()
