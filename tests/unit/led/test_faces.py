"""What hangs in the hall: boards with calls, and a display over a counter."""

import msgspec
import pytest

from counter_server.contract import events
from counter_server.contract.board import Board
from counter_server.contract.office import CounterState
from display_board.led import hall as rules
from display_board.led.faces import LIVELY_S, QUIET_S, code_faces, percent_at, wait_s
from tests.unit.led.halls import Room, a_layout, called, cancelled, recalled, serving


@pytest.fixture
def room() -> Room:
    room = Room()
    room.connect()
    return room


def test_before_the_server_is_there_displays_say_that_they_are_cut_off():
    room = Room()
    assert (room.shows("one"), room.shows("over")) == (["Mat ket noi"], ["----"])


def test_a_pairing_code_hangs_where_it_fits_and_nowhere_else():
    layout = a_layout()
    (over,) = layout.bus[1].display
    small = msgspec.structs.replace(over, columns=4)
    layout = msgspec.structs.replace(
        layout,
        bus=(layout.bus[0], msgspec.structs.replace(layout.bus[1], display=(small,))),
    )
    shown = {name: each.lines[0].text for name, each in code_faces(layout, "K7M4PX").items()}
    assert shown == {"one": "K7M4PX", "three": "K7M4PX", "over": "----"}
    assert code_faces(layout, "")["one"].lines[0].text == "Mat ket noi"


def test_an_idle_hall_is_greeted_without_marks(room):
    assert (room.shows("three"), room.shows("over")) == (["Kinh chao"], [""])


def test_a_call_flashes_on_the_board_and_over_its_counter_and_then_stays(room):
    room.happens(called("A001", 3))
    for name, text in (("one", "A001 3"), ("three", "A001 3"), ("over", "A001")):
        assert room.shows(name) == [f"*{text}"]
    room.after(9)
    assert (room.shows("three"), room.shows("over")) == (["A001 3"], ["A001"])


def test_whose_turn_has_come_leaves_the_board_and_not_the_counter(room):
    room.happens(called("A001", 3))
    room.after(9)
    room.happens(serving("A001", 3))
    assert (room.shows("three"), room.shows("over")) == (["Kinh chao"], ["A001"])


def test_a_board_that_keeps_shows_who_has_come_too():
    keeps = a_layout()
    bus = msgspec.structs.replace(
        keeps.bus[0],
        display=tuple(msgspec.structs.replace(d, keeps=True) for d in keeps.bus[0].display),
    )
    room = Room(msgspec.structs.replace(keeps, bus=(bus, keeps.bus[1])))
    room.connect()
    room.happens(called("A001", 3))
    room.happens(serving("A001", 3))
    room.after(60)
    assert room.shows("three") == ["A001 3"]


def test_newest_calls_stand_above(room):
    for number, counter in (("A001", 1), ("B002", 2), ("A003", 3), ("A004", 1)):
        room.happens(called(number, counter))
        room.after(9)
    assert room.shows("three") == ["A004 1", "A003 3", "B002 2"]


def test_in_a_burst_each_call_has_its_moment_on_a_board_of_one_line(room):
    numbers = [f"A{number:03}" for number in range(1, 21)]
    for number in numbers:
        room.happens(called(number, 1))
    seen: list[str] = []
    for _ in range(400):
        (line,) = room.shows("one")
        if line.strip("*") not in seen:
            seen.append(line.strip("*"))
        room.after(0.2)
    assert seen == [f"{number} 1" for number in numbers]


def test_who_was_served_at_once_is_shown_all_the_same(room):
    room.happens(called("A001", 1))
    room.happens(called("A002", 2))
    room.happens(serving("A002", 2))
    room.after(4)
    assert room.shows("one") == ["*A002 2"]
    room.after(4)
    assert room.shows("one") == ["A001 1"]


def test_who_is_called_again_flashes_again_at_the_top(room):
    for number in ("A001", "A002"):
        room.happens(called(number, 3))
        room.after(9)
    room.happens(recalled("A001", 3))
    assert room.shows("three") == ["*A001 3", "A002 3"]
    assert room.shows("over") == ["*A001"]


def test_who_has_left_is_not_shown_also_while_waiting_for_the_first_line(room):
    room.happens(called("A001", 1))
    room.happens(called("A002", 2))
    room.happens(cancelled("A002"))
    room.happens(cancelled("A001"))
    assert room.shows("one") == ["Kinh chao"]
    room.after(5)
    assert room.shows("three") == ["Kinh chao"]


@pytest.mark.parametrize("state", [CounterState.PAUSED, CounterState.CLOSED])
def test_over_a_counter_that_is_not_open_stands_nothing(room, state):
    room.happens(called("A001", 3))
    room.happens(events.CounterChanged(counter=3, counter_number=3, state=state))
    assert room.shows("over") == [""]


def test_a_board_of_some_counters_or_services_shows_only_theirs():
    layout = a_layout()
    one, three = layout.bus[0].display
    shown = (
        msgspec.structs.replace(one, counters=(2,)),
        msgspec.structs.replace(three, services=("B",)),
    )
    bus = msgspec.structs.replace(layout.bus[0], display=shown)
    room = Room(msgspec.structs.replace(layout, bus=(bus, layout.bus[1])))
    room.connect()
    room.happens(called("A001", 2))
    room.happens(called("B001", 1, service="B"))
    assert (room.shows("one"), room.shows("three")) == (["*A001 2"], ["*B001 1"])


def test_a_restart_knows_every_counter_and_does_not_flash():
    room = Room()
    past = [called("A001", 3)] + [called(f"B{number:03}", 1) for number in range(1, 20)]
    room.connect(past)
    assert room.shows("over") == ["A001"]
    assert room.shows("three")[0] == "B019 1"


def test_until_the_past_is_read_nothing_of_it_is_shown():
    room = Room()
    board = Board(seq=12, at=room.at, calls=(), services=())
    room.hall = rules.linked(rules.connected(room.hall, board), True, room.at)
    room.happens(called("A001", 3))
    assert (room.seq, room.shows("one")) == (11, ["Mat ket noi"])
    room.happens(called("A002", 3))
    assert room.shows("three") == ["A002 3", "A001 3"]


def test_what_is_heard_of_late_is_shown_and_does_not_flash(room):
    room.happens(called("A001", 3), ago_s=90)
    assert (room.shows("three"), room.shows("over")) == (["A001 3"], ["A001"])


def test_a_new_day_begins_with_an_empty_board(room):
    room.happens(called("A001", 3))
    room.happens(events.DayOpened(day="2026-11-26", closed=1))
    assert (room.shows("three"), room.shows("over")) == (["Kinh chao"], [""])


def test_a_short_cut_is_nobodys_business_and_a_long_one_is_told(room):
    room.happens(called("A001", 3))
    room.link(False)
    room.after(4)
    assert room.shows("over") == ["*A001"]
    room.link(False)
    room.after(2)
    assert (room.shows("one"), room.shows("over")) == (["Mat ket noi"], ["----"])
    room.link(True)
    assert room.shows("over") == ["*A001"]


def test_a_kind_of_entry_that_we_do_not_know_does_no_harm(room):
    room.seq += 3
    room.happens(called("A001", 3))
    assert room.shows("over") == ["*A001"]


@pytest.mark.parametrize(
    ("clock", "percent"),
    [("00:00", 40), ("06:29", 40), ("06:30", 100), ("17:29", 100), ("17:30", 40), ("23:59", 40)],
)
def test_brightness_goes_by_the_hour_and_over_midnight(clock, percent):
    hours, minutes = map(int, clock.split(":"))
    steps = {"06:30": 100, "17:30": 40}
    assert percent_at(steps, hours * 60 + minutes) == percent
    assert percent_at({}, 0) == 100


def test_the_hour_is_that_of_the_office():
    room = Room(a_layout(brightness={"08:00": 70, "20:00": 30}))
    assert room.percent() == 70  # 01:00 in UTC


def test_the_loop_is_quick_only_while_something_moves(room):
    assert wait_s(room.hall, room.layout, room.at) == QUIET_S
    room.happens(called("A001", 3))
    assert wait_s(room.hall, room.layout, room.at) == LIVELY_S
    room.after(20)
    assert wait_s(room.hall, room.layout, room.at) == QUIET_S
    room.link(False)
    assert wait_s(room.hall, room.layout, room.at) == LIVELY_S
