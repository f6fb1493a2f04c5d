"""A likely wait within the hours of a service."""

from datetime import UTC, date, datetime

import pytest

from counter_server.contract.office import Wait
from counter_server.queue.estimates.hours import in_hours, spans_of
from counter_server.queue.opening import Hours
from tests.support.appointments import here

MONDAY = date(2026, 11, 23)
HOURS = (
    Hours(weekdays=(0, 1, 2, 3, 4), opens="13:30", closes="16:30"),
    Hours(weekdays=(0, 1, 2, 3, 4), opens="07:30", closes="11:30"),
)
SPANS = spans_of(HOURS, MONDAY, "Asia/Ho_Chi_Minh")


def a_wait(low_min: int, high_min: int) -> Wait:
    return Wait(low_s=low_min * 60, high_s=high_min * 60)


def seen(clock: str, wait: Wait) -> tuple[int, int, bool]:
    found = in_hours(wait, SPANS, here(f"2026-11-23 {clock}").timestamp())
    return found.low_s // 60, found.high_s // 60, found.past_closing


def test_hours_are_the_offices_own():
    opens = datetime.fromtimestamp(SPANS[0][0], UTC)
    assert (len(SPANS), opens) == (2, datetime(2026, 11, 23, 0, 30, tzinfo=UTC))
    assert spans_of(HOURS, date(2026, 11, 28), "Asia/Ho_Chi_Minh") == ()


def test_without_hours_a_wait_is_what_it_is():
    assert in_hours(a_wait(5, 10), (), 0.0) == a_wait(5, 10)


@pytest.mark.parametrize(
    ("clock", "wait", "found"),
    [
        ("08:00", (10, 20), (10, 20, False)),
        ("11:20", (10, 25), (10, 25, False)),  # the line is worked off
        ("11:20", (20, 50), (20, 170, False)),  # some are called after noon
        ("11:20", (40, 50), (160, 170, False)),
        ("15:00", (60, 80), (60, 80, False)),
        ("15:00", (80, 110), (80, 110, True)),
        ("16:40", (1, 5), (1, 5, True)),
    ],
)
def test_a_wait_goes_over_the_break_and_says_when_the_day_ends_before(clock, wait, found):
    assert seen(clock, a_wait(*wait)) == found
