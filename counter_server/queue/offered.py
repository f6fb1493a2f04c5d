"""What the office offers today: each service with its line, and why it is shut when it is."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from msgspec import structs
from sqlalchemy import Connection, bindparam, func, select

from counter_server.contract.office import Name, Service
from counter_server.contract.wire import from_plain
from counter_server.core.clock import local
from counter_server.core.offices import timezone_of
from counter_server.core.prepared import Prepared

from .estimates.queries import newcomers
from .opening import Hours, Numbering, Opening, shut_because
from .tables import WAITING, NumberSeriesRow, ServiceDayRow, ServiceRow, TicketRow


def services(
    connection: Connection,
    office_id: int,
    day: date,
    at: datetime | None = None,
    timezone: str = "",
) -> tuple[Service, ...]:
    """The services in the kiosk's order, with how many wait for each.

    With a moment, `open` says whether a number would be given then, and `wait` how long one waits.
    `timezone` is the office's, from whoever has read it already.
    """
    waiting = _waiting_by_service(connection, office_id, day)
    rows = _SERVICES.rows(connection, {"office": office_id})
    here = None if at is None else local(at, timezone or timezone_of(connection, office_id))
    days_off = _days_off(connection, office_id, day)
    given = {} if at is None else _given(connection, office_id, day)
    newest = max((row.id for row in rows), default=-1)
    waits = {} if at is None else newcomers(connection, office_id, day, at, newest)
    found = (
        _service(
            row,
            waiting.get(row.id, 0),
            opening_of(row, days_off.get(row.id)),
            _shut(row, days_off.get(row.id), here, given.get(row.prefix, 0)),
        )
        for row in rows
    )
    return tuple(
        structs.replace(each, wait=waits[each.id].wait) if each.id in waits else each
        for each in found
    )


def opening_of(row: Any, day_off: Name | None) -> Opening:
    """When a service's row gives numbers."""
    return Opening(
        is_open=row.is_open,
        closed=Name(vi=row.closed_vi, en=row.closed_en),
        hours=[from_plain(each, Hours) for each in row.hours or ()],
        last_ticket=timedelta(minutes=row.last_ticket_min),
        day_off=day_off,
    )


def _days_off(connection: Connection, office_id: int, day: date) -> dict[int, Name]:
    rows = _DAYS_OFF.rows(connection, {"office": office_id, "day": day})
    return {row.service_id: Name(vi=row.message_vi, en=row.message_en) for row in rows}


def _given(connection: Connection, office_id: int, day: date) -> dict[str, int]:
    """How many numbers of each series were given on a day."""
    rows = _GIVEN.rows(connection, {"office": office_id, "day": day})
    return {row.series: row.last for row in rows}


def _shut(row: Any, day_off: Name | None, here: datetime | None, given: int) -> str:
    if here is None:
        return "" if row.is_open else "closed"
    numbering = Numbering(row.first_number, row.number_step, row.last_number, row.daily_quota)
    return shut_because(opening_of(row, day_off), here, numbering, given)


def _service(row: Any, waiting: int, opening: Opening, shut: str) -> Service:
    return Service(
        id=row.id,
        code=row.code,
        prefix=row.prefix,
        name=Name(vi=row.name_vi, en=row.name_en),
        waiting=waiting,
        open=not shut,
        group=Name(vi=row.group_vi, en=row.group_en) if row.group_vi else None,
        closed_message=_closed_message(opening, shut),
        shut=shut,
    )


def _closed_message(opening: Opening, shut: str) -> Name | None:
    """The office's own words; none while numbers are given, and where it left none."""
    message = opening.day_off or opening.closed
    return message if shut not in ("", "full") and message.vi else None


def _waiting_by_service(connection: Connection, office_id: int, day: date) -> dict[int, int]:
    rows: Sequence[Any] = _WAITING.rows(connection, {"office": office_id, "day": day})
    return {row[0]: row[1] for row in rows}


_SERVICES = Prepared(
    lambda _: (
        select(ServiceRow.__table__)
        .where(ServiceRow.office_id == bindparam("office"))
        .order_by(ServiceRow.position, ServiceRow.id)
    )
)
_DAYS_OFF = Prepared(
    lambda _: (
        select(ServiceDayRow.service_id, ServiceDayRow.message_vi, ServiceDayRow.message_en)
        .join(ServiceRow, ServiceRow.id == ServiceDayRow.service_id)
        .where(ServiceRow.office_id == bindparam("office"), ServiceDayRow.day == bindparam("day"))
    )
)
_GIVEN = Prepared(
    lambda _: select(NumberSeriesRow.series, NumberSeriesRow.last).where(
        NumberSeriesRow.office_id == bindparam("office"), NumberSeriesRow.day == bindparam("day")
    )
)
_WAITING = Prepared(
    lambda _: (
        select(TicketRow.service_id, func.count())
        .where(
            TicketRow.office_id == bindparam("office"),
            TicketRow.day == bindparam("day"),
            TicketRow.state == WAITING,
        )
        .group_by(TicketRow.service_id)
    )
)
