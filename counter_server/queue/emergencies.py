"""A counter calls for help; it stands on the monitor until somebody answers.

The event log holds it: of each counter the last of the two events counts.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, select

from counter_server.contract.events import EmergencyAnswered, EmergencyRaised, Event
from counter_server.contract.wire import from_json
from counter_server.core.event_log import EventRow, last_seq
from counter_server.core.parts import Parts
from counter_server.core.work import Work

from .moving import counter_of

LASTS = timedelta(hours=12)
_LOOK_BACK = 5000  # entries: a busy morning, one range of the log's key
_KINDS = ("emergency_raised", "emergency_answered")


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
            work.record(EmergencyRaised(counter=counter.id, counter_number=counter.number))


def answer_emergency(parts: Parts, office_id: int, counter_id: int) -> None:
    """Somebody is there."""
    with parts.works.begin(office_id) as work:
        counter = counter_of(work, counter_id)
        if _is_open(work, counter_id):
            work.record(EmergencyAnswered(counter=counter.id, counter_number=counter.number))


def emergencies(connection: Connection, office_id: int, at: datetime) -> tuple[Emergency, ...]:
    """Who waits for help, longest first."""
    rows = connection.execute(
        select(EventRow.at, EventRow.body)
        .where(
            EventRow.office_id == office_id,
            EventRow.seq > last_seq(connection, office_id) - _LOOK_BACK,
            EventRow.kind.in_(_KINDS),
        )
        .order_by(EventRow.seq.desc())
        .limit(200)
    )
    last: dict[int, Emergency | None] = {}
    for row in rows:
        event: object = from_json(row.body, Event)  # type: ignore[arg-type]
        if isinstance(event, EmergencyRaised) and at - row.at < LASTS:
            last.setdefault(event.counter, Emergency(event.counter, event.counter_number, row.at))
        elif isinstance(event, EmergencyAnswered):
            last.setdefault(event.counter, None)
    return tuple(sorted((each for each in last.values() if each), key=lambda each: each.at))


def _is_open(work: Work, counter_id: int) -> bool:
    waiting = emergencies(work.connection, work.office_id, work.at)
    return any(each.counter_id == counter_id for each in waiting)
