"""Slots of the office's hours, and who may check in when."""

import itertools
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_server.catalog.working_time import WorkingTime, is_working_day
from counter_server.contract.appointments import AppointmentState
from counter_server.core.errors import Problem, Refused
from counter_server.queue.appointments import rules
from counter_server.queue.appointments.rules import Booking, Rule

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
OFFICE = WorkingTime()
RULE = Rule()
MONDAY = date(2026, 11, 23)
DAYS = st.dates(date(2026, 1, 1), date(2027, 12, 31))
STEPS = st.integers(1, 600)


def at(text: str) -> datetime:
    return datetime.fromisoformat(f"2026-11-23 {text}").replace(tzinfo=ZONE)


def booking(state: AppointmentState = AppointmentState.BOOKED) -> Booking:
    return Booking("H7K2Q", at("09:30").astimezone(UTC), state)


def clocks(slots: tuple[datetime, ...]) -> list[str]:
    return [f"{each.astimezone(ZONE):%H:%M}" for each in slots]


def test_slots_follow_the_office_hours():
    assert clocks(rules.slots_of(MONDAY, Rule(step_min=60), OFFICE)) == [
        "07:30", "08:30", "09:30", "10:30", "13:30", "14:30", "15:30",
    ]  # fmt: skip


@pytest.mark.parametrize("day", [date(2026, 11, 24), date(2026, 11, 28), date(2026, 11, 29)])
def test_a_day_off_has_no_slots(day):
    assert rules.slots_of(day, RULE, OFFICE) == ()


def test_a_makeup_day_has_slots():
    assert rules.slots_of(date(2026, 8, 22), RULE, OFFICE)


def test_a_closed_rule_has_no_slots():
    assert rules.slots_of(MONDAY, Rule(is_open=False), OFFICE) == ()


@given(DAYS, STEPS)
def test_slots_never_meet_and_never_leave_the_hours(day, step_min):
    rule = Rule(step_min=step_min)
    slots = rules.slots_of(day, rule, OFFICE)
    assert bool(slots) <= is_working_day(day, OFFICE)
    for start, after in itertools.pairwise(slots):
        assert rules.ends_at(start, rule) <= after
    for start in slots:
        here, end = start.astimezone(ZONE), rules.ends_at(start, rule).astimezone(ZONE)
        assert here.date() == day
        assert any(o <= here.time() and end.time() <= c for o, c in OFFICE.sessions)


@given(DAYS, STEPS, st.integers(0, 40))
def test_days_ahead_are_in_order_and_each_has_slots(today, step_min, days_ahead):
    rule = Rule(step_min=step_min, days_ahead=days_ahead)
    days = rules.days_of(today, rule, OFFICE)
    assert list(days) == sorted(set(days))
    assert all(today <= day <= today + timedelta(days=days_ahead) for day in days)
    assert all(rules.slots_of(day, rule, OFFICE) for day in days)


@given(
    st.datetimes(datetime(2026, 11, 1), datetime(2026, 12, 20), timezones=st.just(ZONE)),
    st.datetimes(datetime(2026, 11, 1), datetime(2026, 12, 20), timezones=st.just(ZONE)),
    st.sampled_from([0, 60, 1440]),
)
def test_what_may_be_booked_is_offered_and_nothing_else(starts_at, now, notice_min):
    starts_at = starts_at.replace(minute=starts_at.minute // 30 * 30, second=0, microsecond=0)
    notice = timedelta(minutes=notice_min)
    today = now.astimezone(ZONE).date()
    offered = {
        slot
        for day in rules.days_of(today, RULE, OFFICE)
        for slot in rules.slots_of(day, RULE, OFFICE)
        if rules.can_be_booked(slot, now, notice)
    }
    try:
        rules.refuse_to_book(starts_at, now, RULE, OFFICE, notice)
    except Problem:
        assert starts_at not in offered
    else:
        assert starts_at in offered


@pytest.mark.parametrize(
    ("now", "code"),
    [
        ("08:00", "too_early"),
        ("09:14", "too_early"),
        ("09:15", None),
        ("09:30", None),
        ("09:40", None),
        ("09:41", "appointment_lapsed"),
        ("16:00", "appointment_lapsed"),
    ],
)
def test_one_checks_in_a_quarter_before_until_ten_minutes_late(now, code):
    assert refusal(booking(), at(now)) == code


def refusal(of: Booking, now: datetime) -> str | None:
    try:
        rules.refuse_to_check_in(of, RULE, OFFICE, now)
    except Refused as refused:
        return refused.code
    return None


def test_a_second_scan_is_no_mistake_on_its_day():
    done = booking(AppointmentState.CHECKED_IN)
    assert refusal(done, at("15:00")) is None
    assert refusal(done, at("15:00") + timedelta(days=1)) == "appointment_lapsed"


def test_what_was_cancelled_cannot_be_checked_in():
    assert refusal(booking(AppointmentState.CANCELLED), at("09:30")) == "appointment_cancelled"


@pytest.mark.parametrize(
    ("early", "words"),
    [(timedelta(hours=1), "Chưa đến giờ hẹn"), (timedelta(days=1), "Lịch hẹn vào ngày khác")],
)
def test_words_tell_another_day_from_another_hour(early, words):
    with pytest.raises(Refused) as refused:
        rules.refuse_to_check_in(booking(), RULE, OFFICE, at("09:30") - early)
    assert refused.value.title.startswith(words)


def test_words_say_when_to_come():
    with pytest.raises(Refused) as refused:
        rules.refuse_to_check_in(booking(), RULE, OFFICE, at("08:00"))
    assert refused.value.values == {"time": "09:30", "day": "23/11/2026", "opens": "09:15"}


@given(st.text(max_size=40), st.integers(0, 5))
def test_a_code_is_five_letters_that_are_not_mistaken(token, attempt):
    code = rules.code_of(token, attempt)
    assert len(code) == 5
    assert not set(code) & set("0O1IL2Z5S8B")
    assert rules.tidy_code(f" {code.lower()[:2]}-{code[2:]} ") == code
    assert rules.code_of(token, attempt) == code
