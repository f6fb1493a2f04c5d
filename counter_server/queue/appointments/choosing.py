"""Booking page by page, on the public site and at the desk: service, day and hour, person."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from flask import flash, redirect, request
from sqlalchemy import Connection
from werkzeug.wrappers import Response

from counter_server.catalog.public import wording
from counter_server.catalog.queries import working_time
from counter_server.contract.appointments import AppointmentRequest, Slot
from counter_server.contract.problems import ProblemDetails
from counter_server.core.answers import details_of, language
from counter_server.core.errors import Problem, Refused
from counter_server.core.pages import render
from counter_server.core.parts import Parts

from . import actions, person, queries, rules
from .queries import Kept, Offer

_AT = "%Y-%m-%dT%H:%M"
Answer = str | Response | tuple[str, int]


@dataclass(frozen=True)
class Booth:
    """Where somebody books: the address all pages stand under, their frame, the least notice."""

    parts: Parts
    office_id: int
    base: str
    frame: str
    notice: timedelta | None = None


@dataclass(frozen=True)
class Typed:
    """The form as it was sent; `errors` are words by field, "" for none of them."""

    key: str
    name: str = ""
    phone: str = ""
    errors: Mapping[str, str] = field(default_factory=dict)


def choose_service(booth: Booth) -> str:
    """The services that give appointments."""
    with booth.parts.database.read() as connection:
        return page(
            booth,
            connection,
            "services",
            offers=queries.offers(connection, booth.office_id),
        )


def choose_slot(
    booth: Booth, service: str, day: str = "", problem: ProblemDetails | None = None
) -> str:
    """Days and the hours of one of them; `problem` says why an hour could not be had."""
    with booth.parts.database.read() as connection:
        offer = queries.offer(connection, booth.office_id, service)
        by_day = days_of(booth, connection, offer)
        chosen = day_of(day, by_day)
        return page(
            booth,
            connection,
            "slots",
            offer=offer,
            days=by_day,
            chosen=chosen,
            slots=by_day.get(chosen, ()) if chosen else (),
            free={day: sum(each.free for each in slots) for day, slots in by_day.items()},
            problem=problem,
        )


def ask_who(booth: Booth, service: str, hour: str, typed: Typed | None = None) -> str:
    """Name and phone of whoever will come."""
    with booth.parts.database.read() as connection:
        offer = queries.offer(connection, booth.office_id, service)
        starts_at = moment(hour, working_time(connection, booth.office_id).timezone)
        return page(
            booth,
            connection,
            "who",
            offer=offer,
            hour=hour,
            starts_at=starts_at,
            typed=typed or Typed(booth.parts.new_token()),
        )


def take(booth: Booth, service: str, hour: str) -> Kept | Answer:
    """Books what the form asks for; the form or the hours again when that cannot be."""
    form = request.form
    key = form.get("key", "")[:60] or booth.parts.new_token()
    typed = Typed(key, form.get("name", "")[:200], form.get("phone", "")[:60])
    wrong = list(person.faults(typed.name, typed.phone))
    if wrong:
        return _again(booth, service, hour, typed, wrong)
    try:
        return _booked(booth, service, hour, typed)
    except Refused as refused:
        if refused.code == "too_many_appointments":
            return _again(booth, service, hour, typed, [refused])
        details = details_of(refused, language())
        return choose_slot(booth, service, hour[:10], details), refused.status


def told(problem: Problem, back: str) -> Response:
    """Back to a page, which says what went wrong."""
    details = details_of(problem, language())
    flash(f"{details.title} {details.detail}", "bad")
    return redirect(back, 303)


def _booked(booth: Booth, service: str, hour: str, typed: Typed) -> Kept:
    with booth.parts.database.read() as connection:
        timezone = working_time(connection, booth.office_id).timezone
    asked = AppointmentRequest(
        service=service,
        starts_at=moment(hour, timezone),
        name=typed.name,
        phone=typed.phone,
        language=language(),
    )
    kept, _ = actions.book(booth.parts, booth.office_id, asked, f"page-{typed.key}", booth.notice)
    return kept


def _again(
    booth: Booth, service: str, hour: str, typed: Typed, wrong: Sequence[Problem]
) -> tuple[str, int]:
    errors: dict[str, str] = {}
    for fault in wrong:
        details = details_of(fault, language())
        errors.setdefault(fault.field or "", f"{details.title} {details.detail}")
    told = Typed(typed.key, typed.name, typed.phone, errors)
    return ask_who(booth, service, hour, told), wrong[0].status


def page(booth: Booth, connection: Connection, template: str, **values: object) -> str:
    """A page of the booth, in its frame."""
    return render(
        f"appointments/{template}.html",
        base=booth.base,
        frame=f"appointments/{booth.frame}.html",
        say=wording(connection, booth.office_id),
        path_of=lambda each: each.strftime(_AT),
        **values,
    )


def days_of(booth: Booth, connection: Connection, offer: Offer) -> dict[date, tuple[Slot, ...]]:
    """The days that can be booked, with their slots."""
    office = working_time(connection, booth.office_id)
    return queries.slot_days(
        connection, booth.office_id, offer, office, booth.parts.clock(), booth.notice
    )


def day_of(asked: str, by_day: Mapping[date, tuple[Slot, ...]]) -> date | None:
    """The day of the address when it can be booked, else the first with a place."""
    for day in by_day:
        if day.isoformat() == asked:
            return day
    return queries.first_free(by_day) or next(iter(by_day), None)


def moment(hour: str, timezone: str) -> datetime:
    """The hour in an address, local and without a zone."""
    try:
        return datetime.strptime(hour, _AT).replace(tzinfo=ZoneInfo(timezone))
    except ValueError as error:
        raise rules.no_such_slot() from error
