"""Boards that run while they are set: within a second, without a flash, without a lost call."""

from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import expect

from counter_server.boards import actions
from counter_server.boards.media import add_media
from counter_server.contract.events import TicketCalled
from counter_server.contract.office import Name
from counter_server.contract.zones import Panel, PlayItem, Theme, ZoneSettings
from tests.support.app import application, device
from tests.support.cable import Cable
from tests.support.patience import within
from tests.ui.boards.films import a_film

MAIN = Name(vi="Bảng chính")


def call(office, *numbers: str, counter: int = 1) -> None:
    with office.parts.works.begin(office.id) as work:
        for number in numbers:
            work.record(
                TicketCalled(
                    ticket=1,
                    number=number,
                    service="dat-dai",
                    counter=counter,
                    counter_number=counter,
                )
            )


def set_main(office, **settings):
    actions.change_zone(office.parts, office.id, "main", MAIN, ZoneSettings(**settings))


def a_picture(colour="seagreen") -> BytesIO:
    file = BytesIO()
    Image.new("RGB", (160, 90), colour).save(file, "PNG")
    file.seek(0)
    return file


def test_what_is_saved_is_on_the_running_board_within_a_second(office, television):
    board = television()
    board.evaluate("window.untouched = true")
    set_main(office, theme=Theme.LIGHT, panel=Panel.COUNTERS)
    expect(board.locator("body")).to_have_attribute("data-theme", "light", timeout=within(1) * 1000)
    expect(board.locator(".cell-counter").first).to_have_text("1")
    assert board.evaluate("window.untouched")  # written anew, not loaded anew
    call(office, "A001")
    expect(board.locator("#call-number")).to_have_text("A001")
    expect(board.locator(".cell-number").first).to_have_text("A001")


def test_a_change_in_the_midst_of_calls_loses_none(office, television):
    board = television()
    call(office, "A001", "A002")
    set_main(office, rows=4)
    call(office, "A003")
    expect(board.locator("body")).to_have_attribute("data-rows", "4")
    expect(board.locator("#spoken")).to_have_text("Mời số A003 đến quầy 1")


def test_another_zone_is_left_alone(office, television):
    actions.add_zone(office.parts, office.id, Name(vi="Tầng 2"))
    board = television("/board/tang-2")
    set_main(office, theme=Theme.LIGHT)
    call(office, "A001")
    expect(board.locator("#call-number")).to_have_text("A001")
    expect(board.locator("body")).to_have_attribute("data-theme", "dark")


def test_an_emergency_is_on_every_board_at_once_and_goes_away(office, television):
    actions.add_zone(office.parts, office.id, Name(vi="Tầng 2"))
    boards = [television("/board/main"), television("/board/tang-2")]
    actions.set_emergency(office.parts, office.id, Name(vi="Mời ra cửa chính"))
    for board in boards:
        expect(board.get_by_text("Mời ra cửa chính")).to_be_visible(timeout=within(1) * 1000)
    actions.set_emergency(office.parts, office.id, Name(vi=""))
    for board in boards:
        expect(board.get_by_text("Mời ra cửa chính")).to_have_count(0)


def test_a_screen_whose_board_is_deleted_offers_the_others(office, television):
    code = actions.add_zone(office.parts, office.id, Name(vi="Tầng 2"))
    board = television(f"/board/{code}")
    actions.remove_zone(office.parts, office.id, code)
    board.wait_for_url("**/board")
    expect(board.locator("a[href='/board/main']")).to_be_visible()


def test_pictures_are_shown_while_nobody_is_called_and_step_aside(office, television):
    media = add_media(office.parts, office.id, "a.png", a_picture())
    set_main(office, playlist=(PlayItem(media=media),))
    board = television()
    picture = board.locator("#media img")
    expect(picture).to_be_visible()
    assert picture.evaluate("(each) => each.decode().then(() => each.naturalWidth)") == 160
    call(office, "A001")
    expect(picture).to_be_hidden()
    expect(board.locator("#call-number")).to_have_text("A001")


def test_a_film_runs_silently_and_gives_way_to_the_next(office, television):
    board = television()
    film = add_media(office.parts, office.id, "phim.webm", a_film(board))
    picture = add_media(office.parts, office.id, "a.png", a_picture())
    board.evaluate(
        """() => { window.played = [];
        document.addEventListener("playing", (event) => played.push(event.target.muted), true); }"""
    )
    set_main(office, playlist=(PlayItem(media=film), PlayItem(media=picture)))
    expect(board.locator("#media img")).to_be_visible()
    assert board.evaluate("played") == [True]


def test_a_film_that_cannot_be_shown_is_passed_over(office, television):
    film = BytesIO(b"\x1a\x45\xdf\xa3 no film at all")
    broken = add_media(office.parts, office.id, "hong.webm", film)
    picture = add_media(office.parts, office.id, "a.png", a_picture())
    set_main(office, playlist=(PlayItem(media=broken), PlayItem(media=picture)))
    board = television()
    expect(board.locator("#media img")).to_be_visible()
    assert board.evaluate("document.querySelector('#media video').muted")


@pytest.fixture
def cable(site):
    made = Cable(int(site.rsplit(":", 1)[1]))
    yield made
    made.close()


@pytest.fixture
def visits(office):
    """So many visitors come, are called to counter 1 and served; their numbers."""
    script = device(office, application(office).test_client(), "script")

    def come(count: int) -> list[str]:
        numbers = []
        for _ in range(count):
            script.post("/tickets", {"service": "dat-dai"})
            numbers.append(script.post("/counters/1/call").get_json()["number"])
            script.post("/counters/1/serve")
            script.post("/counters/1/finish")
            office.clock.move(seconds=1)
        return numbers

    return come


def test_a_board_that_is_cut_for_a_minute_is_right_again_by_itself(office, chromium, cable, visits):
    page = chromium.new_page(viewport={"width": 1920, "height": 1080})
    page.clock.install(time=office.clock.now)
    with page.expect_request("**/events?*"):
        page.goto(f"{cable.url}/board/main")
    (first,) = visits(1)
    expect(page.locator("#last td:first-child").first).to_have_text(first)
    cable.pull()
    bar = page.locator("#cut-inside")
    expect(bar).to_contain_text("Bảng đang mất kết nối.")
    expect(bar).to_contain_text("Từ 08:00")
    missed = visits(10)
    page.clock.fast_forward(61_000)
    expect(bar).to_be_visible()
    cable.put_back()
    expect(bar).to_be_hidden()
    head = page.locator("#last td:first-child")
    expect(head.first).to_have_text(missed[-1])
    expect(head).to_have_text(missed[:-7:-1])
    expect(page.locator(".waiting-count").first).to_have_text("0")
    page.close()


def test_the_plain_page_follows_and_says_when_it_is_cut_off(office, chromium, cable, visits):
    page = chromium.new_page(viewport={"width": 1280, "height": 720})
    page.goto(f"{cable.url}/board/main/plain")
    (number,) = visits(1)
    expect(page.locator("td").first).to_have_text(number)
    cable.pull()
    expect(page.locator("#cut")).to_have_text("Bảng đang mất kết nối. Từ 08:00")
    (number,) = visits(1)
    cable.put_back()
    expect(page.locator("td").first).to_have_text(number)
    expect(page.locator("#cut")).to_have_text("")
    page.close()


def test_the_plain_page_is_whole_and_loaded_anew_without_scripts(chromium, site, office):
    script = device(office, application(office).test_client(), "script")
    script.post("/tickets", {"service": "dat-dai"})
    script.post("/counters/1/call")
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/board/main")  # which cannot follow calls here, and leads on
    page.wait_for_url("**/board/main/plain", timeout=20_000)
    assert page.locator("meta[http-equiv=refresh]").get_attribute("content") == "5"
    call, counter = (
        page.locator("#call").bounding_box(),
        page.locator("#call p").last.bounding_box(),
    )
    assert counter["y"] + counter["height"] < call["y"] + call["height"]  # in two languages
    context.close()
