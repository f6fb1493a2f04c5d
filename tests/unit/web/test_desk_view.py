"""How the desk arranges who waits, and how it says durations."""

from datetime import UTC, datetime

import pytest

from config.words import translator
from counter_server.contract.office import Name
from counter_server.queue.desk_view import SHOWN, grouped, seen, spelled
from counter_server.queue.queries import Line

AT = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
LAND, CIVIL, FOOD = Name(vi="Đất đai"), Name(vi="Hộ tịch"), Name(vi="Thực phẩm")


def a_line(number: str, service: str, name: Name) -> Line:
    return Line(int(number[1:]), number, service, name, None, AT)


def test_lines_stand_by_service_in_the_counters_order():
    lines = [a_line("B001", "civil", CIVIL), a_line("A001", "land", LAND)]
    groups = grouped([*lines, a_line("B002", "civil", CIVIL)], [("land", LAND), ("civil", CIVIL)])
    assert [[line.number for line in group.lines] for group in groups] == [
        ["A001"],
        ["B001", "B002"],
    ]


def test_a_service_nobody_waits_for_is_shown_empty():
    (group,) = grouped([], [("land", LAND)])
    assert (group.waiting, group.lines, group.more) == (0, (), 0)


def test_a_visitor_sent_to_this_counter_is_shown_last():
    groups = grouped([a_line("F001", "food", FOOD)], [("land", LAND)])
    assert [group.code for group in groups] == ["land", "food"]


def test_a_long_line_is_cut_and_counted():
    lines = [a_line(f"A{each:03}", "land", LAND) for each in range(1, 31)]
    (group,) = grouped(lines, [("land", LAND)])
    assert (len(group.lines), group.waiting) == (SHOWN, 30)
    assert group.more == 30 - SHOWN


def test_many_services_share_the_screen():
    names = {f"s{each}": Name(vi=f"Dịch vụ {each}") for each in range(5)}
    lines = [a_line(f"A{each:03}", f"s{each % 5}", names[f"s{each % 5}"]) for each in range(40)]
    assert [len(group.lines) for group in grouped(lines, list(names.items()))] == [4] * 5


def test_nobody_at_the_counter_has_a_name_too():
    assert seen(None) == "nobody"


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (-5, "dưới 1 phút"),
        (59, "dưới 1 phút"),
        (60, "1 phút"),
        (3599, "59 phút"),
        (3600, "1 giờ 0 phút"),
        (7505, "2 giờ 5 phút"),
    ],
)
def test_durations_are_said_as_people_say_them(seconds, words):
    assert spelled(seconds, translator("vi")) == words
