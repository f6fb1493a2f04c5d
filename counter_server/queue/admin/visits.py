"""Reads a day that is over as visits and shifts, to be played anew.

A ticket is one visit a wait: a transfer or a further service begins the next. Who left without
being called is in no visit, only counted.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby, pairwise
from typing import Any

from sqlalchemy import Connection, func, select

from counter_server.queue.previewing import Shift, Visit
from counter_server.queue.tables import (
    CounterRow,
    CounterServiceRow,
    ServiceRow,
    TicketPeriodRow,
    TicketRow,
)

MOST_PERIODS = 60_000
# A counter that calls nobody for so long while somebody waits is taken to be empty.
BREAK = timedelta(minutes=5)


@dataclass(frozen=True)
class Leg:
    """A visit with the counter it went to and when that counter was free again."""

    visit: Visit
    counter_id: int
    freed_at: datetime


@dataclass(frozen=True)
class PastDay:
    """A day as it was; `left` is how many were never called."""

    day: date
    visits: tuple[Visit, ...]
    shifts: tuple[Shift, ...]
    left: int


def past_day(connection: Connection, office_id: int, day: date) -> PastDay:
    """The visits of an office's business day and the counters that served them."""
    rows = _periods(connection, office_id, day)
    legs = [leg for _, group in groupby(rows, key=lambda row: row.ticket) for leg in _legs(group)]
    return PastDay(
        day=day,
        visits=tuple(leg.visit for leg in legs),
        shifts=shifts(legs, *_counters(connection, office_id)),
        left=_left(connection, office_id, day),
    )


def last_day(connection: Connection, office_id: int, before: date) -> date | None:
    """The last day before another on which somebody was called; None when there is none."""
    return connection.execute(
        select(func.max(TicketRow.day)).where(
            TicketRow.office_id == office_id,
            TicketRow.day < before,
            TicketRow.called_at.is_not(None),
        )
    ).scalar()


def shifts(
    legs: Sequence[Leg], numbers: Mapping[int, int], serves: Mapping[int, Mapping[str, int]]
) -> tuple[Shift, ...]:
    """When each counter was there, by its calls, and what it serves or did serve that day."""
    by_counter: dict[int, list[Leg]] = {}
    for leg in sorted(legs, key=lambda leg: (leg.visit.called_at, leg.visit.ticket)):
        by_counter.setdefault(leg.counter_id, []).append(leg)
    return tuple(
        _shift(numbers[counter], serves.get(counter, {}), mine, legs)
        for counter, mine in sorted(by_counter.items(), key=lambda each: numbers[each[0]])
    )


def _shift(
    number: int, serves: Mapping[str, int], mine: Sequence[Leg], everybody: Sequence[Leg]
) -> Shift:
    services = {leg.visit.service: 1 for leg in mine} | dict(serves)
    breaks = [
        (before.freed_at, after.visit.called_at)
        for before, after in pairwise(mine)
        if after.visit.called_at - before.freed_at > BREAK
        and _somebody_waited(before.freed_at, services, everybody)
    ]
    began, ended = mine[0].visit.called_at, max(leg.freed_at for leg in mine)
    starts = [began, *(back for _, back in breaks)]
    ends = [*(gone for gone, _ in breaks), ended]
    return Shift(number, services, tuple(zip(starts, ends, strict=True)))


def _somebody_waited(at: datetime, services: Mapping[str, int], everybody: Sequence[Leg]) -> bool:
    late = at + BREAK
    return any(
        leg.visit.service in services and leg.visit.arrived_at <= at and leg.visit.called_at > late
        for leg in everybody
    )


def _legs(periods: Any) -> list[Leg]:
    """One ticket's periods, in order, as visits."""
    legs: list[Leg] = []
    waiting: Any = None
    for row in periods:
        if row.state == "waiting":
            waiting = row
        elif row.state == "called" and waiting is not None and row.counter_id is not None:
            legs.append(_leg(waiting, row))
            waiting = None
        elif row.state == "serving" and legs:
            legs[-1] = _served(legs[-1], row)
    return legs


def _leg(waiting: Any, called: Any) -> Leg:
    visit = Visit(
        ticket=called.ticket,
        label=called.label,
        service=waiting.code,
        priority=called.priority,
        arrived_at=waiting.began_at,
        called_at=waiting.ended_at,
        serving=called.ended_at - called.began_at,
    )
    return Leg(visit, called.counter_id, called.ended_at)


def _served(leg: Leg, row: Any) -> Leg:
    been = leg.visit
    visit = Visit(
        been.ticket,
        been.label,
        been.service,
        been.priority,
        been.arrived_at,
        been.called_at,
        been.serving + (row.ended_at - row.began_at),
    )
    return Leg(visit, leg.counter_id, max(leg.freed_at, row.ended_at))


def _periods(connection: Connection, office_id: int, day: date) -> Sequence[Any]:
    return connection.execute(
        select(
            TicketRow.id.label("ticket"),
            TicketRow.label,
            TicketRow.priority,
            ServiceRow.code,
            TicketPeriodRow.state,
            TicketPeriodRow.counter_id,
            TicketPeriodRow.began_at,
            TicketPeriodRow.ended_at,
        )
        .join(TicketPeriodRow, TicketPeriodRow.ticket_id == TicketRow.id)
        .join(ServiceRow, ServiceRow.id == TicketPeriodRow.service_id)
        .where(TicketRow.office_id == office_id, TicketRow.day == day)
        .order_by(TicketRow.id, TicketPeriodRow.id)
        .limit(MOST_PERIODS)
    ).all()


def _counters(
    connection: Connection, office_id: int
) -> tuple[dict[int, int], dict[int, dict[str, int]]]:
    serves: dict[int, dict[str, int]] = {}
    rows = connection.execute(
        select(CounterServiceRow.counter_id, ServiceRow.code, CounterServiceRow.weight)
        .join(ServiceRow, ServiceRow.id == CounterServiceRow.service_id)
        .where(ServiceRow.office_id == office_id)
        .order_by(CounterServiceRow.counter_id, ServiceRow.id)
    )
    for counter, code, weight in rows:
        serves.setdefault(counter, {})[code] = weight
    numbers = connection.execute(
        select(CounterRow.id, CounterRow.number)
        .where(CounterRow.office_id == office_id)
        .order_by(CounterRow.id)
    )
    return {row.id: row.number for row in numbers}, serves


def _left(connection: Connection, office_id: int, day: date) -> int:
    return connection.execute(
        select(func.count()).where(
            TicketRow.office_id == office_id,
            TicketRow.day == day,
            TicketRow.called_at.is_(None),
        )
    ).scalar_one()
