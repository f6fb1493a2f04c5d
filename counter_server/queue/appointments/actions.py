"""Booking and cancelling, each one transaction; a slot is never sold beyond its capacity."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, case, select, update

from config.words import best_language
from counter_server.catalog.queries import working_time
from counter_server.contract.appointments import AppointmentRequest, AppointmentState
from counter_server.contract.events import (
    AppointmentBooked,
    AppointmentCancelled,
    AppointmentMissed,
)
from counter_server.core.clock import business_day
from counter_server.core.offices import OfficeRow
from counter_server.core.once import AlreadyMade, once
from counter_server.core.parts import Parts
from counter_server.core.upsert import insert_or
from counter_server.core.work import Work

from . import queries, rules
from .person import Person, person
from .queries import Kept, Offer
from .tables import AppointmentRow, AppointmentSlotRow

_MOST_CODES_TRIED = 20


def book(
    parts: Parts,
    office_id: int,
    request: AppointmentRequest,
    key: str,
    notice: timedelta | None = None,
) -> tuple[Kept, bool]:
    """The appointment, and whether it is new; the same key again gives the same one, though the
    slot is full or past by now.

    `notice` is the least time before the slot, by default the rule's.
    """
    somebody = person(request.name, request.phone)

    def take() -> Kept:
        with parts.works.begin(office_id) as work:
            return _book(work, parts, request, somebody, key, notice)

    return once(parts.database, take, lambda made: queries.by_key(made, office_id, key))


def cancel(parts: Parts, office_id: int, appointment_id: int) -> Kept:
    """Gives the place back; cancelling again changes nothing."""
    with parts.works.begin(office_id) as work:
        kept = queries.by_id(work.connection, office_id, appointment_id)
        rules.refuse_to_cancel(kept.booking, kept.offer.rule, work.at)
        if _leave_booked(work.connection, kept.id, AppointmentState.CANCELLED):
            give_back(work.connection, kept)
            work.record(AppointmentCancelled(**named(kept)))
        kept = queries.by_id(work.connection, office_id, appointment_id)
        # somebody else may have checked it in since it was read
        rules.refuse_to_cancel(kept.booking, kept.offer.rule, work.at)
        return kept


def lapse(parts: Parts, office_id: int) -> int:
    """Writes down which appointments nobody came to; how many."""
    with parts.works.begin(office_id) as work:
        since = work.at - timedelta(days=31)
        rows = work.connection.execute(
            queries.kept_rows()
            .where(
                AppointmentRow.office_id == office_id,
                AppointmentRow.state == AppointmentState.BOOKED.value,
                AppointmentRow.starts_at.between(since, work.at),
            )
            .limit(queries.DAY_LIMIT)
        ).all()
        gone = [kept for kept in map(queries.kept, rows) if _has_gone(kept, work.at)]
        return sum(_missed(work, each) for each in gone)


@dataclass(frozen=True)
class _Asked:
    """A booking that may be made, if there is a place."""

    offer: Offer
    starts_at: datetime
    person: Person
    language: str
    timezone: str


def _book(
    work: Work,
    parts: Parts,
    request: AppointmentRequest,
    somebody: Person,
    key: str,
    notice: timedelta | None,
) -> Kept:
    stand_in_line(work)
    if queries.by_key(work.connection, work.office_id, key) is not None:
        raise AlreadyMade
    offer = queries.offer(work.connection, work.office_id, request.service)
    office = working_time(work.connection, work.office_id)
    least = timedelta(minutes=offer.rule.least_notice_min) if notice is None else notice
    rules.refuse_to_book(request.starts_at, work.at, offer.rule, office, least)
    held = queries.held_by(work.connection, work.office_id, somebody.phone, work.at)
    rules.refuse_too_many(held, offer.rule)
    take_place(work, offer, request.starts_at, office.timezone)
    language = best_language(request.language)
    asked = _Asked(offer, request.starts_at, somebody, language, office.timezone)
    _insert(work, asked, parts.new_token(), key)
    kept = queries.by_key(work.connection, work.office_id, key)
    assert kept is not None  # it was just inserted
    work.record(AppointmentBooked(**named(kept)))
    return kept


def stand_in_line(work: Work) -> None:
    """Bookings of an office follow each other, so that a phone number's are counted right."""
    work.connection.execute(
        select(OfficeRow.id).where(OfficeRow.id == work.office_id).with_for_update(key_share=True)
    )


def take_place(work: Work, offer: Offer, starts_at: datetime, timezone: str) -> None:
    """One more place of a slot in one statement, or a refusal; it cannot go beyond capacity."""
    capacity = offer.rule.capacity_on(business_day(starts_at, timezone))
    taken = work.connection.execute(
        insert_or(work.connection.dialect.name, AppointmentSlotRow)
        .values(office_id=work.office_id, service_id=offer.id, starts_at=starts_at, taken=1)
        .on_conflict_do_update(
            index_elements=["office_id", "service_id", "starts_at"],
            set_={"taken": AppointmentSlotRow.taken + 1},
            where=AppointmentSlotRow.taken < capacity,
        )
        .returning(AppointmentSlotRow.taken)
    ).scalar()
    if taken is None:
        raise rules.slot_full()


def give_back(connection: Connection, kept: Kept) -> None:
    left = case((AppointmentSlotRow.taken > 0, AppointmentSlotRow.taken - 1), else_=0)
    connection.execute(
        update(AppointmentSlotRow)
        .where(
            AppointmentSlotRow.office_id == kept.office_id,
            AppointmentSlotRow.service_id == kept.offer.id,
            AppointmentSlotRow.starts_at == kept.starts_at,
        )
        .values(taken=left)
    )


def _insert(work: Work, asked: _Asked, token: str, key: str) -> None:
    """The row with the first code that is free on its day."""
    values: dict[str, Any] = {
        "office_id": work.office_id,
        "service_id": asked.offer.id,
        "day": business_day(asked.starts_at, asked.timezone),
        "starts_at": asked.starts_at,
        "token": token,
        "name": asked.person.name,
        "phone": asked.person.phone,
        "language": asked.language,
        "state": AppointmentState.BOOKED.value,
        "idempotency_key": key,
        "created_at": work.at,
    }
    for attempt in range(_MOST_CODES_TRIED):
        inserted = work.connection.execute(
            insert_or(work.connection.dialect.name, AppointmentRow)
            .values(**values, code=rules.code_of(token, attempt))
            .on_conflict_do_nothing()
            .returning(AppointmentRow.id)
        ).first()
        if inserted is not None:
            return
        if queries.by_key(work.connection, work.office_id, key) is not None:
            raise AlreadyMade
    raise RuntimeError("no free code for an appointment")


def named(kept: Kept) -> dict[str, Any]:
    """What every event of an appointment says."""
    return {"appointment": kept.id, "service": kept.offer.code, "starts_at": kept.starts_at}


def _missed(work: Work, kept: Kept) -> bool:
    has_left = _leave_booked(work.connection, kept.id, AppointmentState.LAPSED)
    if has_left:
        work.record(AppointmentMissed(**named(kept)))
    return has_left


def _has_gone(kept: Kept, at: datetime) -> bool:
    return kept.state_at(at) is AppointmentState.LAPSED


def _leave_booked(connection: Connection, appointment_id: int, state: AppointmentState) -> bool:
    """Whether this caller moved the appointment on from booked."""
    changed = connection.execute(
        update(AppointmentRow)
        .where(
            AppointmentRow.id == appointment_id,
            AppointmentRow.state == AppointmentState.BOOKED.value,
        )
        .values(state=state.value)
    )
    return changed.rowcount == 1
