"""Reads of appointments; all take a connection and an office."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, func, select
from sqlalchemy.sql import Select

from counter_server.catalog.working_time import WorkingTime
from counter_server.contract.appointments import Appointment, AppointmentState, Slot, SlotDay
from counter_server.contract.office import Name
from counter_server.core.clock import business_day
from counter_server.core.errors import N_, NotFound, Refused
from counter_server.queue.tables import ServiceRow, TicketRow
from counter_server.queue.unknown import unknown_service

from . import rules
from .tables import AppointmentRow, AppointmentRuleRow, AppointmentSlotRow

DAY_LIMIT = 500
REMINDER_LIMIT = 200
_RULE = tuple(
    getattr(AppointmentRuleRow, name)
    for name in (
        "step_min", "capacity", "days_ahead", "least_notice_min",
        "early_min", "late_min", "most_open", "is_open", "no_show_min", "remind_min",
        "weekday_capacity",
    )
)  # fmt: skip


@dataclass(frozen=True)
class Offer:
    """A service that gives appointments."""

    id: int
    code: str
    name: Name
    rule: rules.Rule


@dataclass(frozen=True)
class Kept:
    """An appointment with the person who booked it: for the desk and for their own phone."""

    id: int
    office_id: int
    offer: Offer
    day: date
    starts_at: datetime
    code: str
    token: str
    name: str
    phone: str
    language: str
    state: AppointmentState
    ticket_id: int | None
    ticket: str | None
    ticket_token: str | None
    booked_at: datetime

    @property
    def booking(self) -> rules.Booking:
        return rules.Booking(self.code, self.starts_at, self.state)

    def state_at(self, at: datetime) -> AppointmentState:
        return rules.state_at(self.booking, self.offer.rule, at)


def offers(connection: Connection, office_id: int) -> tuple[Offer, ...]:
    """The services that give appointments now, in the kiosk's order."""
    rows = connection.execute(
        _offers(office_id).where(AppointmentRuleRow.is_open, AppointmentRuleRow.capacity > 0)
    )
    return tuple(_offer(row) for row in rows)


def offers_of(connection: Connection, office_id: int) -> tuple[Offer, ...]:
    """Every service that ever gave appointments, with its rule, open or not."""
    rows = connection.execute(_offers(office_id).where(AppointmentRuleRow.step_min.is_not(None)))
    return tuple(_offer(row) for row in rows)


def overbooked(connection: Connection, of: Offer, at: datetime, timezone: str) -> tuple[Slot, ...]:
    """Slots to come with more bookings than places: those were made fewer; `free` is below 0."""
    rows = connection.execute(
        select(AppointmentSlotRow.starts_at, AppointmentSlotRow.taken)
        .where(AppointmentSlotRow.service_id == of.id, AppointmentSlotRow.starts_at >= at)
        .order_by(AppointmentSlotRow.starts_at)
        .limit(10_000)
    )
    slots = (
        Slot(
            starts_at=row.starts_at,
            ends_at=rules.ends_at(row.starts_at, of.rule),
            free=of.rule.capacity_on(business_day(row.starts_at, timezone)) - row.taken,
        )
        for row in rows
        if row.taken
    )
    return tuple(each for each in slots if each.free < 0)


def offer(connection: Connection, office_id: int, asked: str | int) -> Offer:
    """The service of a code, prefix or id; refused when it gives no appointments."""
    named = (ServiceRow.code == asked) | (ServiceRow.prefix == asked)
    row = connection.execute(
        _offers(office_id).where(ServiceRow.id == asked if isinstance(asked, int) else named)
    ).first()
    if row is None:
        raise unknown_service()
    if not row.is_open or row.capacity < 1:
        raise Refused(
            "appointments_closed",
            N_("{service} hiện không nhận đặt hẹn."),
            N_("Mời quý vị đến lấy số tại máy trong giờ làm việc."),
            state="closed",
            values={"service": row.name_vi},
        )
    return _offer(row)


def slot_days(
    connection: Connection,
    office_id: int,
    of: Offer,
    office: WorkingTime,
    at: datetime,
    notice: timedelta | None = None,
) -> dict[date, tuple[Slot, ...]]:
    """The days that can be booked with their slots that are not too near; full ones too."""
    least = timedelta(minutes=of.rule.least_notice_min) if notice is None else notice
    taken = _taken(connection, office_id, of.id, at)
    days = rules.days_of(business_day(at, office.timezone), of.rule, office)
    by_day = {day: _slots(day, of.rule, office, at + least, taken) for day in days}
    return {day: slots for day, slots in by_day.items() if slots}


def slot_day(of: Offer, by_day: Mapping[date, tuple[Slot, ...]], day: date | None) -> SlotDay:
    """One of these days as devices see it; without a day, the first that has a free place."""
    chosen = day if day is not None else first_free(by_day)
    slots = by_day.get(chosen, ()) if chosen else ()
    return SlotDay(service=of.code, day=chosen, days=tuple(by_day), slots=slots)


def by_token(connection: Connection, token: str) -> Kept:
    """The appointment of a phone page, of whatever office, or `NotFound`."""
    return _one(connection, kept_rows().where(AppointmentRow.token == _clean(token)))


def by_code_or_token(connection: Connection, office_id: int, asked: str, today: date) -> Kept:
    """An appointment by the token in its QR, or by its code on its day, or `NotFound`."""
    rows = kept_rows().where(AppointmentRow.office_id == office_id)
    code = rules.tidy_code(asked)
    if len(code) == rules.CODE_LENGTH:
        return _one(
            connection, rows.where(AppointmentRow.day == today, AppointmentRow.code == code)
        )
    return _one(connection, rows.where(AppointmentRow.token == _clean(asked)))


def by_id(connection: Connection, office_id: int, appointment_id: int) -> Kept:
    return _one(
        connection,
        kept_rows().where(
            AppointmentRow.office_id == office_id, AppointmentRow.id == appointment_id
        ),
    )


def by_key(connection: Connection, office_id: int, key: str) -> Kept | None:
    """What this touch has booked; None for nothing."""
    rows = kept_rows().where(
        AppointmentRow.office_id == office_id, AppointmentRow.idempotency_key == key
    )
    row = connection.execute(rows).first()
    return None if row is None else kept(row)


def by_check_in_key(connection: Connection, office_id: int, key: str) -> Kept | None:
    """What this touch has checked in; None for nothing."""
    rows = kept_rows().where(
        AppointmentRow.office_id == office_id, AppointmentRow.check_in_key == key
    )
    row = connection.execute(rows).first()
    return None if row is None else kept(row)


def of_phone(connection: Connection, office_id: int, phone: str, day: date) -> tuple[Kept, ...]:
    """A phone number's appointments of a day, by time."""
    rows = kept_rows().where(
        AppointmentRow.office_id == office_id,
        AppointmentRow.day == day,
        AppointmentRow.phone == phone,
    )
    return tuple(kept(row) for row in connection.execute(rows.limit(DAY_LIMIT)))


def of_day(connection: Connection, office_id: int, day: date) -> tuple[Kept, ...]:
    """All appointments of a day, by time; at most `DAY_LIMIT`."""
    rows = kept_rows().where(AppointmentRow.office_id == office_id, AppointmentRow.day == day)
    return tuple(kept(row) for row in connection.execute(rows.limit(DAY_LIMIT)))


def due_reminders(
    connection: Connection, office_id: int, at: datetime, ahead: timedelta = timedelta(days=1)
) -> tuple[Kept, ...]:
    """Who is expected within `ahead` and was not reminded yet, the nearest first."""
    rows = kept_rows().where(
        AppointmentRow.office_id == office_id,
        AppointmentRow.state == AppointmentState.BOOKED.value,
        AppointmentRow.reminded_at.is_(None),
        AppointmentRow.starts_at > at,
        AppointmentRow.starts_at <= at + ahead,
    )
    return tuple(kept(row) for row in connection.execute(rows.limit(REMINDER_LIMIT)))


def held_by(connection: Connection, office_id: int, phone: str, at: datetime) -> int:
    """How many appointments of a phone number are still to come."""
    return connection.execute(
        select(func.count()).where(
            AppointmentRow.office_id == office_id,
            AppointmentRow.phone == phone,
            AppointmentRow.state == AppointmentState.BOOKED.value,
            AppointmentRow.starts_at >= at,
        )
    ).scalar_one()


def contract(each: Kept, at: datetime, public_url: str) -> Appointment:
    """An appointment as devices see it."""
    rule = each.offer.rule
    return Appointment(
        id=each.id,
        code=each.code,
        service=each.offer.code,
        starts_at=each.starts_at,
        ends_at=rules.ends_at(each.starts_at, rule),
        check_in_from=rules.check_in_from(each.starts_at, rule),
        check_in_until=rules.check_in_until(each.starts_at, rule),
        state=each.state_at(at),
        status_url=f"{public_url}/a/{each.token}",
        ticket=each.ticket_id,
    )


def kept_rows() -> Select[Any]:
    """Appointments with their service, its rule and their ticket, by time."""
    return (
        select(
            AppointmentRow.__table__,
            ServiceRow.code.label("service_code"),
            ServiceRow.name_vi,
            ServiceRow.name_en,
            *_RULE,
            TicketRow.label.label("ticket"),
            TicketRow.token.label("ticket_token"),
        )
        .join(ServiceRow, ServiceRow.id == AppointmentRow.service_id)
        .join(AppointmentRuleRow, AppointmentRuleRow.service_id == AppointmentRow.service_id)
        .outerjoin(TicketRow, TicketRow.id == AppointmentRow.ticket_id)
        .order_by(AppointmentRow.starts_at, AppointmentRow.id)
    )


def _offers(office_id: int) -> Select[Any]:
    return (
        select(ServiceRow.id, ServiceRow.code, ServiceRow.name_vi, ServiceRow.name_en, *_RULE)
        .outerjoin(AppointmentRuleRow, AppointmentRuleRow.service_id == ServiceRow.id)
        .where(ServiceRow.office_id == office_id)
        .order_by(ServiceRow.position, ServiceRow.id)
    )


def _offer(row: Any) -> Offer:
    return Offer(row.id, row.code, Name(vi=row.name_vi, en=row.name_en), _rule(row))


def _rule(row: Any) -> rules.Rule:
    values = {column.key: row._mapping[column.key] for column in _RULE}
    weekdays = values.pop("weekday_capacity") or {}
    return rules.Rule(**values, weekdays={int(day): most for day, most in weekdays.items()})


def kept(row: Any) -> Kept:
    """A row of `kept_rows`."""
    name = Name(vi=row.name_vi, en=row.name_en)
    return Kept(
        id=row.id,
        office_id=row.office_id,
        offer=Offer(row.service_id, row.service_code, name, _rule(row)),
        day=row.day,
        starts_at=row.starts_at,
        code=row.code,
        token=row.token,
        name=row.name,
        phone=row.phone,
        language=row.language,
        state=AppointmentState(row.state),
        ticket_id=row.ticket_id,
        ticket=row.ticket,
        ticket_token=row.ticket_token,
        booked_at=row.created_at,
    )


def _one(connection: Connection, rows: Select[Any]) -> Kept:
    row = connection.execute(rows).first()
    if row is None:
        raise unknown_appointment()
    return kept(row)


def unknown_appointment() -> NotFound:
    return NotFound(
        "unknown_appointment",
        N_("Không tìm thấy lịch hẹn này."),
        N_("Xin xem lại mã hẹn hoặc số điện thoại, hay lấy số thường tại máy."),
    )


def _taken(
    connection: Connection, office_id: int, service_id: int, since: datetime
) -> Mapping[datetime, int]:
    rows = connection.execute(
        select(AppointmentSlotRow.starts_at, AppointmentSlotRow.taken)
        .where(
            AppointmentSlotRow.office_id == office_id,
            AppointmentSlotRow.service_id == service_id,
            AppointmentSlotRow.starts_at >= since,
        )
        .order_by(AppointmentSlotRow.starts_at)
        .limit(10_000)
    )
    return {row.starts_at: row.taken for row in rows}


def _slots(
    day: date,
    rule: rules.Rule,
    office: WorkingTime,
    earliest: datetime,
    taken: Mapping[datetime, int],
) -> tuple[Slot, ...]:
    return tuple(
        Slot(
            starts_at=start,
            ends_at=rules.ends_at(start, rule),
            free=max(0, rule.capacity_on(day) - taken.get(start, 0)),
        )
        for start in rules.slots_of(day, rule, office)
        if start >= earliest
    )


def first_free(by_day: Mapping[date, tuple[Slot, ...]]) -> date | None:
    """The first day with a place left; None when all are full."""
    for day, slots in by_day.items():
        if any(each.free for each in slots):
            return day
    return None


def _clean(token: str) -> str:
    return token if token.isascii() and token.isprintable() else ""
