"""Reads of the monitor: one connection, one moment, counts made by the database."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Float, case, cast, func, select

from counter_server.accounts.queries import seats
from counter_server.contract.office import Name
from counter_server.core.event_log import last_seq
from counter_server.core.offices import office

from . import queries
from .attending.releasing import kept_waiting
from .desk_queries import FailedJobs
from .emergencies import emergencies
from .monitor_view import CounterView, Figures, Line, Monitor, Visitor
from .profiles import profiles_taken
from .tables import ServiceRow, TicketPeriodRow, TicketRow

_MOST_ATTENTION = 24
_SECONDS_A_DAY = 86400


def monitor(connection: Connection, office_id: int, at: datetime, failed: FailedJobs) -> Monitor:
    """The hall at this moment."""
    day = queries.today(connection, office_id, at)
    counters = _counters(connection, office_id, day)
    return Monitor(
        seq=last_seq(connection, office_id),
        at=at,
        timezone=office(connection, office_id).timezone,
        figures=_figures(connection, office_id, day),
        lines=_lines(connection, office_id, day, at, counters),
        counters=counters,
        attention=_attention(connection, office_id, day, at),
        emergencies=emergencies(connection, office_id, at),
        failed_prints=len(failed(connection, office_id, at)),
        kept=kept_waiting(connection, office_id, at),
    )


def visitor(connection: Connection, office_id: int, day: date, ticket_id: int) -> Visitor | None:
    """One ticket of today."""
    row = connection.execute(
        _VISITORS.where(
            TicketRow.office_id == office_id, TicketRow.day == day, TicketRow.id == ticket_id
        )
    ).first()
    return None if row is None else _visitor(row)


def _lines(
    connection: Connection,
    office_id: int,
    day: date,
    at: datetime,
    counters: tuple[CounterView, ...],
) -> tuple[Line, ...]:
    rows = connection.execute(
        select(
            TicketRow.service_id,
            func.count(),
            func.sum(case((TicketRow.turn_at < at, 1), else_=0)),
            func.min(TicketRow.waits_since),
        )
        .where(TicketRow.office_id == office_id, TicketRow.day == day, TicketRow.state == "waiting")
        .group_by(TicketRow.service_id)
    )
    waiting = {row[0]: row for row in rows}
    open_ones = [each for each in counters if each.state == "open"]
    seated = [each for each in open_ones if each.sitter]
    return tuple(
        Line(
            service=each,
            waiting=waiting[each.id][1] if each.id in waiting else 0,
            overdue=int(waiting[each.id][2]) if each.id in waiting else 0,
            since=waiting[each.id][3] if each.id in waiting else None,
            open_counters=sum(each.code in counter.services for counter in open_ones),
            seated_counters=sum(each.code in counter.services for counter in seated),
        )
        for each in queries.services(connection, office_id, day, at)
    )


def _counters(connection: Connection, office_id: int, day: date) -> tuple[CounterView, ...]:
    sitters = seats(connection, office_id)
    profiles = profiles_taken(connection, office_id)
    currents = _currents(connection, office_id)
    done = _done(connection, office_id, day)
    return tuple(
        CounterView(
            id=each.id,
            number=each.number,
            name=each.name,
            state=each.state,
            services=each.services,
            sitter=sitters.get(each.id),
            profile=profiles.get(each.id),
            current=currents.get(each.id),
            served=done[each.id][0] if each.id in done else 0,
            free_since=done[each.id][1] if each.id in done else None,
        )
        for each in queries.counters(connection, office_id)
    )


def _currents(connection: Connection, office_id: int) -> dict[int, Visitor]:
    rows = connection.execute(
        _VISITORS.where(
            TicketRow.office_id == office_id, TicketRow.state.in_(("called", "serving"))
        )
    )
    return {row.counter_id: _visitor(row) for row in rows}


def _done(
    connection: Connection, office_id: int, day: date
) -> dict[int, tuple[int, datetime | None]]:
    served = func.sum(case((TicketRow.state == "finished", 1), else_=0))
    rows = connection.execute(
        select(TicketRow.counter_id, served, func.max(TicketRow.ended_at))
        .where(
            TicketRow.office_id == office_id,
            TicketRow.day == day,
            TicketRow.counter_id.is_not(None),
        )
        .group_by(TicketRow.counter_id)
    )
    return {row[0]: (int(row[1]), row[2]) for row in rows}


def _figures(connection: Connection, office_id: int, day: date) -> Figures:
    states = connection.execute(
        select(TicketRow.state, func.count())
        .where(TicketRow.office_id == office_id, TicketRow.day == day)
        .group_by(TicketRow.state)
    )
    count: dict[str, int] = {row[0]: row[1] for row in states}
    averages = _averages(connection, office_id, day)
    return Figures(
        issued=sum(count.values()),
        waiting=count.get("waiting", 0),
        served=count.get("finished", 0),
        no_show=count.get("no_show", 0),
        cancelled=count.get("cancelled", 0),
        wait_s=averages.get("waiting"),
        service_s=averages.get("serving"),
    )


def _averages(connection: Connection, office_id: int, day: date) -> dict[str, int]:
    seconds = _seconds(connection.dialect.name)
    rows = connection.execute(
        select(TicketPeriodRow.state, func.avg(seconds))
        .join(TicketRow, TicketRow.id == TicketPeriodRow.ticket_id)
        .where(
            TicketRow.office_id == office_id,
            TicketRow.day == day,
            TicketPeriodRow.state.in_(("waiting", "serving")),
        )
        .group_by(TicketPeriodRow.state)
    )
    return {row[0]: round(row[1]) for row in rows}


def _seconds(dialect: str) -> Any:
    """How long a period lasted, as each database says it."""
    if dialect == "sqlite":
        days = func.julianday(TicketPeriodRow.ended_at) - func.julianday(TicketPeriodRow.began_at)
        return days * _SECONDS_A_DAY
    return cast(func.extract("epoch", TicketPeriodRow.ended_at - TicketPeriodRow.began_at), Float)


def _attention(
    connection: Connection, office_id: int, day: date, at: datetime
) -> tuple[Visitor, ...]:
    """Overdue, held and absent visitors, those longest so first."""
    is_late = (TicketRow.state == "waiting") & (TicketRow.turn_at < at)
    rows = connection.execute(
        _VISITORS.where(
            TicketRow.office_id == office_id,
            TicketRow.day == day,
            is_late | TicketRow.state.in_(("held", "no_show")),
        )
        .order_by(TicketRow.state.desc(), TicketRow.state_since, TicketRow.id)
        .limit(_MOST_ATTENTION)
    )
    return tuple(_visitor(row) for row in rows)


_VISITORS = select(
    TicketRow.id,
    TicketRow.label,
    TicketRow.state,
    TicketRow.state_since,
    TicketRow.reason,
    TicketRow.counter_id,
    ServiceRow.name_vi,
    ServiceRow.name_en,
).join(ServiceRow, ServiceRow.id == TicketRow.service_id)


def _visitor(row: Any) -> Visitor:
    return Visitor(
        id=row.id,
        number=row.label,
        service=Name(vi=row.name_vi, en=row.name_en),
        state=row.state,
        since=row.state_since,
        reason=row.reason,
        counter=row.counter_id,
    )
