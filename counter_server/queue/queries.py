"""Reads of the queue; all take a connection and an office."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, bindparam, select

from counter_server.contract.board import Board, BoardCall, BoardService
from counter_server.contract.office import Counter, CounterState, Name
from counter_server.contract.tickets import Period, Ticket, TicketState
from counter_server.core.clock import business_day
from counter_server.core.errors import N_, Refused
from counter_server.core.event_log import last_seq
from counter_server.core.offices import timezone_of
from counter_server.core.prepared import Prepared
from counter_server.core.work import Work

from . import offered
from .choosing import Waiting
from .estimates.queries import Place as Stands
from .estimates.queries import wait_of
from .policy import Hall, in_order
from .tables import (
    AT_A_COUNTER,
    CounterRow,
    CounterServiceRow,
    ServiceRow,
    TicketPeriodRow,
    TicketRow,
)
from .unknown import unknown_counter, unknown_ticket

BOARD_CALLS = 8

services = offered.services


@dataclass(frozen=True)
class Line:
    """A waiting visitor as the desk lists them."""

    id: int
    number: str
    service: str
    service_name: Name
    priority: str | None
    issued_at: datetime
    is_overdue: bool = False


def today(connection: Connection, office_id: int, at: datetime) -> date:
    """The office's business day."""
    return business_day(at, timezone_of(connection, office_id))


def refuse_other_day(work: Work, day: date) -> None:
    """`Refused` other_day for a ticket of a day that is over."""
    if day != today(work.connection, work.office_id, work.at):
        raise Refused(
            "other_day",
            N_("Số này của ngày {day:%d/%m/%Y}."),
            N_("Mời người dân lấy số mới của hôm nay."),
            state="closed",
            values={"day": day},
        )


def counters(connection: Connection, office_id: int) -> tuple[Counter, ...]:
    """The counters by number, with the codes of what they serve."""
    served: dict[int, list[str]] = {}
    for counter_id, code in connection.execute(
        select(CounterServiceRow.counter_id, ServiceRow.code)
        .join(ServiceRow, ServiceRow.id == CounterServiceRow.service_id)
        .where(ServiceRow.office_id == office_id)
        .order_by(ServiceRow.position, ServiceRow.id)
    ):
        served.setdefault(counter_id, []).append(code)
    rows = connection.execute(
        select(CounterRow.__table__)
        .where(CounterRow.office_id == office_id)
        .order_by(CounterRow.number)
    )
    return tuple(
        Counter(
            id=row.id,
            number=row.number,
            name=Name(vi=row.name_vi, en=row.name_en),
            state=CounterState(row.state),
            services=tuple(served.get(row.id, ())),
        )
        for row in rows
    )


def counter(connection: Connection, office_id: int, counter_id: int) -> Counter:
    """One counter, or `NotFound`."""
    rows = _COUNTER.rows(connection, {"office": office_id, "counter": counter_id})
    return counter_in(rows)


def counter_in(rows: Sequence[Any]) -> Counter:
    """A counter from rows of `counter_rows`, one a service; `NotFound` when there is none."""
    if not rows:
        raise unknown_counter()
    first = rows[0]
    return Counter(
        id=first.id,
        number=first.number,
        name=Name(vi=first.name_vi, en=first.name_en),
        state=CounterState(first.state),
        services=tuple(row.code for row in rows if row.code is not None),
    )


def counter_rows() -> Any:
    """A counter as often as it serves services, in their order; at least once."""
    return (
        select(
            CounterRow.id,
            CounterRow.number,
            CounterRow.name_vi,
            CounterRow.name_en,
            CounterRow.state,
            ServiceRow.code,
        )
        .outerjoin(CounterServiceRow, CounterServiceRow.counter_id == CounterRow.id)
        .outerjoin(ServiceRow, ServiceRow.id == CounterServiceRow.service_id)
        .where(CounterRow.office_id == bindparam("office"), CounterRow.id == bindparam("counter"))
        .order_by(ServiceRow.position, ServiceRow.id)
    )


_COUNTER = Prepared(lambda _: counter_rows())


def ticket(
    connection: Connection,
    office_id: int,
    ticket_id: int,
    public_url: str = "",
    at: datetime | None = None,
) -> Ticket:
    """One ticket, or `NotFound`; its wait is seen from `at`, else from when it began to wait."""
    row = _TICKET.row(connection, {"office": office_id, "ticket": ticket_id})
    if row is None:
        raise unknown_ticket()
    return contract_ticket(connection, row, public_url, at)


def ticket_by_key(
    connection: Connection, office_id: int, key: str, public_url: str
) -> Ticket | None:
    """The ticket that an idempotency key has issued; None when it has issued none."""
    row = connection.execute(
        ticket_rows().where(TicketRow.office_id == office_id, TicketRow.idempotency_key == key)
    ).first()
    return None if row is None else contract_ticket(connection, row, public_url)


def ticket_by_token(
    connection: Connection, token: str, public_url: str = "", at: datetime | None = None
) -> tuple[int, Ticket] | None:
    """The office and ticket of a phone page's token; None for an unknown one."""
    row = connection.execute(ticket_rows().where(TicketRow.token == token)).first()
    if row is None:
        return None
    return row.office_id, contract_ticket(connection, row, public_url, at)


def current_ticket(
    connection: Connection, office_id: int, counter_id: int, public_url: str = ""
) -> Ticket | None:
    """Who is at a counter: called or being served."""
    row = _CURRENT.row(connection, {"office": office_id, "counter": counter_id})
    return None if row is None else contract_ticket(connection, row, public_url)


def waiting_lines(waiting: Sequence[Waiting], hall: Hall) -> tuple[Line, ...]:
    """Who waits for a counter, in the order they would be called."""
    found = {each.head.ticket: each for each in waiting}
    ordered = in_order([each.head for each in waiting], hall)
    return tuple(_line(found[head.ticket], hall.at) for head in ordered)


def periods(connection: Connection, office_id: int, ticket_id: int) -> tuple[Period, ...]:
    """The stretches of a visit that are over, in order."""
    ticket(connection, office_id, ticket_id)
    rows = connection.execute(
        select(TicketPeriodRow.__table__, ServiceRow.code)
        .join(ServiceRow, ServiceRow.id == TicketPeriodRow.service_id)
        .where(TicketPeriodRow.ticket_id == ticket_id)
        .order_by(TicketPeriodRow.id)
    )
    return tuple(
        Period(
            state=TicketState(row.state),
            service=row.code,
            counter=row.counter_id,
            began_at=row.began_at,
            ended_at=row.ended_at,
        )
        for row in rows
    )


def board(connection: Connection, office_id: int, at: datetime) -> Board:
    """The waiting-room board: last calls newest first, waiting per service."""
    day = today(connection, office_id, at)
    return Board(
        seq=last_seq(connection, office_id),
        at=at,
        calls=last_calls(connection, office_id, day, BOARD_CALLS),
        services=tuple(
            BoardService(
                code=each.code,
                prefix=each.prefix,
                name=each.name,
                waiting=each.waiting,
                wait=each.wait,
            )
            for each in services(connection, office_id, day, at)
        ),
    )


def last_calls(
    connection: Connection, office_id: int, day: date, most: int, *only: ColumnElement[bool]
) -> tuple[BoardCall, ...]:
    """The last calls of a day, newest first; `only` those of some counters and services."""
    rows = connection.execute(
        select(
            TicketRow.label,
            TicketRow.called_at,
            TicketRow.calls,
            TicketRow.state,
            CounterRow.number,
            ServiceRow.code,
        )
        .join(CounterRow, CounterRow.id == TicketRow.counter_id)
        .join(ServiceRow, ServiceRow.id == TicketRow.service_id)
        .where(
            TicketRow.office_id == office_id,
            TicketRow.day == day,
            TicketRow.called_at.is_not(None),
            *only,
        )
        .order_by(TicketRow.called_at.desc(), TicketRow.id.desc())
        .limit(most)
    )
    return tuple(
        BoardCall(
            number=row.label,
            counter_number=row.number,
            service=row.code,
            at=row.called_at,
            calls=row.calls,
            being_called=row.state == TicketState.CALLED,
        )
        for row in rows
    )


def ticket_rows() -> Any:
    """Tickets with their service's code."""
    return select(TicketRow.__table__, ServiceRow.code.label("service_code")).join(
        ServiceRow, ServiceRow.id == TicketRow.service_id
    )


_TICKET = Prepared(
    lambda _: ticket_rows().where(
        TicketRow.office_id == bindparam("office"), TicketRow.id == bindparam("ticket")
    )
)


_CURRENT = Prepared(
    lambda _: ticket_rows().where(
        TicketRow.office_id == bindparam("office"),
        TicketRow.counter_id == bindparam("counter"),
        TicketRow.state.in_(AT_A_COUNTER),
    )
)


def contract_ticket(
    connection: Connection, row: Any, public_url: str, at: datetime | None = None
) -> Ticket:
    """A row of `ticket_rows` as it travels."""
    ahead, wait = 0, None
    if row.state == TicketState.WAITING:
        stands = Stands(
            row.office_id,
            row.day,
            row.service_id,
            row.waits_since,
            row.id,
            row.priority,
            row.wanted_counter_id,
        )
        found = wait_of(connection, stands, at or row.waits_since)
        ahead, wait = found.number, found.wait
    return Ticket(
        id=row.id,
        number=row.label,
        service=row.service_code,
        state=TicketState(row.state),
        issued_at=row.issued_at,
        ahead=ahead,
        wait=wait,
        status_url=f"{public_url}/t/{row.token}",
        priority=row.priority or None,
        language=row.language,
        counter=row.counter_id,
        calls=row.calls,
        called_at=row.called_at,
        serving_at=row.serving_at,
        ended_at=row.ended_at,
        then=codes(connection, row.then) if row.then else (),
    )


def codes(connection: Connection, service_ids: Sequence[int]) -> tuple[str, ...]:
    """The codes of services, in the order of their ids."""
    rows = connection.execute(
        select(ServiceRow.id, ServiceRow.code).where(ServiceRow.id.in_(service_ids))
    )
    known = {row.id: row.code for row in rows}
    return tuple(known[each] for each in service_ids if each in known)


def _line(each: Waiting, at: datetime) -> Line:
    head = each.head
    return Line(
        id=head.ticket,
        number=head.label,
        service=head.service,
        service_name=each.service_name,
        priority=head.priority or None,
        issued_at=each.issued_at,
        is_overdue=each.turn_at < at,
    )
