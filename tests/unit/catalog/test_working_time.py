"""Due dates on real days: Tết 2027, the swap of August 2026, 2 September, the 15 o'clock rule."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_server.catalog.working_time import WorkingTime, due_at, is_working_day
from counter_server.contract.procedures import TimeLimit, TimeUnit

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
OFFICE = WorkingTime()


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


def due(received: str, amount: int, unit: str, office: WorkingTime = OFFICE) -> str:
    found = due_at(at(received), TimeLimit(amount=amount, unit=TimeUnit(unit)), office)
    assert found.tzinfo is UTC
    return f"{found.astimezone(ZONE):%Y-%m-%d %H:%M}"


@pytest.mark.parametrize(
    ("received", "amount", "unit", "expected"),
    [
        # a plain week: Monday is not counted
        ("2026-11-02 09:00", 3, "working_day", "2026-11-05 16:30"),
        ("2026-11-06 16:00", 1, "working_day", "2026-11-09 16:30"),
        ("2026-11-07 09:00", 1, "working_day", "2026-11-09 16:30"),
        # 24 November 2026 is a day off for the first time
        ("2026-11-23 09:00", 1, "working_day", "2026-11-25 16:30"),
        # August 2026: Saturday 22 is worked, Monday 31 is off; 1 and 2 September too
        ("2026-08-20 09:00", 2, "working_day", "2026-08-22 16:30"),
        ("2026-08-27 09:00", 3, "working_day", "2026-09-04 16:30"),
        ("2026-08-28 09:00", 1, "working_day", "2026-09-03 16:30"),
        # Tết 2027: Thursday 4 to Wednesday 10 February
        ("2027-02-02 09:00", 1, "working_day", "2027-02-03 16:30"),
        ("2027-02-03 09:00", 1, "working_day", "2027-02-11 16:30"),
        ("2027-02-03 15:30", 1, "same_day", "2027-02-11 16:30"),
        ("2027-01-26 09:00", 10, "day", "2027-02-11 16:30"),
        # same day, before and after 15:00, on a Friday, on a day off
        ("2026-11-02 14:59", 1, "same_day", "2026-11-02 16:30"),
        ("2026-11-02 15:00", 1, "same_day", "2026-11-02 16:30"),
        ("2026-11-02 15:01", 1, "same_day", "2026-11-03 16:30"),
        ("2026-11-06 15:30", 1, "same_day", "2026-11-09 16:30"),
        ("2026-11-24 09:00", 1, "same_day", "2026-11-25 16:30"),
        ("2026-11-02 09:00", 0, "working_day", "2026-11-02 16:30"),
        # calendar days and months move on from a day off
        ("2026-11-04 09:00", 3, "day", "2026-11-09 16:30"),
        ("2026-11-05 09:00", 15, "day", "2026-11-20 16:30"),
        ("2026-08-31 09:00", 1, "month", "2026-09-30 16:30"),
        ("2026-12-31 09:00", 2, "month", "2027-03-01 16:30"),
        # hours of the office only
        ("2026-11-02 09:00", 2, "hour", "2026-11-02 11:00"),
        ("2026-11-02 11:00", 1, "hour", "2026-11-02 14:00"),
        ("2026-11-02 10:30", 1, "hour", "2026-11-02 11:30"),
        ("2026-11-02 16:00", 4, "hour", "2026-11-03 11:00"),
        ("2026-11-06 16:30", 8, "hour", "2026-11-10 08:30"),
        ("2026-11-07 05:00", 1, "hour", "2026-11-09 08:30"),
    ],
)
def test_a_time_limit_ends(received: str, amount: int, unit: str, expected: str):
    assert due(received, amount, unit) == expected


def test_the_nations_swap_days_are_known():
    assert is_working_day(date(2026, 8, 22), OFFICE)
    assert not is_working_day(date(2026, 8, 31), OFFICE)
    assert not is_working_day(date(2026, 11, 24), OFFICE)
    assert is_working_day(date(2025, 11, 24), OFFICE)


def test_the_offices_own_days_win():
    office = WorkingTime(
        days_off=frozenset({date(2026, 11, 3)}), makeup_days=frozenset({date(2026, 11, 7)})
    )
    assert due("2026-11-02 09:00", 1, "working_day", office) == "2026-11-04 16:30"
    assert due("2026-11-06 09:00", 1, "working_day", office) == "2026-11-07 16:30"


def test_saturday_and_sunday_after_a_day_off_are_passed():
    office = WorkingTime(days_off=frozenset({date(2026, 11, 6)}))
    assert due("2026-11-05 15:10", 1, "same_day", office) == "2026-11-09 16:30"


received_times = st.datetimes(datetime(2026, 1, 1), datetime(2028, 12, 31)).map(
    lambda moment: moment.replace(tzinfo=ZONE)
)
limits = st.builds(
    TimeLimit, amount=st.integers(1, 30), unit=st.sampled_from([*TimeUnit]), note=st.none()
)


@given(received_times, limits)
def test_it_always_ends_in_office_hours_of_a_working_day(received: datetime, limit: TimeLimit):
    found = due_at(received, limit, OFFICE).astimezone(ZONE)
    assert is_working_day(found.date(), OFFICE)
    assert any(opens <= found.time() <= closes for opens, closes in OFFICE.sessions)


@given(received_times, st.integers(1, 20))
def test_one_working_day_more_is_never_earlier(received: datetime, amount: int):
    shorter, longer = (
        due_at(received, TimeLimit(amount=days, unit=TimeUnit.WORKING_DAY), OFFICE)
        for days in (amount, amount + 1)
    )
    assert shorter < longer
