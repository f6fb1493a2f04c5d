"""The server's time as a kiosk tells it: pure."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from kiosk.away.clock import Anchor, Reading, better, heard, in_order, server_time, taken_at

NOON = datetime(2026, 11, 24, 5, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)

moments = st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1)).map(
    lambda at: at.replace(tzinfo=UTC)
)


def test_the_count_since_the_server_was_heard_outranks_the_wall_clock():
    anchor = Anchor(NOON, Reading(NOON - 5 * HOUR, "one", 100.0))
    now = Reading(NOON + 40 * HOUR, "one", 160.0)
    assert server_time(now, anchor) == NOON + timedelta(seconds=60)


def test_after_a_new_start_the_wall_clock_is_corrected_by_what_is_known_of_it():
    anchor = Anchor(NOON, Reading(NOON - 5 * HOUR, "one", 100.0))
    assert server_time(Reading(NOON - 4 * HOUR, "two", 3.0), anchor) == NOON + HOUR


def test_the_servers_word_was_said_between_question_and_answer():
    asked, answered = Reading(NOON, "one", 10.0), Reading(NOON, "one", 14.0)
    anchor = heard(asked, NOON, answered)
    assert (anchor.reading.running_s, anchor.error_s) == (12.0, 2.0)


def test_a_slow_answer_does_not_outrank_a_quick_one_that_is_young():
    def after(running_s: float, error_s: float, boot: str = "one") -> Anchor:
        return Anchor(NOON, Reading(NOON, boot, running_s), error_s)

    quick = after(0, 0.01)
    assert better(quick, after(60, 2.0)) == quick
    assert better(quick, after(60, 0.01)) == after(60, 0.01)
    assert better(quick, after(30000, 2.0)) == after(30000, 2.0), "by now it has drifted"
    assert better(quick, after(3, 2.0, "two")) == after(3, 2.0, "two")
    assert better(None, quick) == quick


def test_a_kiosk_that_never_heard_the_server_has_only_its_wall_clock():
    assert server_time(Reading(NOON, "one", 1.0), None) == NOON


def test_what_was_done_since_the_start_is_counted_back_from_now():
    taken, now = Reading(NOON + 9 * HOUR, "one", 40.0), Reading(NOON, "one", 100.0)
    assert taken_at(NOON + 9 * HOUR, taken, now, NOON) == NOON - timedelta(seconds=60)
    assert taken_at(NOON - HOUR, Reading(NOON, "zero", 40.0), now, NOON) == NOON - HOUR


@given(st.lists(moments, max_size=20), moments)
def test_times_stay_in_order_and_are_never_in_the_future(times, now):
    ordered = in_order(times, now)
    assert len(ordered) == len(times)
    assert ordered == sorted(ordered)
    assert all(after <= min(before, now) for before, after in zip(times, ordered, strict=True))


@given(st.lists(moments, max_size=20))
def test_times_that_are_in_order_stay_as_they_are(times):
    assert in_order(sorted(times), datetime(2031, 1, 1, tzinfo=UTC)) == sorted(times)
