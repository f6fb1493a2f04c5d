"""Reads what the policy needs and asks it who is next."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, bindparam, or_, select
from sqlalchemy.orm import aliased

from counter_server.accounts.tables import SeatRow
from counter_server.contract.office import Name
from counter_server.core.prepared import Prepared

from .policy import (
    ORDINARY,
    PLAIN,
    RECENT_CALLS,
    Choice,
    ClassRule,
    Hall,
    Head,
    Policy,
    Recent,
    choose,
)
from .tables import (
    WAITING,
    CounterServiceRow,
    PriorityClassRow,
    QueueDayRow,
    ServiceRow,
    TicketRow,
)

LINE_LIMIT = 200

_CLASSES = Prepared(
    lambda _: (
        select(PriorityClassRow.code, PriorityClassRow.weight, PriorityClassRow.longest_wait_s)
        .where(PriorityClassRow.office_id == bindparam("office"))
        .order_by(PriorityClassRow.code)
    )
)
_POLICY = Prepared(
    lambda _: select(QueueDayRow.policy, QueueDayRow.recall_limit).where(
        QueueDayRow.office_id == bindparam("office")
    )
)
_PROPORTIONS = Prepared(
    lambda _: (
        select(ServiceRow.code, CounterServiceRow.weight)
        .join(ServiceRow, ServiceRow.id == CounterServiceRow.service_id)
        .where(CounterServiceRow.counter_id == bindparam("counter"))
        .order_by(ServiceRow.id)
    )
)
_RECENT = Prepared(
    lambda _: (
        select(TicketRow.priority, ServiceRow.code)
        .join(ServiceRow, ServiceRow.id == TicketRow.service_id)
        .where(
            TicketRow.counter_id == bindparam("counter"),
            TicketRow.day == bindparam("day"),
            TicketRow.called_at.is_not(None),
        )
        .order_by(TicketRow.called_at.desc(), TicketRow.id.desc())
        .limit(RECENT_CALLS)
    )
)


@dataclass(frozen=True)
class Place:
    """The counter that calls, on a business day."""

    office_id: int
    counter_id: int
    day: date
    at: datetime


def hall_of(connection: Connection, place: Place) -> Hall:
    """The policy's facts at a counter."""
    office = {"office": place.office_id}
    classes = _CLASSES.rows(connection, office)
    policy = _POLICY.row(connection, office)
    recent = _RECENT.rows(connection, {"counter": place.counter_id, "day": place.day})
    return Hall(
        policy=Policy(policy[0]) if policy else Policy.BALANCED,
        classes={row[0]: ClassRule(row[0], row[1], timedelta(seconds=row[2])) for row in classes},
        proportions=dict(_PROPORTIONS.rows(connection, {"counter": place.counter_id})),
        recent=[Recent(*row) for row in recent],
        at=place.at,
        recall_limit=_recall_limit(policy),
    )


def next_choice(connection: Connection, place: Place) -> tuple[Choice, Hall] | None:
    """Who is next at a counter and the facts it was chosen on; None when nobody waits."""
    hall = hall_of(connection, place)
    choice = choose(_heads(connection, place), hall)
    return None if choice is None else (choice, hall)


def choice_among(
    connection: Connection, place: Place, waiting: Sequence[Head], hall: Hall
) -> Choice | None:
    """Who is next, where `everybody` was read already; those beyond its limit count too."""
    heads = waiting if len(waiting) < LINE_LIMIT else _heads(connection, place)
    return choose(heads, hall)


@dataclass(frozen=True)
class Waiting:
    """Who waits; `turn_at` is by when they should be called."""

    head: Head
    service_name: Name
    issued_at: datetime
    turn_at: datetime


def everybody(connection: Connection, place: Place) -> list[Waiting]:
    """All who wait for a counter, the earliest first; at most `LINE_LIMIT`."""
    values = {"office": place.office_id, "counter": place.counter_id, "day": place.day}
    return [
        Waiting(Head(*row[:5]), Name(vi=row.name_vi, en=row.name_en), row.issued_at, row.turn_at)
        for row in _EVERYBODY.rows(connection, values)
    ]


def recall_limit(connection: Connection, office_id: int) -> int:
    """How often a visitor is called at most."""
    return _recall_limit(_POLICY.row(connection, {"office": office_id}))


def class_rule(connection: Connection, office_id: int, priority: str) -> ClassRule:
    """The rule of a class; one that was taken away counts as ordinary."""
    found = {row[0]: row for row in _CLASSES.rows(connection, {"office": office_id})}
    row = found.get(priority) or found.get(ORDINARY)
    return PLAIN if row is None else ClassRule(row[0], row[1], timedelta(seconds=row[2]))


def _recall_limit(policy: Any) -> int:
    return int(policy[1]) if policy else 3


def _heads(connection: Connection, place: Place) -> list[Head]:
    values = {"office": place.office_id, "counter": place.counter_id, "day": place.day}
    lines = _LINE_HEADS.rows(connection, values)
    bound = _BOUND.rows(connection, values)
    return [Head(*row) for row in (*lines, *bound)]


def _is_bound_to(counter: Any) -> Any:
    sits = select(SeatRow.user_id).where(SeatRow.counter_id == counter).scalar_subquery()
    return (TicketRow.wanted_counter_id == counter) | (TicketRow.wanted_user_id == sits)


_TICKETS = select(
    TicketRow.id, TicketRow.label, ServiceRow.code, TicketRow.priority, TicketRow.waits_since
).join(ServiceRow, ServiceRow.id == TicketRow.service_id)
_line = aliased(TicketRow)
_head = (
    select(_line.id)
    .where(
        _line.office_id == bindparam("office"),
        _line.day == bindparam("day"),
        _line.service_id == CounterServiceRow.service_id,
        _line.priority == PriorityClassRow.code,
        _line.state == WAITING,
        _line.wanted_counter_id.is_(None),
        _line.wanted_user_id.is_(None),
    )
    .order_by(_line.waits_since, _line.id)
    .limit(1)
    .correlate(CounterServiceRow, PriorityClassRow)
    .scalar_subquery()
)
# One index look-up a line, however many wait in it.
_LINE_HEADS = Prepared(
    lambda _: _TICKETS.where(
        TicketRow.id.in_(
            select(_head)
            .select_from(CounterServiceRow)
            .join(PriorityClassRow, PriorityClassRow.office_id == bindparam("office"))
            .where(CounterServiceRow.counter_id == bindparam("counter"))
        )
    )
)
_BOUND = Prepared(
    lambda _: (
        _TICKETS.where(
            TicketRow.office_id == bindparam("office"),
            TicketRow.day == bindparam("day"),
            TicketRow.state == WAITING,
            or_(TicketRow.wanted_counter_id.is_not(None), TicketRow.wanted_user_id.is_not(None)),
            _is_bound_to(bindparam("counter")),
        )
        .order_by(TicketRow.waits_since, TicketRow.id)
        .limit(50)
    )
)
_is_unbound = TicketRow.wanted_counter_id.is_(None) & TicketRow.wanted_user_id.is_(None)
_served = select(CounterServiceRow.service_id).where(
    CounterServiceRow.counter_id == bindparam("counter")
)
_EVERYBODY = Prepared(
    lambda _: (
        _TICKETS.add_columns(
            ServiceRow.name_vi, ServiceRow.name_en, TicketRow.issued_at, TicketRow.turn_at
        )
        .where(
            TicketRow.office_id == bindparam("office"),
            TicketRow.day == bindparam("day"),
            TicketRow.state == WAITING,
            or_(
                _is_unbound & TicketRow.service_id.in_(_served), _is_bound_to(bindparam("counter"))
            ),
        )
        .order_by(TicketRow.waits_since, TicketRow.id)
        .limit(LINE_LIMIT)
    )
)
