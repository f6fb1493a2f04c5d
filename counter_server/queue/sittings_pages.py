"""Who sat at which counter on a day, for those who supervise."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from flask import Blueprint, request

from counter_server.accounts.sittings import sittings
from counter_server.core.clock import local
from counter_server.core.offices import timezone_of
from counter_server.core.pages import person_for, render
from counter_server.core.parts import Parts
from counter_server.core.who import Act

from .queries import counters, today


def add_sittings(pages: Blueprint, parts: Parts) -> None:
    """`/monitor/seats?day=`: today, unless a day is asked for."""

    @pages.get("/seats")
    def seats() -> str:
        person = person_for(Act.SUPERVISE)
        with parts.database.read() as connection:
            zone = timezone_of(connection, person.office_id)
            this_day = today(connection, person.office_id, parts.clock())
            day = _asked_day(this_day)
            span = (_midnight(day, zone), _midnight(day + timedelta(days=1), zone))
            found = sittings(connection, person.office_id, *span)
            numbers = {each.id: each.number for each in counters(connection, person.office_id)}
        return render(
            "queue/sittings.html",
            sittings=sorted(found, key=lambda each: numbers[each.counter_id]),
            numbers=numbers,
            day=day,
            today=this_day,
            clock=lambda at: _clock(local(at, zone), day),
        )


_FIRST = date(2000, 1, 1)  # no office sat before; calendars end at the year 1


def _asked_day(otherwise: date) -> date:
    try:
        asked = date.fromisoformat(request.args.get("day", ""))
        return min(max(asked, _FIRST), otherwise)
    except ValueError:
        return otherwise


def _midnight(day: date, zone: str) -> datetime:
    return datetime.combine(day, time(), ZoneInfo(zone))


def _clock(here: datetime, day: date) -> str:
    """The time, with the day where it is another one."""
    return f"{here:%H:%M}" if here.date() == day else f"{here:%H:%M %d/%m}"
