"""Checking in: an appointment becomes a ticket of the same queue, once however often it is scanned.

Claiming the appointment, its ticket and what joins them are one transaction.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from sqlalchemy import Connection, update

from counter_server.catalog.queries import working_time
from counter_server.contract.appointments import AppointmentState, CheckInRequest, PhoneCheckIn
from counter_server.contract.events import AppointmentCheckedIn
from counter_server.contract.tickets import Ticket, TicketRequest
from counter_server.core.once import AlreadyMade
from counter_server.core.parts import Parts
from counter_server.core.work import Work
from counter_server.queue.classes import BY_CHECK_IN, priority_classes
from counter_server.queue.issuing import issue_in
from counter_server.queue.queries import ticket as ticket_as_it_stands
from counter_server.queue.queries import ticket_by_key, today

from . import queries, rules
from .actions import named
from .person import refuse_no_phone, tidy_phone
from .queries import Kept
from .tables import AppointmentRow

MOST_OF_A_PHONE = 10


def check_in(
    parts: Parts, office_id: int, asked: str, request: CheckInRequest, device_id: int | None
) -> tuple[Ticket, bool]:
    """The ticket of an appointment, by its token or today's code, and whether it is new."""

    def find(work: Work) -> Kept:
        day = today(work.connection, office_id, work.at)
        return queries.by_code_or_token(work.connection, office_id, asked, day)

    return _check_in(parts, office_id, find, _Asked(request, device_id))


def check_in_by_phone(
    parts: Parts, office_id: int, request: PhoneCheckIn, key: str, device_id: int | None
) -> tuple[Ticket, bool]:
    """The same by the phone number it was booked with; the same key again is the same touch."""
    phone = tidy_phone(request.phone)

    def find(work: Work) -> Kept:
        day = today(work.connection, office_id, work.at)
        return queries.by_check_in_key(work.connection, office_id, key) or _nearest(
            queries.of_phone(work.connection, office_id, phone, day)
            or _to_come(work.connection, office_id, phone, work.at),
            work.at,
        )

    return _check_in(parts, office_id, find, _Asked(request, device_id, key))


def expected_of_phone(
    connection: Connection, office_id: int, phone: str, at: datetime
) -> tuple[Kept, ...]:
    """What a phone number has from today on and has not cancelled; `Invalid` for no number."""
    refuse_no_phone(phone)
    return _to_come(connection, office_id, tidy_phone(phone), at)


def _to_come(connection: Connection, office_id: int, phone: str, at: datetime) -> tuple[Kept, ...]:
    rows = queries.kept_rows().where(
        AppointmentRow.office_id == office_id,
        AppointmentRow.day >= today(connection, office_id, at),
        AppointmentRow.phone == phone,
        AppointmentRow.state != AppointmentState.CANCELLED.value,
    )
    return tuple(queries.kept(row) for row in connection.execute(rows.limit(MOST_OF_A_PHONE)))


@dataclass(frozen=True)
class _Asked:
    """How the ticket is to be, by which machine, and the touch it was asked with."""

    request: CheckInRequest
    device_id: int | None
    key: str | None = None


def _check_in(
    parts: Parts, office_id: int, find: Callable[[Work], Kept], asked: _Asked
) -> tuple[Ticket, bool]:
    try:
        with parts.works.begin(office_id) as work:
            kept = find(work)
            _claim(work, kept, asked.key)
            kept = queries.by_id(work.connection, office_id, kept.id)
            if kept.ticket_id is not None:
                return _known(parts, work, kept.ticket_id), False
            ticket = issue_in(
                work, _ticket(work, kept, asked.request), _key(kept), asked.device_id, parts
            )
            _join(work, kept, ticket.id)
            work.record(AppointmentCheckedIn(**named(kept), ticket=ticket.id))
            return ticket, True
    except AlreadyMade:  # by an older release, which was stopped before it joined them
        return _mended(parts, office_id, kept)


def _nearest(found: tuple[Kept, ...], at: datetime) -> Kept:
    """Whoever may check in now comes first, then who may later, then who already has."""
    if not found:
        raise queries.unknown_appointment()
    return min(found, key=partial(_order, at=at))


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


def _ticket(work: Work, kept: Kept, request: CheckInRequest) -> TicketRequest:
    """Late ones wait like everybody else, as do all where there is no class for appointments."""
    classes = {each.code for each in priority_classes(work.connection, work.office_id)}
    is_in_time = rules.is_in_time(kept.starts_at, kept.offer.rule, work.at)
    return TicketRequest(
        service=kept.offer.id,
        priority=BY_CHECK_IN if BY_CHECK_IN in classes and is_in_time else None,
        language=request.language or kept.language,
        print=request.print,
    )


def _join(work: Work, kept: Kept, ticket_id: int) -> None:
    work.connection.execute(
        update(AppointmentRow).where(AppointmentRow.id == kept.id).values(ticket_id=ticket_id)
    )


def _mended(parts: Parts, office_id: int, kept: Kept) -> tuple[Ticket, bool]:
    with parts.works.begin(office_id) as work:
        found = ticket_by_key(work.connection, office_id, _key(kept), parts.public_url)
        if found is None:  # it was the key of this appointment that had a ticket
            raise AlreadyMade
        _join(work, kept, found.id)
        return found, False


def _known(parts: Parts, work: Work, ticket_id: int) -> Ticket:
    return ticket_as_it_stands(work.connection, work.office_id, ticket_id, parts.public_url)


def _key(kept: Kept) -> str:
    return f"appointment-{kept.id}"
