"""Appointments for kiosks, desks and scripts."""

from datetime import date

from flask import request

from counter_server.catalog.queries import working_time
from counter_server.contract.appointments import (
    Appointment,
    AppointmentRequest,
    CheckInRequest,
    MoveRequest,
    PhoneCheckIn,
    PhoneNumber,
    SlotDay,
)
from counter_server.contract.tickets import Ticket
from counter_server.core.api import Api, Reply, idempotency_key
from counter_server.core.errors import N_, Malformed
from counter_server.core.parts import Parts
from counter_server.core.who import Act, Device, Person, allowed, may
from counter_server.queue.kiosks.rules import refuse_paused
from counter_server.queue.queries import today

from . import actions, moving, queries
from .checking_in import check_in, check_in_by_phone, expected_of_phone

Who = Device | Person
_CHECK_IN_ERRORS = (
    "unknown_appointment",
    "too_early",
    "appointment_lapsed",
    "appointment_cancelled",
    "service_closed",
    "wrong_language",
    "kiosk_paused",
)


def appointments_api(parts: Parts) -> Api:
    """Slots, booking, checking in, cancelling, moving."""
    api = Api("appointments")
    _booking(api, parts)
    _checking_in(api, parts)
    _checking_in_by_code(api, parts)
    _cancelling(api, parts)
    _moving(api, parts)
    return api


def _booking(api: Api, parts: Parts) -> None:
    @api.get(
        "/appointments/slots",
        answer=SlotDay,
        query=("service", "day"),
        errors=("unknown_service", "appointments_closed", "wrong_query"),
        summary="Slots of a service on a day (YYYY-MM-DD), or on the first with a free place",
    )
    def slots(actor: Who) -> SlotDay:
        day = _asked_day()
        with parts.database.read() as connection:
            offer = queries.offer(connection, actor.office_id, _asked_service())
            office = working_time(connection, actor.office_id)
            by_day = queries.slot_days(connection, actor.office_id, offer, office, parts.clock())
            return queries.slot_day(offer, by_day, day)

    @api.post(
        "/appointments",
        body=AppointmentRequest,
        answer=Appointment,
        status=201,
        has_key=True,
        errors=(
            "unknown_service", "appointments_closed", "no_such_slot", "slot_closed", "slot_full",
            "too_many_appointments", "wrong_value",
        ),
        summary="Book a slot (kiosk, desk, script); the same key again answers 200 with the same",
    )  # fmt: skip
    def book(actor: Who, body: AppointmentRequest) -> Reply:
        if not may(actor, Act.CALL):
            allowed(actor, Act.ISSUE)
        kept, is_new = actions.book(parts, actor.office_id, body, idempotency_key())
        made = queries.contract(kept, parts.clock(), parts.public_url)
        return Reply(made, 201 if is_new else 200)


def _checking_in(api: Api, parts: Parts) -> None:
    @api.post(
        "/appointments/of-phone",
        may=Act.ISSUE,
        body=PhoneNumber,
        answer=tuple[Appointment, ...],
        errors=("wrong_value",),
        summary="Appointments of a phone number from today on, by time; at most 10",
    )
    def of_phone(actor: Who, body: PhoneNumber) -> tuple[Appointment, ...]:
        with parts.database.read() as connection:
            at = parts.clock()
            found = expected_of_phone(connection, actor.office_id, body.phone, at)
            return tuple(queries.contract(each, at, parts.public_url) for each in found)

    @api.post(
        "/appointments/check-in",
        may=Act.ISSUE,
        body=PhoneCheckIn,
        answer=Ticket,
        status=201,
        has_key=True,
        errors=_CHECK_IN_ERRORS,
        summary="Check in today's appointment of a phone number; its ticket",
    )
    def by_phone(actor: Who, body: PhoneCheckIn) -> Reply:
        refuse_paused(actor)
        key = idempotency_key()
        ticket, is_new = check_in_by_phone(parts, actor.office_id, body, key, _device(actor))
        return Reply(ticket, 201 if is_new else 200)


def _checking_in_by_code(api: Api, parts: Parts) -> None:
    @api.post(
        "/appointments/<code>/check-in",
        may=Act.ISSUE,
        body=CheckInRequest,
        body_may_lack=True,
        answer=Ticket,
        status=201,
        errors=_CHECK_IN_ERRORS,
        summary="Check in by the QR's token or today's code; a second scan answers 200",
    )
    def by_code(actor: Who, body: CheckInRequest, code: str) -> Reply:
        refuse_paused(actor)
        ticket, is_new = check_in(parts, actor.office_id, code, body, _device(actor))
        return Reply(ticket, 201 if is_new else 200)


def _cancelling(api: Api, parts: Parts) -> None:
    @api.post(
        "/appointments/<code>/cancel",
        may=Act.CALL,
        answer=Appointment,
        errors=("unknown_appointment", "wrong_state"),
        summary="Cancel by the QR's token or today's code; the place is free again",
    )
    def cancel_appointment(actor: Who, code: str) -> Appointment:
        found = _found(parts, actor, code)
        kept = actions.cancel(parts, actor.office_id, found.id)
        return queries.contract(kept, parts.clock(), parts.public_url)


def _moving(api: Api, parts: Parts) -> None:
    @api.post(
        "/appointments/<code>/move",
        may=Act.CALL,
        body=MoveRequest,
        answer=Appointment,
        errors=("unknown_appointment", "wrong_state", "no_such_slot", "slot_closed", "slot_full"),
        summary="Move to another slot, by the QR's token or today's code; the old place is free",
    )
    def move_appointment(actor: Who, body: MoveRequest, code: str) -> Appointment:
        found = _found(parts, actor, code)
        kept = moving.move(parts, actor.office_id, found.id, body.starts_at)
        return queries.contract(kept, parts.clock(), parts.public_url)


def _found(parts: Parts, actor: Who, code: str) -> queries.Kept:
    """The appointment of a token, or of one of today's codes."""
    with parts.database.read() as connection:
        day = today(connection, actor.office_id, parts.clock())
        return queries.by_code_or_token(connection, actor.office_id, code, day)


def _asked_service() -> str | int:
    asked = request.args.get("service", "")
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 10 else asked


def _asked_day() -> date | None:
    asked = request.args.get("day", "")
    try:
        return date.fromisoformat(asked) if asked else None
    except ValueError as error:
        raise Malformed(
            "wrong_query",
            N_("Ngày không đọc được."),
            N_("Ghi ngày dạng 2026-11-25, hoặc bỏ trống."),
            field="day",
        ) from error


def _device(actor: Who) -> int | None:
    return actor.id if isinstance(actor, Device) else None
