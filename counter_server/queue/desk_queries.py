"""Reads of the desk page: one connection, one moment."""

from collections.abc import Callable, Sequence
from datetime import date, datetime

from sqlalchemy import Connection, select

from counter_server.contract.office import Name
from counter_server.contract.printing import PrintJob
from counter_server.contract.tickets import TicketState
from counter_server.core.event_log import last_seq
from counter_server.core.offices import office

from . import queries
from .choosing import Place
from .classes import priority_classes
from .desk_extras import extras
from .desk_view import Current, Desk, Held, Tallies, Trouble, grouped
from .tables import ServiceRow, TicketRow

FailedJobs = Callable[[Connection, int, datetime], Sequence[PrintJob]]

_MOST_HELD = 30
_MOST_TROUBLES = 5


def desk(
    connection: Connection,
    office_id: int,
    counter_id: int,
    at: datetime,
    failed: FailedJobs,
    language: str = "vi",
) -> Desk:
    """The desk of a counter; `NotFound` unknown_counter."""
    here = office(connection, office_id)
    day = queries.today(connection, office_id, at)
    counter = queries.counter(connection, office_id, counter_id)
    services = queries.services(connection, office_id, day, at)
    names = {each.code: each.name for each in services}
    priorities = {each.code: each.name for each in priority_classes(connection, office_id)}
    lines = queries.waiting_lines(connection, office_id, counter_id, day, at)
    served = [(code, names[code]) for code in counter.services]
    return Desk(
        seq=last_seq(connection, office_id),
        at=at,
        timezone=here.timezone,
        counter=counter,
        services=services,
        current=_current(connection, office_id, counter_id, names, priorities),
        groups=grouped(lines, served, {each.code: each.wait for each in services}),
        next_number=lines[0].number if lines else None,
        held=held(connection, office_id, counter_id, day),
        tallies=tallies(connection, office_id, counter_id, day),
        troubles=_troubles(connection, office_id, failed(connection, office_id, at)),
        priorities=priorities,
        extras=extras(connection, Place(office_id, counter_id, day, at), lines, language),
    )


def held(connection: Connection, office_id: int, counter_id: int, day: date) -> tuple[Held, ...]:
    """Who was put aside at a counter today, longest first."""
    rows = connection.execute(
        select(
            TicketRow.id, TicketRow.label, TicketRow.reason, ServiceRow.name_vi, ServiceRow.name_en
        )
        .join(ServiceRow, ServiceRow.id == TicketRow.service_id)
        .where(
            TicketRow.office_id == office_id,
            TicketRow.day == day,
            TicketRow.counter_id == counter_id,
            TicketRow.state == TicketState.HELD,
        )
        .order_by(TicketRow.called_at, TicketRow.id)
        .limit(_MOST_HELD)
    )
    return tuple(
        Held(row.id, row.label, Name(vi=row.name_vi, en=row.name_en), row.reason) for row in rows
    )


def tallies(connection: Connection, office_id: int, counter_id: int, day: date) -> Tallies:
    """What a counter did on a day."""
    rows = connection.execute(
        select(TicketRow.state, TicketRow.serving_at, TicketRow.ended_at)
        .where(
            TicketRow.office_id == office_id,
            TicketRow.day == day,
            TicketRow.counter_id == counter_id,
            TicketRow.ended_at.is_not(None),
        )
        .order_by(TicketRow.id)
        .limit(2000)
    ).all()
    served = [
        (row.ended_at - row.serving_at).total_seconds()
        for row in rows
        if row.state == TicketState.FINISHED and row.serving_at and row.ended_at
    ]
    return Tallies(
        finished=sum(row.state == TicketState.FINISHED for row in rows),
        no_show=sum(row.state == TicketState.NO_SHOW for row in rows),
        average_s=round(sum(served) / len(served)) if served else None,
    )


def _current(
    connection: Connection,
    office_id: int,
    counter_id: int,
    names: dict[str, Name],
    priorities: dict[str, Name],
) -> Current | None:
    ticket = queries.current_ticket(connection, office_id, counter_id)
    if ticket is None:
        return None
    then = tuple(names[code] for code in ticket.then)
    return Current(ticket, names[ticket.service], priorities.get(ticket.priority or ""), then)


def _troubles(
    connection: Connection, office_id: int, jobs: Sequence[PrintJob]
) -> tuple[Trouble, ...]:
    shown = jobs[:_MOST_TROUBLES]
    if not shown:
        return ()
    tickets = [job.ticket for job in shown if job.ticket is not None]
    rows = connection.execute(
        select(TicketRow.id, TicketRow.label).where(
            TicketRow.office_id == office_id, TicketRow.id.in_(tickets)
        )
    )
    numbers = {row.id: row.label for row in rows}
    return tuple(
        Trouble(job.id, job.printer, job.problem or "printer_fault", numbers.get(job.ticket or 0))
        for job in shown
    )
