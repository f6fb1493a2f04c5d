"""Checking in: an appointment becomes a ticket of the same queue, once however often it is scanned.

The appointment is claimed, then its ticket issued under a key of its own, then both are joined;
whoever is stopped between two steps goes on at the next scan.
"""

from datetime import datetime
from functools import partial

from sqlalchemy import update

from counter_server.catalog.queries import working_time
from counter_server.contract.appointments import AppointmentState, CheckInRequest, PhoneCheckIn
from counter_server.contract.tickets import Ticket, TicketRequest
from counter_server.core.errors import Invalid, Problem
from counter_server.core.parts import Parts
from counter_server.core.work import Work
from counter_server.queue.issuing import issue_ticket
from counter_server.queue.queries import today

from . import queries, rules
from .person import tidy_phone
from .queries import Kept
from .tables import AppointmentRow

PRIORITY = "appointment"


def check_in(
    parts: Parts, office_id: int, asked: str, request: CheckInRequest, device_id: int | None
) -> tuple[Ticket, bool]:
    """The ticket of an appointment, by its token or today's code, and whether it is new."""
    with parts.works.begin(office_id) as work:
        day = today(work.connection, office_id, work.at)
        kept = queries.by_code_or_token(work.connection, office_id, asked, day)
        _claim(work, kept)
    return _issue(parts, kept, request, device_id)


def check_in_by_phone(
    parts: Parts, office_id: int, request: PhoneCheckIn, key: str, device_id: int | None
) -> tuple[Ticket, bool]:
    """The same by the phone number it was booked with; the same key again is the same touch."""
    phone = tidy_phone(request.phone)
    with parts.works.begin(office_id) as work:
        day = today(work.connection, office_id, work.at)
        kept = queries.by_check_in_key(work.connection, office_id, key) or _nearest(
            queries.of_phone(work.connection, office_id, phone, day), work.at
        )
        _claim(work, kept, key)
    return _issue(parts, kept, request, device_id)


def _nearest(of_today: tuple[Kept, ...], at: datetime) -> Kept:
    """Whoever may check in now comes first, then who may later, then who already has."""
    if not of_today:
        raise queries.unknown_appointment()
    return min(of_today, key=partial(_order, at=at))


def _order(kept: Kept, at: datetime) -> tuple[int, datetime, int]:
    state = kept.state_at(at)
    is_early = at < rules.check_in_from(kept.starts_at, kept.offer.rule)
    if state is AppointmentState.BOOKED:
        rank = 2 if is_early else 0
    else:
        rank = {AppointmentState.CHECKED_IN: 1, AppointmentState.LAPSED: 3}.get(state, 4)
    return rank, kept.starts_at, kept.id


def _claim(work: Work, kept: Kept, key: str | None = None) -> None:
    """Moves the appointment on from booked, so that it cannot be cancelled meanwhile."""
    office = working_time(work.connection, work.office_id)
    rules.refuse_to_check_in(kept.booking, kept.offer.rule, office, work.at)
    claimed = work.connection.execute(
        update(AppointmentRow)
        .where(AppointmentRow.id == kept.id, AppointmentRow.state == AppointmentState.BOOKED.value)
        .values(state=AppointmentState.CHECKED_IN.value, check_in_key=key)
    )
    if claimed.rowcount == 0:  # somebody else was quicker: to check in, or to cancel
        now = queries.by_id(work.connection, work.office_id, kept.id)
        rules.refuse_to_check_in(now.booking, now.offer.rule, office, work.at)


def _issue(
    parts: Parts, kept: Kept, request: CheckInRequest, device_id: int | None
) -> tuple[Ticket, bool]:
    try:
        ticket, is_new = _ticket(parts, kept, request, device_id)
    except Problem:
        _unclaim(parts, kept)
        raise
    with parts.works.begin(kept.office_id) as work:
        work.connection.execute(
            update(AppointmentRow).where(AppointmentRow.id == kept.id).values(ticket_id=ticket.id)
        )
    return ticket, is_new


def _ticket(
    parts: Parts, kept: Kept, request: CheckInRequest, device_id: int | None
) -> tuple[Ticket, bool]:
    asked = TicketRequest(
        service=kept.offer.id,
        priority=PRIORITY,
        language=request.language or kept.language,
        print=request.print,
    )
    key = f"appointment-{kept.id}"
    try:
        return issue_ticket(parts, kept.office_id, asked, key, device_id)
    except Invalid as error:
        if error.code != "unknown_priority":
            raise
    # an office without a class for appointments: they wait like everybody else
    ordinary = TicketRequest(service=asked.service, language=asked.language, print=asked.print)
    return issue_ticket(parts, kept.office_id, ordinary, key, device_id)


def _unclaim(parts: Parts, kept: Kept) -> None:
    """The queue gave no number, so nobody has come."""
    with parts.works.begin(kept.office_id) as work:
        work.connection.execute(
            update(AppointmentRow)
            .where(AppointmentRow.id == kept.id, AppointmentRow.ticket_id.is_(None))
            .values(state=AppointmentState.BOOKED.value, check_in_key=None)
        )
