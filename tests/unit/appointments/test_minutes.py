"""Late, missed, reminded: the minutes around an appointment; another capacity on some days."""

from datetime import date, timedelta

import pytest

from counter_server.queue.appointments import rules
from counter_server.queue.appointments.rules import Rule
from tests.support.appointments import MONDAY_0930, here

RULE = Rule(late_min=10, no_show_min=30, remind_min=1440)


def test_who_comes_late_has_an_ordinary_number_until_nobody_waits_any_more():
    assert rules.is_in_time(MONDAY_0930, RULE, MONDAY_0930 + timedelta(minutes=10))
    assert not rules.is_in_time(MONDAY_0930, RULE, MONDAY_0930 + timedelta(minutes=11))
    assert rules.check_in_until(MONDAY_0930, RULE) == MONDAY_0930 + timedelta(minutes=30)


@pytest.mark.parametrize(
    ("booked", "now", "is_due"),
    [
        ("2026-11-20 09:00", "2026-11-22 09:29", False),
        ("2026-11-20 09:00", "2026-11-22 09:30", True),
        ("2026-11-22 10:00", "2026-11-22 12:00", False),
        ("2026-11-22 10:00", "2026-11-23 08:30", True),
        ("2026-11-23 08:45", "2026-11-23 09:00", False),
        ("2026-11-20 09:00", "2026-11-23 09:30", False),
    ],
)
def test_a_reminder_is_due_a_day_before_or_an_hour_for_who_booked_later(booked, now, is_due):
    assert rules.is_due_soon(MONDAY_0930, here(booked), RULE, here(now)) is is_due


def test_a_service_may_remind_nobody():
    rule = Rule(remind_min=0)
    assert not rules.is_due_soon(
        MONDAY_0930, here("2026-11-20 09:00"), rule, here("2026-11-23 09:00")
    )


def test_a_weekday_has_a_capacity_of_its_own():
    rule = Rule(capacity=2, weekdays={0: 5, 4: 0})
    days = [date(2026, 11, 23) + timedelta(days=each) for each in range(5)]
    assert [rule.capacity_on(day) for day in days] == [5, 2, 2, 2, 0]
