"""Moves an appointment to another slot: it keeps its page, its person and its QR code."""

from datetime import datetime, timedelta

from sqlalchemy import func, select, update

from counter_server.catalog.queries import working_time
from counter_server.contract.appointments import AppointmentState
from counter_server.contract.events import AppointmentMoved
from counter_server.core.clock import business_day
from counter_server.core.parts import Parts
from counter_server.core.work import Work

from . import queries, rules
from .actions import give_back, named, stand_in_line, take_place
from .queries import Kept
from .tables import AppointmentRow

_MOST_CODES_TRIED = 20


def move(
    parts: Parts,
    office_id: int,
    appointment_id: int,
    starts_at: datetime,
    notice: timedelta | None = None,
) -> Kept:
    """The appointment at its new slot; the same slot again changes nothing.

    `notice` is the least time before the slot, by default the rule's.
    """
    with parts.works.begin(office_id) as work:
        stand_in_line(work)
        kept = queries.by_id(work.connection, office_id, appointment_id)
        rules.refuse_to_move(kept.booking, kept.offer.rule, work.at)
        if starts_at == kept.starts_at:
            return kept
        _move(work, kept, starts_at, notice)
        moved = queries.by_id(work.connection, office_id, appointment_id)
        work.record(AppointmentMoved(**named(moved), from_starts_at=kept.starts_at))
        return moved


def _move(work: Work, kept: Kept, starts_at: datetime, notice: timedelta | None) -> None:
    office = working_time(work.connection, work.office_id)
    rule = kept.offer.rule
    least = timedelta(minutes=rule.least_notice_min) if notice is None else notice
    rules.refuse_to_book(starts_at, work.at, rule, office, least)
    take_place(work, kept.offer, starts_at, office.timezone)
    give_back(work.connection, kept)
    day = business_day(starts_at, office.timezone)
    changed = work.connection.execute(
        update(AppointmentRow)
        .where(
            AppointmentRow.id == kept.id,
            AppointmentRow.state == AppointmentState.BOOKED.value,
            AppointmentRow.starts_at == kept.starts_at,
        )
        .values(starts_at=starts_at, day=day, code=_free_code(work, kept, day), reminded_at=None)
    )
    if changed.rowcount != 1:  # checked in or cancelled meanwhile
        now = queries.by_id(work.connection, work.office_id, kept.id)
        rules.refuse_to_move(now.booking, rule, work.at)
        raise rules.slot_full()


def _free_code(work: Work, kept: Kept, day: object) -> str:
    """The code it has, unless somebody has the same on the new day."""
    drawn = (rules.code_of(kept.token, attempt) for attempt in range(_MOST_CODES_TRIED))
    for code in (kept.code, *drawn):
        taken = work.connection.execute(
            select(func.count()).where(
                AppointmentRow.office_id == work.office_id,
                AppointmentRow.day == day,
                AppointmentRow.code == code,
                AppointmentRow.id != kept.id,
            )
        ).scalar_one()
        if not taken:
            return code
    raise rules.slot_full()
