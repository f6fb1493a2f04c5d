"""A counter calls for help; it stands on the monitor until somebody answers."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, select, update

from counter_server.contract.events import EmergencyAnswered, EmergencyRaised
from counter_server.core.parts import Parts
from counter_server.core.upsert import insert_or
from counter_server.core.work import Work

from .moving import counter_of
from .tables import CounterRow, EmergencyRow

LASTS = timedelta(hours=12)


@dataclass(frozen=True)
class Emergency:
    """A counter that waits for help since `at`."""

    counter_id: int
    counter_number: int
    at: datetime


def raise_emergency(parts: Parts, office_id: int, counter_id: int) -> None:
    """Calls for help; once is enough while it is not answered."""
    with parts.works.begin(office_id) as work:
        counter = counter_of(work, counter_id)
        if not _is_open(work, counter_id):
            _raise(work, counter_id)
            work.record(EmergencyRaised(counter=counter.id, counter_number=counter.number))


def answer_emergency(parts: Parts, office_id: int, counter_id: int) -> None:
    """Somebody is there."""
    with parts.works.begin(office_id) as work:
        counter = counter_of(work, counter_id)
        if _is_open(work, counter_id):
            work.connection.execute(
                update(EmergencyRow)
                .where(EmergencyRow.counter_id == counter_id)
                .values(answered_at=work.at)
            )
            work.record(EmergencyAnswered(counter=counter.id, counter_number=counter.number))


def emergencies(connection: Connection, office_id: int, at: datetime) -> tuple[Emergency, ...]:
    """Who waits for help, longest first."""
    rows = connection.execute(
        select(EmergencyRow.counter_id, CounterRow.number, EmergencyRow.raised_at)
        .join(CounterRow, CounterRow.id == EmergencyRow.counter_id)
        .where(
            EmergencyRow.office_id == office_id,
            EmergencyRow.raised_at > at - LASTS,
            EmergencyRow.answered_at.is_(None),
        )
        .order_by(EmergencyRow.raised_at, EmergencyRow.counter_id)
        .limit(200)
    )
    return tuple(Emergency(row.counter_id, row.number, row.raised_at) for row in rows)


def _raise(work: Work, counter_id: int) -> None:
    raised = {"raised_at": work.at, "answered_at": None}
    work.connection.execute(
        insert_or(work.connection.dialect.name, EmergencyRow)
        .values(counter_id=counter_id, office_id=work.office_id, **raised)
        .on_conflict_do_update(index_elements=["counter_id"], set_=raised)
    )


def _is_open(work: Work, counter_id: int) -> bool:
    waiting = emergencies(work.connection, work.office_id, work.at)
    return any(each.counter_id == counter_id for each in waiting)
