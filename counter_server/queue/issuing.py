"""Issuing a ticket: number, row and event in one transaction, one ticket a touch."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, bindparam, select

from config.words import best_language
from counter_server.contract.events import TicketIssued
from counter_server.contract.office import PriorityClass
from counter_server.contract.tickets import Ticket, TicketRequest, TicketState
from counter_server.core.clock import business_day
from counter_server.core.errors import N_, NotFound, Refused
from counter_server.core.offices import OfficeRow, priority_classes
from counter_server.core.parts import Parts
from counter_server.core.prepared import Prepared
from counter_server.core.upsert import insert_or
from counter_server.core.work import Work

from . import queries, rules
from .estimates import likely_wait
from .tables import NumberSeriesRow, ServiceRow, TicketRow

_SERVICE = (
    select(
        ServiceRow.id,
        ServiceRow.code,
        ServiceRow.prefix,
        ServiceRow.name_vi,
        ServiceRow.is_open,
        ServiceRow.usual_service_s,
        OfficeRow.timezone,
    )
    .join(OfficeRow, OfficeRow.id == ServiceRow.office_id)
    .where(ServiceRow.office_id == bindparam("office"))
    .order_by(ServiceRow.id)
    .limit(1)
)
_SERVICE_BY_ID = Prepared(lambda _: _SERVICE.where(ServiceRow.id == bindparam("asked")))
_SERVICE_BY_NAME = Prepared(
    lambda _: _SERVICE.where(
        (ServiceRow.code == bindparam("asked")) | (ServiceRow.prefix == bindparam("asked"))
    )
)
# The next number of a series, raised and read in one statement.
_RAISE_NUMBER = Prepared(
    lambda dialect: (
        insert_or(dialect, NumberSeriesRow)
        .on_conflict_do_update(
            index_elements=["office_id", "day", "series"], set_={"last": NumberSeriesRow.last + 1}
        )
        .returning(NumberSeriesRow.last)
    ),
    ("office_id", "day", "series", "last"),
)
_COLUMNS = (
    "office_id", "service_id", "day", "series", "number", "label", "state", "priority",
    "language", "token", "idempotency_key", "device_id", "issued_at", "turn_at", "calls", "reason",
)  # fmt: skip
# A ticket, unless its idempotency key has one already; gives its id.
_INSERT_ONCE = Prepared(
    lambda dialect: (
        insert_or(dialect, TicketRow)
        .on_conflict_do_nothing(index_elements=["office_id", "idempotency_key"])
        .returning(TicketRow.id)
    ),
    _COLUMNS,
)


@dataclass(frozen=True)
class _Service:
    """The columns of `_SERVICE`, in their order."""

    id: int
    code: str
    prefix: str
    name_vi: str
    is_open: bool
    usual_service_s: int
    timezone: str


class _AlreadyIssued(Exception):
    """The key has a ticket; the transaction is undone, so no number is lost."""


def issue_ticket(
    parts: Parts, office_id: int, request: TicketRequest, key: str, device_id: int | None
) -> tuple[Ticket, bool]:
    """The ticket, and whether it is new; the same key again gives the same ticket."""
    try:
        with parts.works.begin(office_id) as work:
            return _issue(work, request, key, device_id, parts), True
    except _AlreadyIssued:
        with parts.database.read() as connection:
            return queries.ticket_by_key(connection, office_id, key, parts.public_url), False


def _issue(
    work: Work, request: TicketRequest, key: str, device_id: int | None, parts: Parts
) -> Ticket:
    service = _open_service(work.connection, work.office_id, request.service)
    priority = _priority(work, request.priority)
    day = business_day(work.at, service.timezone)
    number = _next_number(work.connection, work.office_id, day, service.prefix)
    row = _insert(
        work,
        service_id=service.id,
        day=day,
        series=service.prefix,
        number=number,
        label=rules.label(service.prefix, number),
        priority=priority.code if priority else None,
        language=best_language(request.language),
        token=parts.new_token(),
        idempotency_key=key,
        device_id=device_id,
        turn_at=rules.turn_at(work.at, priority),
    )
    _record(work, row, service.code, request)
    return _contract(work, row, service, parts.public_url)


def _open_service(connection: Connection, office_id: int, asked: str | int) -> _Service:
    look_up = _SERVICE_BY_ID if isinstance(asked, int) else _SERVICE_BY_NAME
    row = look_up.row(connection, {"office": office_id, "asked": asked})
    if row is None:
        raise NotFound(
            "unknown_service",
            N_("Không có dịch vụ này."),
            N_("Chọn một dịch vụ có trong danh sách."),
            field="service",
        )
    service = _Service(*row)
    if not service.is_open:
        raise Refused(
            "service_closed",
            N_("{service} hiện không nhận số."),
            N_("Chọn dịch vụ khác hoặc hỏi cán bộ hướng dẫn."),
            state="closed",
            values={"service": service.name_vi},
        )
    return service


def _priority(work: Work, code: str | None) -> PriorityClass | None:
    if code is None:
        return None
    return rules.priority_class(priority_classes(work.connection, work.office_id), code)


def _insert(work: Work, **values: object) -> dict[str, Any]:
    row: dict[str, Any] = {
        "office_id": work.office_id,
        "state": TicketState.WAITING.value,
        "issued_at": work.at,
        "calls": 0,
        "reason": "",
        **values,
    }
    inserted = _INSERT_ONCE.row(work.connection, row)
    if inserted is None:
        raise _AlreadyIssued
    return {**row, "id": inserted[0]}


def _next_number(connection: Connection, office_id: int, day: date, series: str) -> int:
    values = {"office_id": office_id, "day": day, "series": series, "last": 1}
    return int(_RAISE_NUMBER.one(connection, values))


def _record(work: Work, row: dict[str, Any], service: str, request: TicketRequest) -> None:
    work.record(
        TicketIssued(
            ticket=row["id"],
            number=row["label"],
            service=service,
            priority=row["priority"],
            language=row["language"],
            device=row["device_id"],
            print=request.print,
        )
    )


def _contract(work: Work, row: dict[str, Any], service: _Service, public_url: str) -> Ticket:
    ahead, servers = queries.ahead_and_counters(work.connection, row)
    return Ticket(
        id=row["id"],
        number=row["label"],
        service=service.code,
        state=TicketState.WAITING,
        issued_at=row["issued_at"],
        ahead=ahead,
        wait=likely_wait(ahead, servers, service.usual_service_s),
        status_url=f"{public_url}/t/{row['token']}",
        priority=row["priority"],
        language=row["language"],
    )
