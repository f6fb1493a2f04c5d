"""The business day of a queue: what is left over from yesterday is closed, nothing is deleted."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select, update

from counter_server.contract.events import DayOpened
from counter_server.contract.tickets import TicketState
from counter_server.core.parts import Parts
from counter_server.core.upsert import insert_or
from counter_server.core.work import Work

from . import queries
from .tables import QueueDayRow, TicketRow

CLOSED = "day_closed"
_NOT_SERVED = (TicketState.WAITING, TicketState.CALLED, TicketState.HELD)


def open_today(parts: Parts, office_id: int) -> bool:
    """Opens the office's local day if it is not yet; whether it did."""
    with parts.works.begin(office_id) as work:
        return open_day(work, queries.today(work.connection, office_id, work.at))


def open_day(work: Work, day: date) -> bool:
    """The same within a transaction: closes who is left over, records `DayOpened` once a day."""
    row = work.connection.execute(
        select(QueueDayRow.day).where(QueueDayRow.office_id == work.office_id).with_for_update()
    ).first()
    if row is not None and row.day is not None and row.day >= day:
        return False
    served = _end(work, day, (TicketState.SERVING,), TicketState.FINISHED)
    unserved = _end(work, day, _NOT_SERVED, TicketState.CANCELLED)
    statement = insert_or(work.connection.dialect.name, QueueDayRow).values(
        office_id=work.office_id, day=day, policy="balanced", recall_limit=3
    )
    work.connection.execute(
        statement.on_conflict_do_update(index_elements=["office_id"], set_={"day": day})
    )
    if row is not None and row.day is not None:  # the office's very first day ends no other
        work.record(DayOpened(day=day.isoformat(), closed=served + unserved, served=served))
    return True


def _end(work: Work, day: date, states: Sequence[str], to: TicketState) -> int:
    """How many tickets of days gone by are over now, all their times kept.

    Who was at a counter was served. When that ended nobody knows, so no period of it is written:
    averages and previews are made of times that were measured.
    """
    ended = work.connection.execute(
        update(TicketRow)
        .where(
            TicketRow.office_id == work.office_id,
            TicketRow.day < day,
            TicketRow.state.in_(states),
        )
        .values(state=to.value, state_since=work.at, ended_at=work.at, reason=CLOSED)
    )
    return ended.rowcount
