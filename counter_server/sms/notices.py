"""Follows the office's events: near turns and results are told to who asked, ends are forgotten."""

from datetime import timedelta

from sqlalchemy import select, update

from counter_server.contract.appointments import AppointmentState
from counter_server.contract.events import (
    AppointmentCancelled,
    AppointmentCheckedIn,
    AppointmentDueSoon,
    AppointmentMissed,
    DayOpened,
    DossierMoved,
    Entry,
    Event,
    TicketCancelled,
    TicketFinished,
    TicketNear,
    TicketNoShow,
)
from counter_server.core.clock import local
from counter_server.core.offices import office
from counter_server.core.parts import Parts
from counter_server.core.work import Work
from counter_server.queue.appointments.tables import AppointmentRow
from counter_server.queue.tables import TicketRow

from . import queries
from .consent import forget, forget_visits
from .log import queue_message
from .rules import Lookup, silence
from .tables import SmsConsentRow, SmsRow
from .wording import near_words, ready_words, reminder_words

# Later than this a turn that was near has come.
STILL_NEAR = timedelta(minutes=10)
PLACE_EVERY = 500
_MET = (
    TicketNear,
    TicketFinished,
    TicketNoShow,
    TicketCancelled,
    DossierMoved,
    DayOpened,
    AppointmentDueSoon,
    AppointmentCheckedIn,
    AppointmentCancelled,
    AppointmentMissed,
)


def tell_notices(parts: Parts, office_id: int, seq: int) -> int:
    """Queues what the events after `seq` have to say; the seq up to which all is dealt with.

    The place and the messages are kept in one transaction, so no event is told twice or lost.
    """
    frames = parts.feeds.of(office_id).after(seq)
    if not frames:
        return seq
    entries = [frame.entry for frame in frames if isinstance(frame.entry.event, _MET)]
    last = frames[-1].entry.seq
    with parts.database.read() as connection:
        has_consents = queries.has_consents(connection, office_id)
        kept = queries.place(connection, office_id).last_seq
    met = entries if has_consents else []
    if met or last - kept >= PLACE_EVERY:
        _meet_all(parts, office_id, met, last)
    return last


def _meet_all(parts: Parts, office_id: int, entries: list[Entry], last: int) -> None:
    with parts.works.begin(office_id) as work:
        for entry in entries:
            _meet(work, entry)
        here = (SmsRow.office_id == office_id) & (SmsRow.last_seq < last)
        work.connection.execute(update(SmsRow).where(here).values(last_seq=last))


def _meet(work: Work, entry: Entry) -> None:
    match entry.event:
        case TicketNear() as near:
            if work.at - entry.at <= STILL_NEAR:
                _tell_near(work, entry.seq, near)
        case TicketFinished() | TicketNoShow() | TicketCancelled() as over:
            forget(work, ticket_id=over.ticket)
        case DossierMoved(to_state="resolved") as moved:
            _tell_ready(work, entry.seq, moved)
        case DossierMoved(to_state="returned") as moved:
            forget(work, dossier_id=moved.dossier)
        case DayOpened():
            forget_visits(work)
        case AppointmentDueSoon() as due:
            _remind(work, entry.seq, due)
        case AppointmentCheckedIn() | AppointmentCancelled() | AppointmentMissed() as done:
            forget(work, appointment_id=done.appointment)
        case _:
            _nothing(entry.event)


def _nothing(_event: Event) -> None:
    """Other steps of a dossier are told nobody."""


def _remind(work: Work, seq: int, due: AppointmentDueSoon) -> None:
    row = work.connection.execute(
        select(
            SmsConsentRow.number,
            SmsConsentRow.language,
            AppointmentRow.code,
            AppointmentRow.starts_at,
        )
        .join(AppointmentRow, AppointmentRow.id == SmsConsentRow.appointment_id)
        .where(
            SmsConsentRow.office_id == work.office_id,
            SmsConsentRow.appointment_id == due.appointment,
            AppointmentRow.state == AppointmentState.BOOKED.value,
            AppointmentRow.starts_at > work.at,
        )
    ).first()
    if row is not None:
        here = office(work.connection, work.office_id)
        starts = local(row.starts_at, here.timezone)
        name = here.name.inside(row.language)
        text = reminder_words(row.code, starts, name, row.language)
        _queue(work, "reminder", row.number, text, seq)


def _tell_near(work: Work, seq: int, near: TicketNear) -> None:
    row = work.connection.execute(
        select(SmsConsentRow.number, SmsConsentRow.language)
        .join(TicketRow, TicketRow.id == SmsConsentRow.ticket_id)
        .where(
            SmsConsentRow.office_id == work.office_id,
            SmsConsentRow.ticket_id == near.ticket,
            TicketRow.state == "waiting",
        )
    ).first()
    if row is not None:
        _queue(work, "near", row.number, near_words(near.number, near.ahead, row.language), seq)
        forget(work, ticket_id=near.ticket)  # it is said once a ticket


def _tell_ready(work: Work, seq: int, moved: DossierMoved) -> None:
    row = work.connection.execute(
        select(SmsConsentRow.number, SmsConsentRow.language).where(
            SmsConsentRow.office_id == work.office_id, SmsConsentRow.dossier_id == moved.dossier
        )
    ).first()
    if row is not None:
        name = office(work.connection, work.office_id).name.inside(row.language)
        _queue(work, "ready", row.number, ready_words(moved.code, name, row.language), seq)


def _queue(work: Work, kind: str, number: str, text: str, seq: int) -> None:
    """Somebody else's number given again and again is not written to without a limit."""
    settings = queries.place(work.connection, work.office_id).settings
    past = queries.past(work.connection, work.office_id, number, work.at)
    why = silence(number, Lookup(""), past, settings, work.at)
    queue_message(work, kind, number, text, seq=seq, silence=why.value if why else "")
