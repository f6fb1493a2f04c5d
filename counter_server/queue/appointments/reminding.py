"""Says once an appointment that it is due soon; whoever sends messages follows the event."""

from datetime import datetime, timedelta

from sqlalchemy import select, update

from counter_server.contract.appointments import AppointmentState
from counter_server.contract.events import AppointmentDueSoon
from counter_server.core.parts import Parts
from counter_server.core.work import Work

from . import queries, rules
from .actions import lapse, named
from .queries import Kept
from .tables import AppointmentRow

LONGEST_NOTICE = timedelta(days=7)
_LAPSE_BACK = timedelta(days=31)


def mind_appointments(parts: Parts, office_id: int) -> None:
    """What time does to appointments: some are due soon, some were missed."""
    at = parts.clock()
    with parts.database.read() as connection:
        due = queries.due_reminders(connection, office_id, at, LONGEST_NOTICE)
        is_late = connection.execute(
            select(AppointmentRow.id)
            .where(
                AppointmentRow.office_id == office_id,
                AppointmentRow.state == AppointmentState.BOOKED.value,
                AppointmentRow.starts_at.between(at - _LAPSE_BACK, at),
            )
            .limit(1)
        ).first()
    for kept in due:
        if _is_due(kept, at):
            mark_reminded(parts, office_id, kept.id)
    if is_late is not None:
        lapse(parts, office_id)


def mark_reminded(parts: Parts, office_id: int, appointment_id: int) -> bool:
    """Whether this caller is the one to remind: true once for each appointment."""
    with parts.works.begin(office_id) as work:
        if not _mark(work, appointment_id):
            return False
        kept = queries.by_id(work.connection, office_id, appointment_id)
        work.record(AppointmentDueSoon(**named(kept)))
        return True


def _is_due(kept: Kept, at: datetime) -> bool:
    return rules.is_due_soon(kept.starts_at, kept.booked_at, kept.offer.rule, at)


def _mark(work: Work, appointment_id: int) -> bool:
    changed = work.connection.execute(
        update(AppointmentRow)
        .where(
            AppointmentRow.office_id == work.office_id,
            AppointmentRow.id == appointment_id,
            AppointmentRow.state == AppointmentState.BOOKED.value,
            AppointmentRow.reminded_at.is_(None),
        )
        .values(reminded_at=work.at)
    )
    return changed.rowcount == 1
