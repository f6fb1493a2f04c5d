"""Zones as they hang: themes, counters page by page, languages in turn, covers, the new day."""

from dataclasses import replace
from datetime import UTC, datetime

import msgspec
import pytest
from playwright.sync_api import expect

from counter_server.contract.events import CounterChanged, DayOpened
from counter_server.contract.office import CounterState, Wait
from counter_server.contract.zones import Hours, Panel, Waiting
from tests.support.looks import barriers
from tests.ui.board.samples import START, a_board, called
from tests.ui.board.test_looks import SIZES, faults_at
from tests.ui.board.wall import bar, hang, numbers, shows
from tests.ui.board.zones import (
    EMERGENCY,
    OPENING,
    TICKER,
    ZONES,
    a_large_hall,
    many_services,
    shown,
)

BOXES = """() => Array.from(document.querySelectorAll(
  ".top, .office, .clock, .call, .call-number, .call-at, .last, .cell, .foot, .service, .prefix"
)).map((each) => { const r = each.getBoundingClientRect();
  return [r.left, r.top, r.width, r.height].map(Math.round); })"""


def a_zone(a_hall, name, language="vi"):
    board, settings = ZONES[name]
    return a_hall(board(), language, shown(**settings))


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("name", ZONES)
def test_no_word_is_clipped_in_any_zone(television, a_hall, name, language):
    hang(television, a_zone(a_hall, name, language))
    television.evaluate("document.fonts.ready.then(() => null)")
    assert {size: faults_at(television, size) for size in SIZES} == {size: [] for size in SIZES}


@pytest.mark.parametrize("name", ZONES)
def test_axe_finds_nothing_to_better_in_any_zone(television, a_hall, name):
    hang(television, a_zone(a_hall, name))
    assert barriers(television) == ""


def cells(page):
    texts = page.locator(".cell").all_inner_texts()
    return [" ".join(each.split()) for each in texts]


def test_many_counters_are_shown_page_by_page(television, a_hall):
    hall = a_hall(a_large_hall(), "vi", shown(panel=Panel.COUNTERS, rows=6, rotate_s=10))
    television.clock.install(time=START)
    hang(television, hall)
    television.clock.pause_at(START.replace(second=5))
    first = cells(television)
    assert (first[0], first[6], first[8]) == ("1 A001", "7 Tạm dừng", "9 Đã đóng")
    television.clock.run_for(10_000)
    second = cells(television)
    assert (second[0], second[10], second[11]) == ("13 A013", "23", "24")
    expect(television.locator("#pages")).to_have_text("2 / 2")


def test_a_counter_that_opens_has_its_number_again(television, a_hall):
    hall = a_hall(a_large_hall(), "vi", shown(panel=Panel.COUNTERS, rows=10))
    television.clock.install(time=START)
    hang(television, hall)
    television.clock.pause_at(START.replace(second=5))
    hall.happen(CounterChanged(counter=9, counter_number=9, state=CounterState.OPEN))
    expect(television.locator(".cell").nth(8)).to_contain_text("C009")


def test_languages_take_turns_and_nothing_moves(television, a_hall):
    hall = a_hall(a_large_hall(), "vi", shown(rotate_s=10, waiting=Waiting.TIME, ticker=TICKER))
    television.clock.install(time=START)
    hang(television, hall)
    television.clock.pause_at(START.replace(second=5))
    name = television.locator(".call-name")
    boxes = television.evaluate(BOXES)
    expect(name.locator(".now")).to_have_text("Mời số")
    expect(name.get_by_text("Now calling")).to_be_hidden()
    television.clock.run_for(10_000)
    expect(name.locator(".now")).to_have_text("Now calling")
    expect(name.get_by_text("Mời số")).to_be_hidden()
    assert television.evaluate(BOXES) == boxes
    television.clock.run_for(10_000)
    expect(name.locator(".now")).to_have_text("Mời số")


def test_a_zone_shows_and_announces_only_its_own(television, a_hall):
    hall = a_hall(a_board(), "vi", shown(counters=(2,)))
    hang(television, hall)
    assert [each for each in numbers(television) if each] == ["C004"]
    hall.happen(called("A013", 3), called("A014", 2))
    shows(television, "A014", 2)
    assert [each for each in numbers(television) if each] == ["A014", "C004"]
    expect(television.locator("#spoken")).to_have_text("Mời số A014 đến quầy 2")


def test_before_the_first_number_the_office_greets(television, a_hall):
    hall = a_hall(a_board(()), "vi", shown(opening=OPENING))
    hang(television, hall)
    expect(television.get_by_text(OPENING.vi)).to_be_visible()
    hall.happen(called("A001", 1))
    shows(television, "A001", 1)
    expect(television.get_by_text(OPENING.vi)).to_be_hidden()


def test_the_board_rests_after_hours_and_wakes_for_who_is_still_called(television, a_hall):
    hours = (Hours(weekdays=(1,), opens="07:30", closes="09:31"),)
    hall = a_hall(a_board(()), "vi", shown(hours=hours))
    television.clock.install(time=START)
    hang(television, hall)
    cover = television.locator("#closed")
    expect(cover).to_be_hidden()
    television.clock.fast_forward(90_000)
    expect(cover).to_be_visible()
    expect(cover).to_contain_text("Thứ Ba: 07:30–09:31")
    hall.happen(called("A001", 1))
    expect(cover).to_be_hidden()
    television.clock.fast_forward(11 * 60_000)
    expect(cover).to_be_visible()


def test_an_emergency_lies_over_everything(television, a_hall):
    hang(television, a_hall(None, "vi", shown(emergency=EMERGENCY)))
    expect(television.get_by_role("alert")).to_contain_text(EMERGENCY.vi)
    place = television.locator("#emergency").bounding_box()
    assert (place["width"], place["height"]) == (1920, 1080)


def test_a_new_month_and_its_first_day_begin_anew(television, a_hall):
    hall = a_hall(a_board())
    hall.now = datetime(2026, 11, 30, 16, 59, 30, tzinfo=UTC)
    television.clock.install(time=hall.now)
    hang(television, hall)
    expect(television.locator("#date .now")).to_have_text("Thứ Hai, 30/11/2026")
    hall.now = datetime(2026, 11, 30, 17, 0, 10, tzinfo=UTC)
    hall.happen(DayOpened(day="2026-12-01", closed=3))
    television.clock.fast_forward(40_000)
    expect(television.locator("#date .now")).to_have_text("Thứ Ba, 01/12/2026")
    expect(television.get_by_text("Mời quý vị chờ gọi số")).to_be_visible()
    hall.happen(called("A001", 1))
    shows(television, "A001", 1)
    expect(bar(television)).to_be_hidden()


def test_a_newer_server_makes_the_board_load_itself_anew(television, a_hall):
    hall = a_hall(None, "vi", shown())
    hang(television, hall)
    hall.version = "2"
    with television.expect_navigation():
        hall.cut()


def test_the_same_server_leaves_the_board_alone_after_a_cut(television, a_hall):
    hall = a_hall(None, "vi", shown())
    hang(television, hall)
    television.evaluate("window.untouched = true")
    hall.cut()
    hall.wait_for_streams(2)
    expect(bar(television)).to_be_hidden()
    assert television.evaluate("window.untouched")


def test_long_lines_run_and_short_ones_stand(television, a_hall):
    hang(television, a_hall(None, "vi", shown(ticker=TICKER)))
    expect(television.locator("#ticker-words")).to_have_class("ticker-words runs")
    television.goto("about:blank")
    hang(television, a_hall(None, "vi", shown(ticker=type(TICKER)(vi="Xin chào"))))
    expect(television.locator("#ticker-words")).to_have_class("ticker-words")


def test_likely_waits_are_asked_for_every_minute(television, a_hall):
    hall = a_hall(a_large_hall(), "vi", shown(waiting=Waiting.TIME))
    television.clock.install(time=START)
    hang(television, hall)
    likely = television.locator("[data-service=dat-dai] .likely .now")
    expect(likely).to_have_text("gọi ngay")
    services = tuple(
        msgspec.structs.replace(each, wait=Wait(low_s=540, high_s=900))
        for each in hall.state.services
    )
    hall.state = replace(hall.state, services=services)
    television.clock.run_for(61_000)
    expect(likely).to_have_text("khoảng 9–15 phút")


def test_many_services_are_shown_page_by_page_and_every_page_is_full(television, a_hall):
    hall = a_hall(many_services(), "vi", shown())
    television.clock.install(time=START)
    hang(television, hall)
    television.clock.pause_at(START.replace(second=5))
    prefixes = television.locator(".service:not([hidden]) .prefix")
    assert "".join(prefixes.all_inner_texts()) == "ABCDEFGHIJKL"
    television.clock.run_for(10_000)
    assert "".join(prefixes.all_inner_texts()) == "IJKLMNOPQRST"
