"""Reads of the desk page: one connection, one moment."""

from collections.abc import Callable, Sequence
from datetime import datetime

from sqlalchemy import Connection, select

from counter_server.contract.office import Counter, Name, Service
from counter_server.contract.printing import PrintJob
from counter_server.core.clock import business_day
from counter_server.core.event_log import last_seq
from counter_server.core.offices import timezone_of

from . import queries
from .choosing import Place, choice_among, everybody, hall_of
from .classes import priority_classes
from .desk_extras import absent, held, seat_at, tallies, undo_of
from .desk_view import Current, Desk, Extras, Group, Trouble, grouped
from .explaining import priority_names, told
from .policy import Choice, Hall
from .tables import TicketRow

FailedJobs = Callable[[Connection, int, datetime], Sequence[PrintJob]]

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
    timezone = timezone_of(connection, office_id)
    place = Place(office_id, counter_id, business_day(at, timezone), at)
    seat = seat_at(connection, place)
    services = queries.services(connection, office_id, place.day, at, timezone)
    priorities = priority_names(priority_classes(connection, office_id))
    hall, lines, choice = _line_before(connection, place)
    names = {each.code: each.name for each in services}
    return Desk(
        seq=last_seq(connection, office_id),
        at=at,
        timezone=timezone,
        counter=seat.counter,
        services=services,
        current=_current(connection, place, names, priorities),
        groups=_groups(lines, seat.counter, services),
        next_number=lines[0].number if lines else None,
        held=held(connection, place),
        tallies=tallies(connection, place),
        troubles=_troubles(connection, office_id, failed(connection, office_id, at)),
        priorities=priorities,
        extras=Extras(
            next=told(choice, hall, priorities, language) if choice else None,
            undo=undo_of(connection, seat.undo, at),
            recall_limit=hall.recall_limit,
            absent=absent(connection, place),
            overdue=frozenset(line.id for line in lines if line.is_overdue),
            profile=seat.profile,
            has_emergency=seat.has_emergency,
        ),
    )


def _line_before(
    connection: Connection, place: Place
) -> tuple[Hall, tuple[queries.Line, ...], Choice | None]:
    """Who waits for a counter in the order of calls, and who would be called now."""
    hall, waiting = hall_of(connection, place), everybody(connection, place)
    choice = choice_among(connection, place, [each.head for each in waiting], hall)
    return hall, queries.waiting_lines(waiting, hall), choice


def _groups(
    lines: Sequence[queries.Line], counter: Counter, services: Sequence[Service]
) -> tuple[Group, ...]:
    names = {each.code: each.name for each in services}
    served = [(code, names[code]) for code in counter.services]
    return grouped(lines, served, {each.code: each.wait for each in services})


def _current(
    connection: Connection, place: Place, names: dict[str, Name], priorities: dict[str, Name]
) -> Current | None:
    ticket = queries.current_ticket(connection, place.office_id, place.counter_id)
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
