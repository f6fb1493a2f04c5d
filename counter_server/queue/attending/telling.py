"""Says once a ticket that its turn is near; whoever sends messages follows the event."""

from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, bindparam, func, select, true, update
from sqlalchemy.orm import aliased

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
    rows = _HEADS.rows(connection, {"office": office_id, "day": day, "most": most})
    return [
        Waiting(
            ticket=row.id,
            number=row.label,
            service_id=row.service_id,
            service=row.code,
            priority=row.priority,
            waits_since=row.waits_since,
            issued_at=row.issued_at,
            line=row.line,
            is_told=row.near_at is not None,
        )
        for row in rows
    ]


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


def _stands_in_line(row: Any) -> ColumnElement[bool]:
    return and_(
        row.office_id == bindparam("office"),
        row.day == bindparam("day"),
        row.state == WAITING,
        row.wanted_counter_id.is_(None),
        row.wanted_user_id.is_(None),
    )


def _first_of_lines(dialect: str) -> Any:
    """The lines are counted, and their first found, in the index `waiting_in_line` alone."""
    lines = (
        select(TicketRow.service_id, TicketRow.priority, func.count().label("line"))
        .where(_stands_in_line(TicketRow))
        .group_by(TicketRow.service_id, TicketRow.priority)
        .subquery("lines")
    )
    one = aliased(TicketRow)
    first = (
        select(one.id)
        .where(
            _stands_in_line(one),
            one.service_id == lines.c.service_id,
            one.priority == lines.c.priority,
        )
        .order_by(one.waits_since, one.id)
        .limit(bindparam("most"))
        .correlate(lines)
    )
    if dialect == "sqlite":
        heads = lines.join(TicketRow, TicketRow.id.in_(first))
    else:  # looks at every ticket for each line, unless told to begin with the lines
        found = first.lateral("first")
        heads = lines.join(found, true()).join(TicketRow, TicketRow.id == found.c.id)
    return (
        select(
            TicketRow.id,
            TicketRow.label,
            TicketRow.service_id,
            ServiceRow.code,
            TicketRow.priority,
            TicketRow.waits_since,
            TicketRow.issued_at,
            lines.c.line,
            TicketRow.near_at,
        )
        .select_from(heads.join(ServiceRow, ServiceRow.id == TicketRow.service_id))
        .order_by(TicketRow.waits_since, TicketRow.id)
    )


_HEADS = Prepared(_first_of_lines)
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
