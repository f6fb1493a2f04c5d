"""The likely waits of an office, from one statement and what is remembered of its services."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import (
    BigInteger,
    Connection,
    Integer,
    and_,
    bindparam,
    case,
    cast,
    extract,
    func,
    literal,
    literal_column,
    null,
    select,
    union_all,
)

from counter_server.contract.office import CounterState, Wait
from counter_server.core.database import Utc
from counter_server.core.prepared import Prepared
from counter_server.queue.policy import ORDINARY
from counter_server.queue.tables import CounterRow, TicketRow

from .hours import in_hours
from .lines import Line, ahead_of, overtaking
from .model import Desk, Desks, Facts, estimate, free_desk
from .office_facts import OfficeFacts, Remembered
from .proportions import in_proportion

_LAST_ID = 2**31 - 1
REMEMBERED = Remembered()


class Place(NamedTuple):
    """Where somebody stands, or would stand: `wanted_counter` after a transfer to a counter."""

    office_id: int
    day: date
    service_id: int
    waits_since: datetime
    ticket_id: int = _LAST_ID
    priority: str = ORDINARY
    wanted_counter: int | None = None


class Ahead(NamedTuple):
    """How many wait for the same service and would be called before; the likely wait."""

    number: int
    wait: Wait


def wait_of(connection: Connection, place: Place, at: datetime) -> Ahead:
    """The likely wait of somebody who waits."""
    office = REMEMBERED.of(connection, place.office_id, place.service_id, at)
    lines, counters = stands(connection, place, office, at)
    return ahead_from(place, office, lines, desks_of(place, office, counters, at), at)


def newcomers(
    connection: Connection, office_id: int, day: date, at: datetime, newest: int = -1
) -> dict[int, Ahead]:
    """By service, how it would be for somebody who takes a number now.

    What is remembered is read again unless it knows the `newest` service.
    """
    office = REMEMBERED.of(connection, office_id, newest, at)
    place = Place(office_id, day, -1, at)
    lines, counters = stands(connection, place, office, at)
    desks = desks_of(place, office, counters, at)
    return {
        service: ahead_from(place._replace(service_id=service), office, lines, desks, at)
        for service in office.times
    }


def stands(
    connection: Connection, place: Place, office: OfficeFacts, at: datetime
) -> tuple[list[Line], list[Any]]:
    """The lines before a place, and the counters as rows."""
    rows = _HALL.rows(
        connection,
        {
            "office": place.office_id,
            "day": place.day,
            "since": place.waits_since,
            "ticket": place.ticket_id,
            "overdue": at - timedelta(seconds=office.layout.longest_wait_s),
        },
    )
    lines = [
        Line(row.service, row.word, row.before, row.everybody, row.overdue)
        for row in rows
        if row.counter is None
    ]
    return lines, [row for row in rows if row.counter is not None]


def ahead_from(
    place: Place, office: OfficeFacts, lines: Sequence[Line], desks: Desks, at: datetime
) -> Ahead:
    """How many are ahead and the likely wait, from what `stands` and `desks_of` gave."""
    facts = _facts(place, office, lines, desks)
    wait = in_hours(estimate(facts), office.spans.get(place.service_id, ()), at.timestamp())
    return Ahead(int(facts.ahead.get(place.service_id, 0)), wait)


def _facts(place: Place, office: OfficeFacts, lines: Sequence[Line], desks: Desks) -> Facts:
    layout = office.layout
    ahead = ahead_of(place.priority, lines, layout.policy)
    return Facts(
        service=place.service_id,
        ahead=in_proportion(ahead, lines, place.service_id, layout.unequal),
        desks=desks,
        overtaking=overtaking(
            place.priority, office.early_share, layout.longest_wait_s, layout.policy
        ),
    )


def desks_of(place: Place, office: OfficeFacts, counters: Iterable[Any], at: datetime) -> Desks:
    """The counters at work; the same for all places of an office within a second."""
    wanted, at_s = place.wanted_counter, int(at.timestamp())
    mine = [_desk(row, place, office, at_s) for row in counters if wanted in (None, row.counter)]
    return Desks(mine, office.times)


def _desk(row: Any, place: Place, office: OfficeFacts, at_s: int) -> Desk:
    serves = office.layout.counters.get(row.counter, frozenset())
    if place.wanted_counter is not None:
        serves |= {place.service_id}
    state = CounterState(row.word)
    if row.service not in office.times or row.called_s is None:
        is_manned = office.manned is None or row.counter in office.manned
        return free_desk(serves, state, is_manned=is_manned)
    return Desk(serves, state, row.service, float(max(at_s - row.called_s, 0)))


_is_before = (TicketRow.waits_since < bindparam("since", type_=Utc)) | and_(
    TicketRow.waits_since == bindparam("since", type_=Utc), TicketRow.id < bindparam("ticket")
)
_is_overdue = TicketRow.waits_since <= bindparam("overdue", type_=Utc)
# Answered from the index `waiting_in_line` alone.
_LINES = (
    select(
        cast(null(), Integer).label("counter"),
        TicketRow.service_id.label("service"),
        TicketRow.priority.label("word"),
        func.sum(case((_is_before, 1), else_=0)).label("before"),
        func.count().label("everybody"),
        func.sum(case((_is_overdue, 1), else_=0)).label("overdue"),
        cast(null(), BigInteger).label("called_s"),
    )
    .where(
        TicketRow.office_id == bindparam("office"),
        TicketRow.day == bindparam("day"),
        TicketRow.state == literal_column("'waiting'"),
        TicketRow.wanted_counter_id.is_(None),
        TicketRow.wanted_user_id.is_(None),
        TicketRow.id != bindparam("ticket"),
    )
    .group_by(TicketRow.service_id, TicketRow.priority)
)


def _counters(dialect: str) -> Any:
    is_there = and_(
        TicketRow.counter_id == CounterRow.id,
        TicketRow.state.in_((literal_column("'called'"), literal_column("'serving'"))),
    )
    return (
        select(
            CounterRow.id,
            TicketRow.service_id,
            CounterRow.state,
            cast(literal(0), Integer),
            cast(literal(0), Integer),
            cast(literal(0), Integer),
            _epoch_s(TicketRow.called_at, dialect),
        )
        .outerjoin(TicketRow, is_there)
        .where(CounterRow.office_id == bindparam("office"))
    )


def _epoch_s(moment: Any, dialect: str) -> Any:
    """Whole seconds since the epoch."""
    since = func.strftime("%s", moment) if dialect == "sqlite" else extract("epoch", moment)
    return cast(since, BigInteger)


_HALL = Prepared(lambda dialect: union_all(_LINES, _counters(dialect)))
