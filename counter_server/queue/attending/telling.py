"""Says once a ticket that its turn is near; whoever sends messages follows the event."""

from datetime import date, datetime, timedelta

from sqlalchemy import Connection, and_, bindparam, func, select, update

from counter_server.contract.events import TicketNear
from counter_server.core.parts import Parts
from counter_server.core.prepared import Prepared
from counter_server.core.work import Work
from counter_server.queue import queries
from counter_server.queue.estimates.layout import ORDINARY_LONGEST_S
from counter_server.queue.policy import ORDINARY, Policy
from counter_server.queue.tables import (
    WAITING,
    PriorityClassRow,
    QueueDayRow,
    ServiceRow,
    TicketRow,
)

from .near import Near, Rule, Waiting, nearing


def tell_near(parts: Parts, office_id: int) -> int:
    """Records `TicketNear` for everybody whose turn has come near; how many."""
    at = parts.clock()
    with parts.database.read() as connection:
        found = near_turn(connection, office_id, at)
    if not found:
        return 0
    with parts.works.begin(office_id) as work:
        return sum(_tell(work, each) for each in found)


def near_turn(connection: Connection, office_id: int, at: datetime) -> tuple[Near, ...]:
    """Whose turn is near and who was not told yet."""
    rule = _rule(connection, office_id, at)
    if rule.most_ahead < 1:
        return ()
    day = queries.today(connection, office_id, at)
    return nearing(_heads(connection, office_id, day, rule.most_ahead + 1), rule, at)


def _rule(connection: Connection, office_id: int, at: datetime) -> Rule:
    row = _RULE.row(connection, {"office": office_id})
    if row is None:
        return Rule(0, Policy.BALANCED, at)
    longest_s = row.longest_wait_s or ORDINARY_LONGEST_S
    return Rule(row.near_ahead, Policy(row.policy), at - timedelta(seconds=longest_s))


def _heads(connection: Connection, office_id: int, day: date, most: int) -> list[Waiting]:
    """The first of each line: a hall's lines are few, however many stand in them."""
    hall = {"office": office_id, "day": day}
    heads = [
        Waiting(
            ticket=row.id,
            number=row.label,
            service_id=line.service_id,
            service=row.code,
            priority=line.priority,
            waits_since=row.waits_since,
            issued_at=row.issued_at,
            line=line.length,
            is_told=row.near_at is not None,
        )
        for line in _LINES.rows(connection, hall)
        for row in _FIRST.rows(
            connection,
            {**hall, "service": line.service_id, "priority": line.priority, "most": most},
        )
    ]
    return sorted(heads, key=lambda each: (each.waits_since, each.ticket))


def _tell(work: Work, near: Near) -> bool:
    """Whether this was the first time; who was called meanwhile need not be told."""
    found = {"ticket": near.waiting.ticket, "now": work.at}
    if _MARK.run(work.connection, found) != 1:
        return False
    mine = near.waiting
    work.record(
        TicketNear(ticket=mine.ticket, number=mine.number, service=mine.service, ahead=near.ahead)
    )
    return True


_RULE = Prepared(
    lambda _: (
        select(QueueDayRow.near_ahead, QueueDayRow.policy, PriorityClassRow.longest_wait_s)
        .outerjoin(
            PriorityClassRow,
            and_(
                PriorityClassRow.office_id == QueueDayRow.office_id,
                PriorityClassRow.code == ORDINARY,
            ),
        )
        .where(QueueDayRow.office_id == bindparam("office"))
    )
)


_stands_in_line = (
    (TicketRow.office_id == bindparam("office"))
    & (TicketRow.day == bindparam("day"))
    & (TicketRow.state == WAITING)
    & TicketRow.wanted_counter_id.is_(None)
    & TicketRow.wanted_user_id.is_(None)
)
# Both from the index `waiting_in_line`.
_LINES = Prepared(
    lambda _: (
        select(TicketRow.service_id, TicketRow.priority, func.count().label("length"))
        .where(_stands_in_line)
        .group_by(TicketRow.service_id, TicketRow.priority)
    )
)
_FIRST = Prepared(
    lambda _: (
        select(
            TicketRow.id,
            TicketRow.label,
            ServiceRow.code,
            TicketRow.waits_since,
            TicketRow.issued_at,
            TicketRow.near_at,
        )
        .join(ServiceRow, ServiceRow.id == TicketRow.service_id)
        .where(
            _stands_in_line,
            TicketRow.service_id == bindparam("service"),
            TicketRow.priority == bindparam("priority"),
        )
        .order_by(TicketRow.waits_since, TicketRow.id)
        .limit(bindparam("most"))
    )
)
_MARK = Prepared(
    lambda _: (
        update(TicketRow)
        .where(
            TicketRow.id == bindparam("ticket"),
            TicketRow.state == WAITING,
            TicketRow.near_at.is_(None),
        )
        .values(near_at=bindparam("now"))
    )
)
