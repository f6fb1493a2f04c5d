"""The form of a service: what is typed in each field, and what it says."""

import re
from collections.abc import Mapping
from datetime import date

from counter_server.core.errors import N_
from counter_server.queue.opening import Hours

from .reading import Reading
from .values import DayOff, ServiceValues

NAME_LENGTH = 200
MESSAGE_LENGTH = 300
MOST_NUMBER = 9999
MOST_HOURS = 14
WEEKDAYS = range(7)
_PREFIX = re.compile(r"[A-Z]{1,2}")


def read_service(typed: Mapping[str, str]) -> tuple[ServiceValues, Reading]:
    """The service that was typed; it counts only if the reading has no troubles."""
    reading = Reading(typed)
    first = reading.whole("first_number", 0, MOST_NUMBER)
    last = reading.maybe_whole("last_number", 0, MOST_NUMBER)
    if last is not None and last < first:
        reading.trouble(
            "last_number", N_("Số cuối không được nhỏ hơn số đầu ({first})."), first=first
        )
    values = ServiceValues(
        name=reading.name("name", NAME_LENGTH, needed=True),
        group=reading.name("group", NAME_LENGTH),
        first_number=first,
        number_step=reading.whole("number_step", 1, 100),
        last_number=last,
        daily_quota=reading.maybe_whole("daily_quota", 1, MOST_NUMBER),
        hours=read_hours(reading),
        last_ticket_min=reading.whole("last_ticket_min", 0, 600),
        is_open=reading.has("is_open"),
        closed=reading.name("closed", MESSAGE_LENGTH),
    )
    return values, reading


def read_prefix(reading: Reading) -> str:
    """The letters that open a new service's numbers."""
    prefix = reading.text("prefix", 4, needed=True).upper()
    if prefix and not _PREFIX.fullmatch(prefix):
        reading.trouble("prefix", N_("Dùng một hoặc hai chữ cái không dấu, ví dụ G."))
    return prefix


def read_day_off(typed: Mapping[str, str], today: date) -> tuple[DayOff, Reading]:
    """A day off from today on."""
    reading = Reading(typed)
    day = reading.day("day", today)
    if day < today:
        reading.trouble("day", N_("Ngày này đã qua."))
    return DayOff(day, reading.name("message", MESSAGE_LENGTH)), reading


def typed_service(values: ServiceValues) -> dict[str, str]:
    """What stands in the fields of a service as it is set."""
    typed = {
        "name_vi": values.name.vi,
        "name_en": values.name.en,
        "group_vi": values.group.vi,
        "group_en": values.group.en,
        "first_number": str(values.first_number),
        "number_step": str(values.number_step),
        "last_number": _number(values.last_number),
        "daily_quota": _number(values.daily_quota),
        "last_ticket_min": str(values.last_ticket_min),
        "is_open": "1" if values.is_open else "",
        "closed_vi": values.closed.vi,
        "closed_en": values.closed.en,
    }
    for row, hours in enumerate(values.hours):
        typed |= {f"opens_{row}": hours.opens, f"closes_{row}": hours.closes}
        typed |= {f"day_{row}_{weekday}": "1" for weekday in hours.weekdays}
    return typed


def hours_rows(typed: Mapping[str, str]) -> range:
    """The rows of opening hours to draw: those that have something, two more for new ones."""
    used = [row for row in range(MOST_HOURS) if _is_used(typed, row)]
    return range(min(MOST_HOURS, (used[-1] if used else -1) + 3))


def read_hours(reading: Reading) -> tuple[Hours, ...]:
    """The rows of `day_<row>_<weekday>`, `opens_<row>` and `closes_<row>`."""
    found: list[Hours] = []
    for row in range(MOST_HOURS):
        weekdays = tuple(day for day in WEEKDAYS if reading.has(f"day_{row}_{day}"))
        if not (weekdays or reading.has(f"opens_{row}") or reading.has(f"closes_{row}")):
            continue
        opens, closes = reading.clock(f"opens_{row}"), reading.clock(f"closes_{row}")
        if not weekdays:
            reading.trouble(f"opens_{row}", N_("Chọn ít nhất một ngày trong tuần."))
        if opens >= closes:
            reading.trouble(f"closes_{row}", N_("Giờ đóng phải sau giờ mở."))
        found.append(Hours(weekdays=weekdays, opens=opens, closes=closes))
    return tuple(found)


def _is_used(typed: Mapping[str, str], row: int) -> bool:
    names = (f"opens_{row}", f"closes_{row}", *(f"day_{row}_{day}" for day in WEEKDAYS))
    return any(typed.get(name) for name in names)


def _number(number: int | None) -> str:
    return "" if number is None else str(number)
