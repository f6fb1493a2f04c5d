"""What an administrator changes: services, counters and work profiles; each one transaction."""

import re
from collections.abc import Collection
from datetime import date
from typing import Any

from sqlalchemy import delete, func, insert, select, update

from counter_server.accounts.actions.standing import stand_in_line
from counter_server.accounts.rules import folded
from counter_server.contract.events import CounterChanged
from counter_server.contract.office import CounterState
from counter_server.core.errors import N_, Refused
from counter_server.core.parts import Parts
from counter_server.core.work import Work
from counter_server.queue import rules
from counter_server.queue.moving import counter_of, current_at
from counter_server.queue.tables import (
    CounterRow,
    CounterServiceRow,
    ServiceDayRow,
    ServiceRow,
    WorkProfileRow,
)
from counter_server.queue.telling import tell_service

from . import queries
from .values import CounterValues, DayOff, ProfileValues, ServiceValues


def add_service(parts: Parts, office_id: int, prefix: str, values: ServiceValues) -> int:
    """A new service at the end of the kiosk's list; its id. `Refused` prefix_taken."""
    with parts.works.begin(office_id) as work:
        stand_in_line(work)
        known = queries.services(work.connection, office_id)
        if prefix in {each.prefix for each in known}:
            raise Refused(
                "prefix_taken",
                N_("Chữ {prefix} đã dùng cho dịch vụ khác."),
                N_("Chọn chữ khác."),
                field="prefix",
                values={"prefix": prefix},
            )
        code = new_code(values.name.vi, {each.code for each in known})
        row = {"office_id": office_id, "code": code, "prefix": prefix, "position": len(known)}
        made = insert(ServiceRow).values(row | _service_row(values)).returning(ServiceRow.id)
        service_id: int = work.connection.execute(made).scalar_one()
        tell_service(work, service_id)
        return service_id


def change_service(parts: Parts, office_id: int, service_id: int, values: ServiceValues) -> None:
    """Takes effect with the next number that is asked for."""
    with parts.works.begin(office_id) as work:
        queries.service(work.connection, office_id, service_id)
        work.connection.execute(
            update(ServiceRow).where(ServiceRow.id == service_id).values(_service_row(values))
        )
        tell_service(work, service_id)


def add_day_off(parts: Parts, office_id: int, service_id: int, off: DayOff) -> None:
    """A day on which the service gives no numbers; the same day again changes its message."""
    with parts.works.begin(office_id) as work:
        stand_in_line(work)
        _drop_day_off(work, service_id, off.day)
        row = {"service_id": service_id, "day": off.day}
        message = {"message_vi": off.message.vi, "message_en": off.message.en}
        work.connection.execute(insert(ServiceDayRow).values(row | message))
        tell_service(work, service_id)


def remove_day_off(parts: Parts, office_id: int, service_id: int, day: date) -> None:
    """The service gives numbers on that day again."""
    with parts.works.begin(office_id) as work:
        _drop_day_off(work, service_id, day)
        tell_service(work, service_id)


def add_counter(parts: Parts, office_id: int, values: CounterValues) -> int:
    """A new counter's id; `Refused` number_taken."""
    with parts.works.begin(office_id) as work:
        stand_in_line(work)
        _refuse_taken_number(work, values.number, other_than=None)
        row = {"office_id": office_id, **_counter_row(values), "state": values.state}
        made = insert(CounterRow).values(row).returning(CounterRow.id)
        counter_id = work.connection.execute(made).scalar_one()
        _serve(work, counter_id, values)
        return counter_id


def change_counter(parts: Parts, office_id: int, counter_id: int, values: CounterValues) -> None:
    """`Refused` number_taken, or counter_busy: one with a visitor cannot be closed."""
    with parts.works.begin(office_id) as work:
        stand_in_line(work)
        counter = counter_of(work, counter_id)
        _refuse_taken_number(work, values.number, other_than=counter_id)
        work.connection.execute(
            update(CounterRow).where(CounterRow.id == counter_id).values(_counter_row(values))
        )
        _serve(work, counter_id, values)
        _set_state(work, counter, values)


def add_profile(parts: Parts, office_id: int, values: ProfileValues) -> int:
    """A new work profile's id."""
    with parts.works.begin(office_id) as work:
        stand_in_line(work)
        known = {each.code for each in queries.profiles(work.connection, office_id)}
        code = new_code(values.name.vi, known)
        row = {"office_id": office_id, "code": code, **_profile_row(values)}
        made = insert(WorkProfileRow).values(row).returning(WorkProfileRow.id)
        return work.connection.execute(made).scalar_one()


def change_profile(parts: Parts, office_id: int, profile_id: int, values: ProfileValues) -> None:
    """The counters that took the profile on serve what it says now."""
    with parts.works.begin(office_id) as work:
        queries.profile(work.connection, office_id, profile_id)
        work.connection.execute(
            update(WorkProfileRow)
            .where(WorkProfileRow.id == profile_id)
            .values(_profile_row(values))
        )
        for counter in queries.counters(work.connection, office_id):
            if counter.set.profile_id == profile_id:
                _serve(work, counter.id, counter.set)


def remove_profile(parts: Parts, office_id: int, profile_id: int) -> None:
    """The counters that took it on keep its services as their own."""
    with parts.works.begin(office_id) as work:
        queries.profile(work.connection, office_id, profile_id)
        here = CounterRow.profile_id == profile_id
        work.connection.execute(update(CounterRow).where(here).values(profile_id=None))
        work.connection.execute(delete(WorkProfileRow).where(WorkProfileRow.id == profile_id))


def new_code(name: str, known: Collection[str]) -> str:
    """A stable name made from what people read: `Cấp phép` gives `cap-phep`."""
    base = re.sub(r"[^a-z0-9]+", "-", folded(name)).strip("-")[:36] or "muc"
    codes = (base, *(f"{base}-{number}" for number in range(2, len(known) + 3)))
    return next(code for code in codes if code not in known)


def _service_row(values: ServiceValues) -> dict[str, object]:
    hours = [
        {"weekdays": list(each.weekdays), "opens": each.opens, "closes": each.closes}
        for each in values.hours
    ]
    return {
        "name_vi": values.name.vi,
        "name_en": values.name.en,
        "group_vi": values.group.vi,
        "group_en": values.group.en,
        "first_number": values.first_number,
        "number_step": values.number_step,
        "last_number": values.last_number,
        "daily_quota": values.daily_quota,
        "hours": hours,
        "last_ticket_min": values.last_ticket_min,
        "is_open": values.is_open,
        "closed_vi": values.closed.vi,
        "closed_en": values.closed.en,
    }


def _counter_row(values: CounterValues) -> dict[str, object]:
    return {
        "number": values.number,
        "name_vi": values.name.vi,
        "name_en": values.name.en,
        "profile_id": values.profile_id,
    }


def _profile_row(values: ProfileValues) -> dict[str, Any]:
    return {
        "name_vi": values.name.vi,
        "name_en": values.name.en,
        "services": dict(values.services),
    }


def _drop_day_off(work: Work, service_id: int, day: date) -> None:
    queries.service(work.connection, work.office_id, service_id)
    here = (ServiceDayRow.service_id == service_id) & (ServiceDayRow.day == day)
    work.connection.execute(delete(ServiceDayRow).where(here))


def _serve(work: Work, counter_id: int, values: CounterValues) -> None:
    """What the counter serves from now on; its visitor stays."""
    weights = dict(values.services)
    if values.profile_id is not None:
        profile = queries.profile(work.connection, work.office_id, values.profile_id)
        ids = {each.code: each.id for each in queries.services(work.connection, work.office_id)}
        named = profile.set.services.items()
        weights = {ids[code]: weight for code, weight in named if code in ids}
    here = CounterServiceRow.counter_id == counter_id
    work.connection.execute(delete(CounterServiceRow).where(here))
    rows = [
        {"counter_id": counter_id, "service_id": each, "weight": weight}
        for each, weight in weights.items()
    ]
    if rows:
        work.connection.execute(insert(CounterServiceRow), rows)


def _set_state(work: Work, counter: rules.Counter, values: CounterValues) -> None:
    state = CounterState(values.state)
    if state is counter.state:
        return
    if state is CounterState.CLOSED:
        current = current_at(work, counter.id)
        rules.refuse_busy(current.facts if current else None)
    work.connection.execute(
        update(CounterRow)
        .where(CounterRow.id == counter.id)
        .values(state=state.value, state_since=work.at)
    )
    work.record(CounterChanged(counter=counter.id, counter_number=values.number, state=state))


def _refuse_taken_number(work: Work, number: int, other_than: int | None) -> None:
    taken = work.connection.execute(
        select(func.count()).where(
            CounterRow.office_id == work.office_id,
            CounterRow.number == number,
            CounterRow.id != (other_than or 0),
        )
    ).scalar_one()
    if taken:
        raise Refused(
            "number_taken",
            N_("Đã có quầy {number}."),
            N_("Chọn số khác."),
            field="number",
            values={"number": number},
        )
