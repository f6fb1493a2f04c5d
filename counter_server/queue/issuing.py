"""Issuing a ticket: number, row and event in one transaction, one ticket a touch."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, NamedTuple

from sqlalchemy import (
    Connection,
    String,
    bindparam,
    case,
    cast,
    func,
    literal_column,
    select,
    update,
)

from counter_server.contract.events import ServiceChanged, TicketIssued
from counter_server.contract.office import Name
from counter_server.contract.tickets import Ticket, TicketRequest, TicketState
from counter_server.core.clock import local
from counter_server.core.offices import OfficeRow
from counter_server.core.once import AlreadyMade, once
from counter_server.core.parts import Parts
from counter_server.core.prepared import Prepared
from counter_server.core.upsert import insert_or
from counter_server.core.work import Work

from . import queries, rules
from .classes import priority_classes
from .days import open_day
from .estimates.arrivals import Arrivals
from .estimates.queries import Place
from .offered import opening_of
from .opening import Numbering, is_last, number_at, refuse_closed
from .policy import ORDINARY, PLAIN
from .services import service_named
from .tables import NumberSeriesRow, PriorityClassRow, ServiceDayRow, ServiceRow, TicketRow
from .unknown import unknown_service

_has_day_off = select(ServiceDayRow.day).where(ServiceDayRow.service_id == ServiceRow.id).exists()
# Open at every hour: no need to look further.
_is_plain = ServiceRow.is_open & (cast(ServiceRow.hours, String) == "[]") & ~_has_day_off


def _longest_wait(code: Any) -> Any:
    return (
        select(PriorityClassRow.longest_wait_s)
        .where(PriorityClassRow.office_id == bindparam("office"), PriorityClassRow.code == code)
        .scalar_subquery()
    )


def _service_whose(column: Any) -> Prepared:
    """The service of an office whose `column` is what was asked for."""
    statement = (
        select(
            ServiceRow.id,
            ServiceRow.code,
            ServiceRow.prefix,
            ServiceRow.name_vi,
            _is_plain.label("is_plain"),
            OfficeRow.timezone,
            ServiceRow.first_number,
            ServiceRow.number_step,
            ServiceRow.last_number,
            ServiceRow.daily_quota,
            func.coalesce(
                _longest_wait(bindparam("priority")), _longest_wait(literal_column(f"'{ORDINARY}'"))
            ),
        )
        .join(OfficeRow, OfficeRow.id == ServiceRow.office_id)
        .where(ServiceRow.office_id == bindparam("office"), column == bindparam("asked"))
    )
    return Prepared(lambda _: statement)


_BY_ID = _service_whose(ServiceRow.id)
# One after the other: asked for both at once, a database looks through all of them.
_BY_NAME = (_service_whose(ServiceRow.code), _service_whose(ServiceRow.prefix))
# What is leased to kiosks is not given to anybody else.
_NEXT_PLACE = case(
    (NumberSeriesRow.last + 1 == NumberSeriesRow.away_first, NumberSeriesRow.away_last + 1),
    else_=NumberSeriesRow.last + 1,
)
# The next place of a series, raised and read in one statement; nothing before its first of the day.
_RAISE_NUMBER = Prepared(
    lambda _: (
        update(NumberSeriesRow)
        .where(
            NumberSeriesRow.office_id == bindparam("office"),
            NumberSeriesRow.day == bindparam("on"),
            NumberSeriesRow.series == bindparam("of"),
        )
        .values(last=_NEXT_PLACE)
        .returning(NumberSeriesRow.last)
    )
)
# The first place, unless somebody else has just begun.
_BEGIN_NUMBERS = Prepared(
    lambda dialect: (
        insert_or(dialect, NumberSeriesRow)
        .on_conflict_do_update(
            index_elements=["office_id", "day", "series"], set_={"last": _NEXT_PLACE}
        )
        .returning(NumberSeriesRow.last)
    ),
    ("office_id", "day", "series", "last"),
)
_COLUMNS = (
    "office_id", "service_id", "day", "series", "number", "label", "state", "priority",
    "language", "token", "idempotency_key", "device_id", "issued_at", "state_since", "waits_since",
    "turn_at", "calls", "reason", "then",
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

_WAITING = TicketState.WAITING.value
_ARRIVALS = Arrivals()


class _Service(NamedTuple):
    """The columns that `_service_whose` selects, in their order."""

    id: int
    code: str
    prefix: str
    name_vi: str
    is_plain: bool
    timezone: str
    first_number: int
    number_step: int
    last_number: int | None
    daily_quota: int | None
    longest_wait_s: int | None

    @property
    def numbering(self) -> Numbering:
        return Numbering(self.first_number, self.number_step, self.last_number, self.daily_quota)

    @property
    def longest_wait(self) -> timedelta:
        """Of the class that was asked for."""
        seconds = self.longest_wait_s
        return PLAIN.longest_wait if seconds is None else timedelta(seconds=seconds)


def issue_ticket(
    parts: Parts,
    office_id: int,
    request: TicketRequest,
    key: str,
    device_id: int | None,
    refuse: Callable[[], None] = lambda: None,
) -> tuple[Ticket, bool]:
    """The ticket, and whether it is new; the same key again gives the same ticket.

    So it does though the service has closed or is full by now, or `refuse` raises a `Problem`:
    whoever lost the first answer has a number.
    """

    def issue() -> Ticket:
        refuse()
        with parts.works.begin(office_id) as work:
            return issue_in(work, request, key, device_id, parts)

    def issued(connection: Connection) -> Ticket | None:
        return queries.ticket_by_key(connection, office_id, key, parts.public_url)

    return once(parts.database, issue, issued)


def issue_in(
    work: Work, request: TicketRequest, key: str, device_id: int | None, parts: Parts
) -> Ticket:
    """A new ticket inside a transaction that does more; `AlreadyMade` must undo all of it."""
    service = _open_service(work, request.service, request.priority or ORDINARY)
    here = local(work.at, service.timezone)
    further = [service_named(work, each, "then").service_id for each in request.then]
    _, *then = rules.in_order([service.id, *further])
    place = _next_place(work.connection, work.office_id, here.date(), service.prefix)
    if place == 1:  # the first number of a series: perhaps of the day
        open_day(work, here.date())
    numbering = service.numbering
    number = number_at(place, numbering)
    if request.priority:
        rules.priority_class(priority_classes(work.connection, work.office_id), request.priority)
    row = _insert(
        work,
        service_id=service.id,
        day=here.date(),
        series=service.prefix,
        number=number,
        label=rules.label(service.prefix, number),
        priority=request.priority or ORDINARY,
        language=rules.language(request.language),
        token=parts.new_token(),
        idempotency_key=key,
        device_id=device_id,
        turn_at=work.at + service.longest_wait,
        then=then or None,
    )
    _record(work, row, service.code, request)
    if is_last(place, numbering):
        work.record(ServiceChanged(service=service.code, open=False))
    return _contract(work, row, service, parts)


def _open_service(work: Work, asked: str | int, priority: str) -> _Service:
    values = {"office": work.office_id, "asked": asked, "priority": priority}
    for look_up in (_BY_ID,) if isinstance(asked, int) else _BY_NAME:
        row = look_up.row(work.connection, values)
        if row is not None:
            service = _Service(*row)
            if not service.is_plain:
                _refuse_closed(work, service)
            return service
    raise unknown_service()


def _refuse_closed(work: Work, service: _Service) -> None:
    """The slow look, for services with hours, days off or a closed door."""
    here = local(work.at, service.timezone)
    row: Any = work.connection.execute(
        select(ServiceRow.__table__).where(ServiceRow.id == service.id)
    ).one()
    off = work.connection.execute(
        select(ServiceDayRow.message_vi, ServiceDayRow.message_en).where(
            ServiceDayRow.service_id == service.id, ServiceDayRow.day == here.date()
        )
    ).first()
    day_off = None if off is None else Name(vi=off.message_vi, en=off.message_en)
    refuse_closed(Name(vi=row.name_vi, en=row.name_en), opening_of(row, day_off), here)


def _insert(work: Work, **values: object) -> dict[str, Any]:
    row: dict[str, Any] = {
        "office_id": work.office_id,
        "state": _WAITING,
        "state_since": work.at,
        "issued_at": work.at,
        "waits_since": work.at,
        "calls": 0,
        "reason": "",
        **values,
    }
    inserted = _INSERT_ONCE.row(work.connection, row)
    if inserted is None:
        raise AlreadyMade
    return {**row, "id": inserted[0]}


def _next_place(connection: Connection, office_id: int, day: date, series: str) -> int:
    raised = _RAISE_NUMBER.row(connection, {"office": office_id, "on": day, "of": series})
    if raised is None:
        first = {"office_id": office_id, "day": day, "series": series, "last": 1}
        raised = _BEGIN_NUMBERS.row(connection, first)
    return int(raised[0])


def _record(work: Work, row: dict[str, Any], service: str, request: TicketRequest) -> None:
    work.record(
        TicketIssued(
            ticket=row["id"],
            number=row["label"],
            service=service,
            priority=row["priority"] or None,
            language=row["language"],
            device=row["device_id"],
            print=request.print,
        )
    )


def _contract(work: Work, row: dict[str, Any], service: _Service, parts: Parts) -> Ticket:
    stands = Place(row["office_id"], row["day"], service.id, work.at, row["id"], row["priority"])
    found = _ARRIVALS.of(work, stands, parts.database.undone)
    return Ticket(
        id=row["id"],
        number=row["label"],
        service=service.code,
        state=TicketState.WAITING,
        issued_at=row["issued_at"],
        ahead=found.number,
        wait=found.wait,
        status_url=f"{parts.public_url}/t/{row['token']}",
        priority=row["priority"] or None,
        language=row["language"],
        then=queries.codes(work.connection, row["then"]) if row["then"] else (),
    )
