"""The board in a browser, from first paint through bursts and cuts."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from tests.ui.board.samples import START, a_board, called, issued, served
from tests.ui.board.wall import bar, hang, numbers, shows, waiting


def test_the_first_paint_shows_the_snapshot_without_scripts(chromium, a_hall):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{a_hall().url}/board/main")
    shows(page, "A012", 3)
    assert numbers(page)[:3] == ["A012", "B008", "D031"]
    assert waiting(page, "dat-dai") == "12"
    expect(page.locator("#clock")).to_have_text("09:30")
    context.close()


def test_a_call_is_shown_large_and_on_top_of_the_list(television, a_hall):
    hall = a_hall()
    hang(television, hall)
    hall.happen(issued("A013"), called("A013", 2))
    shows(television, "A013", 2)
    assert numbers(television)[:2] == ["A013", "A012"]
    assert waiting(television, "dat-dai") == "12"


def test_a_call_is_said_to_who_cannot_see_it(television, a_hall):
    hall = a_hall()
    hang(television, hall)
    hall.happen(called("A013", 2))
    expect(television.locator("[aria-live]")).to_have_text("Mời số A013 đến quầy 2")


def test_a_board_before_the_first_call_becomes_one_with_a_call(television, a_hall):
    hall = a_hall(a_board(calls=()))
    hang(television, hall)
    expect(television.get_by_text("Mời quý vị chờ gọi số")).to_be_visible()
    hall.happen(called("A001", 1))
    shows(television, "A001", 1)
    expect(television.get_by_text("Mời quý vị chờ gọi số")).to_be_hidden()


def test_calls_at_once_are_shown_one_after_another_and_none_is_dropped(television, a_hall):
    hall = a_hall()
    television.clock.install(time=START)
    hang(television, hall)
    television.clock.pause_at(START + timedelta(seconds=30))
    hall.happen(*(called(f"A0{number}", number % 5 + 1) for number in range(20, 24)))
    expect(television.locator("#last td:first-child").first).to_have_text("A023")
    assert numbers(television)[:5] == ["A023", "A022", "A021", "A020", "A012"]
    for number in range(20, 24):
        shows(television, f"A0{number}", number % 5 + 1)
        television.clock.run_for(3900)
        shows(television, f"A0{number}", number % 5 + 1)
        television.clock.run_for(100)
    shows(television, "A023", 4)


def test_who_has_come_is_not_invited_any_more(television, a_hall):
    hall = a_hall()
    hang(television, hall)
    hall.happen(called("A013", 2), served("A013", 2))
    shows(television, "A012", 3)
    hall.happen(served("A012", 3))
    expect(television.get_by_text("Mời quý vị chờ gọi số")).to_be_visible()
    expect(television.locator("#call-number")).to_be_hidden()
    expect(television.locator("[aria-live]")).to_have_text("")
    expect(television.locator("#call.new")).to_have_count(0)
    assert numbers(television)[:2] == ["A013", "A012"]
    expect(television.locator("#last tr.settled")).to_have_count(6)


def test_a_call_that_waits_for_its_place_is_not_shown_when_it_is_over(television, a_hall):
    hall = a_hall()
    television.clock.install(time=START)
    hang(television, hall)
    television.clock.pause_at(START + timedelta(seconds=30))
    hall.happen(called("A020", 1), called("A021", 2), called("A022", 3))
    expect(television.locator("#last td:first-child").first).to_have_text("A022")
    shows(television, "A020", 1)
    hall.happen(served("A021", 2))
    expect(television.locator("#last tr.settled td:first-child").first).to_have_text("A021")
    television.clock.run_for(4000)
    shows(television, "A022", 3)


def test_a_cut_is_said_and_goes_away_by_itself(television, a_hall):
    hall = a_hall()
    hang(television, hall)
    expect(bar(television)).to_be_hidden()
    hall.cut(refuse=True)
    expect(bar(television)).to_contain_text("Bảng đang mất kết nối.")
    expect(bar(television)).to_contain_text("Từ 09:30")
    hall.mend()
    expect(bar(television)).to_be_hidden()


def test_what_happened_during_a_short_cut_is_shown_after_it(television, a_hall):
    hall = a_hall()
    hang(television, hall)
    hall.happen(called("A013", 2))
    shows(television, "A013", 2)
    hall.cut()
    hall.happen(issued("E001"), called("B009", 4))
    expect(television.locator("#last td:first-child").first).to_have_text("B009")
    assert waiting(television, "moi-truong") == "1"
    assert ("/board/main/events?after=40", "41") in hall.asked
    assert "/board/main/snapshot" not in dict(hall.asked)


def test_a_missing_entry_makes_the_board_fetch_the_whole_anew(television, a_hall):
    hall = a_hall()
    hang(television, hall)
    hall.happen(called("A013", 2), quietly=True)
    hall.happen(issued("E001"))
    shows(television, "A013", 2)
    assert waiting(television, "moi-truong") == "1"
    assert "/board/main/snapshot" in dict(hall.asked)


@pytest.mark.parametrize("event", ["gap", "ticket_called"])
def test_a_server_that_cannot_go_on_makes_the_board_fetch_the_whole_anew(television, a_hall, event):
    hall = a_hall()
    hang(television, hall)
    hall.happen(called("A013", 2), quietly=True)
    hall.say(f"event: {event}\ndata: nothing of use\n\n")
    shows(television, "A013", 2)


def test_entries_that_are_not_for_the_hall_are_skipped(television, a_hall):
    hall = a_hall()
    hang(television, hall)
    hall.happen(issued("E001"), quietly=True)
    hall.say('event: skip\ndata: {"seq": 41}\n\n')
    hall.happen(called("A013", 2))
    shows(television, "A013", 2)
    assert "/board/main/snapshot" not in dict(hall.asked)


def test_after_a_long_cut_the_board_is_fetched_anew(television, a_hall):
    hall = a_hall()
    television.clock.install()
    hang(television, hall)
    hall.cut(refuse=True)
    expect(bar(television)).to_be_visible()
    television.clock.fast_forward(61_000)
    hall.happen(called("A013", 2), quietly=True)
    hall.mend()
    television.clock.fast_forward(10_000)
    shows(television, "A013", 2)
    expect(bar(television)).to_be_hidden()
    assert "/board/main/snapshot" in dict(hall.asked)


def test_a_silent_line_counts_as_cut(television, a_hall):
    hall = a_hall()
    television.clock.install()
    hang(television, hall)
    hall.is_refusing = True
    television.clock.fast_forward(46_000)
    expect(bar(television)).to_be_visible()


def test_a_beat_keeps_the_line_alive(television, a_hall):
    hall = a_hall()
    television.clock.install()
    hang(television, hall)
    for number in range(3):
        television.clock.fast_forward(30_000)
        hall.say("event: beat\ndata: {}\n\n")
        hall.happen(issued(f"E00{number}"))
        expect(television.locator("[data-service=moi-truong] .waiting-count")).to_have_text(
            str(number + 1)
        )
    expect(bar(television)).to_be_hidden()
    assert hall.streams == 1


def test_midnight_begins_a_new_board(television, a_hall):
    hall = a_hall()
    television.clock.install()
    hang(television, hall)
    television.clock.fast_forward("14:31:00")
    hall.wait_for_streams(2)
    assert "/board/main/snapshot" in dict(hall.asked)
