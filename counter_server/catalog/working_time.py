"""When a dossier is due: the office's hours, days off and make-up days. Pure.

The day of receipt is not counted, and a last day on a day off moves to the next working day
(Civil Code 2015 art. 147-148). A same-day procedure received after 15:00 is due the next working
day (NĐ 61/2018).
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import holidays

from counter_server.contract.procedures import TimeLimit, TimeUnit

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class WorkingTime:
    """Own days win over the nation's; `sessions` are (opens, closes) of a working day."""

    timezone: str = "Asia/Ho_Chi_Minh"
    days_off: frozenset[date] = frozenset()
    makeup_days: frozenset[date] = frozenset()
    sessions: tuple[tuple[time, time], ...] = (
        (time(7, 30), time(11, 30)),
        (time(13, 30), time(16, 30)),
    )
    same_day_until: time = time(15, 0)

    @property
    def closes(self) -> time:
        return self.sessions[-1][1]


def due_at(received_at: datetime, limit: TimeLimit, office: WorkingTime) -> datetime:
    """The last moment of a time limit, in UTC: the close of its last day, or an hour within it."""
    zone = ZoneInfo(office.timezone)
    received = received_at.astimezone(zone)
    if limit.unit is TimeUnit.HOUR and limit.amount > 0:
        due = _after_hours(received, timedelta(hours=limit.amount), office)
    else:
        due = datetime.combine(_last_day(received, limit, office), office.closes, zone)
    return due.astimezone(UTC)


def is_working_day(day: date, office: WorkingTime) -> bool:
    """Whether the office works: its own days, then the nation's with swaps, then the week."""
    if day in office.days_off:
        return False
    if day in office.makeup_days:
        return True
    nation = _nation(day.year)
    if day in nation:
        return False
    return day.weekday() < 5 or day in nation.weekend_workdays


def working_day_from(day: date, office: WorkingTime) -> date:
    """The day itself when it is worked, else the next that is."""
    while not is_working_day(day, office):
        day += _DAY
    return day


def _last_day(received: datetime, limit: TimeLimit, office: WorkingTime) -> date:
    first = received.date()
    match limit.unit:
        case _ if limit.amount == 0 or limit.unit is TimeUnit.SAME_DAY:
            return _same_day(received, office)
        case TimeUnit.WORKING_DAY:
            return _after_working_days(first, limit.amount, office)
        case TimeUnit.MONTH:
            return working_day_from(_after_months(first, limit.amount), office)
        case _:
            return working_day_from(first + limit.amount * _DAY, office)


def _same_day(received: datetime, office: WorkingTime) -> date:
    is_late = received.time() > office.same_day_until
    return working_day_from(received.date() + is_late * _DAY, office)


def _after_working_days(day: date, count: int, office: WorkingTime) -> date:
    for _ in range(count):
        day = working_day_from(day + _DAY, office)
    return day


def _after_months(day: date, count: int) -> date:
    """The same day of a later month; its last day where it has no such day (art. 148.4)."""
    years, month = divmod(day.month - 1 + count, 12)
    last = monthrange(day.year + years, month + 1)[1]
    return date(day.year + years, month + 1, min(day.day, last))


def _after_hours(moment: datetime, left: timedelta, office: WorkingTime) -> datetime:
    """The moment when so much of the office's hours has passed."""
    day = moment.date()
    while True:
        day = working_day_from(day, office)
        for opens, closes in office.sessions:
            start = max(moment, datetime.combine(day, opens, moment.tzinfo))
            length = datetime.combine(day, closes, moment.tzinfo) - start
            if length >= left:
                return start + left
            left -= max(length, timedelta())
        day += _DAY


@cache
def _nation(year: int) -> holidays.HolidayBase:
    """Days off by law and the government's swaps of Vietnam."""
    return holidays.country_holidays("VN", years=year, expand=False)
