"""The business day of a queue: who is left over from yesterday is closed, nothing is deleted."""

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
_STILL_OPEN = ("waiting", "called", "serving", "held")


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
    closed = _close_left_over(work, day)
    statement = insert_or(work.connection.dialect.name, QueueDayRow).values(
        office_id=work.office_id, day=day, policy="balanced", recall_limit=3
    )
    work.connection.execute(
        statement.on_conflict_do_update(index_elements=["office_id"], set_={"day": day})
    )
    if row is not None and row.day is not None:  # the office's very first day ends no other
        work.record(DayOpened(day=day.isoformat(), closed=closed))
    return True


def _close_left_over(work: Work, day: date) -> int:
    ended = work.connection.execute(
        update(TicketRow)
        .where(
            TicketRow.office_id == work.office_id,
            TicketRow.day < day,
            TicketRow.state.in_(_STILL_OPEN),
        )
        .values(
            state=TicketState.CANCELLED.value,
            state_since=work.at,
            ended_at=work.at,
            reason=CLOSED,
        )
    )
    return ended.rowcount
