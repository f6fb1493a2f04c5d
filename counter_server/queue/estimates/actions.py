"""Learns from every visitor who leaves a counter, inside the caller's transaction."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import bindparam, select

from counter_server.core.clock import local
from counter_server.core.offices import timezone_of
from counter_server.core.prepared import Prepared
from counter_server.core.upsert import insert_or
from counter_server.core.work import Work
from counter_server.queue.policy import ORDINARY
from counter_server.queue.tables import TicketRow

from .tables import ServiceMeasureRow
from .times import KEEP, believable, taken_s

_SUMS = ("calls", "total_s", "total_sq_s", "no_shows", "early")
_KEYS = ("office_id", "service_id", "hour")


def _add_fading(dialect: str) -> object:
    """`times.with_visitor` as one statement, so that two clerks at once lose nothing."""
    statement = insert_or(dialect, ServiceMeasureRow)
    return statement.on_conflict_do_update(
        index_elements=list(_KEYS),
        set_={
            name: getattr(ServiceMeasureRow, name) * KEEP + statement.excluded[name]
            for name in _SUMS
        },
    )


_ADD = Prepared(_add_fading, (*_KEYS, *_SUMS))  # type: ignore[arg-type]


_BEFORE = Prepared(
    lambda _: (
        select(TicketRow.ended_at)
        .where(
            TicketRow.counter_id == bindparam("counter"),
            TicketRow.day == bindparam("day"),
            TicketRow.called_at < bindparam("called_at"),
        )
        .order_by(TicketRow.called_at.desc(), TicketRow.id.desc())
        .limit(1)
    )
)


@dataclass(frozen=True)
class Left:
    """A visitor who leaves a counter now: on which day, for which service, called when."""

    day: date
    counter_id: int
    service_id: int
    priority: str
    waits_since: datetime
    called_at: datetime


def note_left(work: Work, left: Left, *, came: bool) -> None:
    """Notes how long the counter was taken, tidying up before the visitor included."""
    free = _free_since(work, left)
    seconds = taken_s(
        called_s=left.called_at.timestamp(),
        ended_s=work.at.timestamp(),
        came_s=left.waits_since.timestamp(),
        free_s=None if free is None else free.timestamp(),
    )
    _note(work, left.service_id, seconds, left.priority, came=came)


def note_served(work: Work, service_id: int, seconds: float, priority: str = ORDINARY) -> None:
    """A visitor took up a counter for some seconds, from the call to the end."""
    _note(work, service_id, seconds, priority, came=True)


def note_no_show(work: Work, service_id: int, seconds: float, priority: str = ORDINARY) -> None:
    """A visitor was called for some seconds and did not come."""
    _note(work, service_id, seconds, priority, came=False)


def _note(work: Work, service_id: int, seconds: float, priority: str, *, came: bool) -> None:
    timezone = timezone_of(work.connection, work.office_id)
    seconds = believable(seconds)
    _ADD.run(
        work.connection,
        {
            "office_id": work.office_id,
            "service_id": service_id,
            "hour": local(work.at, timezone).hour,
            "calls": 1.0,
            "total_s": seconds,
            "total_sq_s": seconds * seconds,
            "no_shows": float(not came),
            "early": float(priority != ORDINARY),
        },
    )


def _free_since(work: Work, left: Left) -> datetime | None:
    """When the visitor before was done; None when that is not known."""
    row = _BEFORE.row(
        work.connection,
        {"counter": left.counter_id, "day": left.day, "called_at": left.called_at},
    )
    return None if row is None else row.ended_at
