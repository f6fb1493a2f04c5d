"""A number given to be told of one visit, dossier or appointment, and taken back; each one
transaction. Whoever gives it is told in the language they agreed in."""

from typing import Any

from sqlalchemy import delete, select

from counter_server.contract.appointments import AppointmentState
from counter_server.core.errors import N_, Invalid, Refused
from counter_server.core.parts import Parts
from counter_server.core.upsert import insert_or
from counter_server.core.work import Work
from counter_server.dossiers.progress import language_of
from counter_server.dossiers.tables import DossierRow
from counter_server.queue import queries as queue
from counter_server.queue.appointments.tables import AppointmentRow
from counter_server.queue.tables import TicketRow

from . import queries
from .numbers import mobile_number
from .tables import SmsConsentRow

_STILL_COMING = ("waiting", "held")
_RETURNED = ("resolved", "returned")


def give_for_ticket(
    parts: Parts, office_id: int, ticket_id: int, typed: str, *, agreed: bool, language: str = ""
) -> None:
    """Tells this number when the turn is near; a number given before is forgotten.

    Without a `language` it is the slip's. `Refused` sms_off or visit_over, `Invalid` wrong_mobile
    or consent_needed, `NotFound`.
    """
    number = _number(typed, agreed=agreed)
    with parts.works.begin(office_id) as work:
        _refuse_off(work)
        queue.ticket(work.connection, office_id, ticket_id)
        row = work.connection.execute(
            select(TicketRow.state, TicketRow.language, TicketRow.day, TicketRow.near_at).where(
                TicketRow.id == ticket_id
            )
        ).one()
        is_today = row.day == queue.today(work.connection, office_id, work.at)
        if row.state not in _STILL_COMING or row.near_at is not None or not is_today:
            raise _over(row.state)
        _keep(work, {"ticket_id": ticket_id}, number, language or row.language)


def give_for_dossier(
    parts: Parts, office_id: int, dossier_id: int, typed: str, *, agreed: bool, language: str = ""
) -> None:
    """Tells this number when there is a result; the same errors and language."""
    number = _number(typed, agreed=agreed)
    with parts.works.begin(office_id) as work:
        _refuse_off(work)
        state = work.connection.execute(
            select(DossierRow.state).where(
                DossierRow.id == dossier_id, DossierRow.office_id == office_id
            )
        ).scalar_one()
        if state in _RETURNED:
            raise _over(state)
        tongue = language or language_of(work.connection, dossier_id)
        _keep(work, {"dossier_id": dossier_id}, number, tongue)


def give_for_appointment(
    parts: Parts, office_id: int, appointment_id: int, typed: str, *, agreed: bool, language: str
) -> None:
    """Reminds this number of an appointment, a while before it; the same errors."""
    number = _number(typed, agreed=agreed)
    with parts.works.begin(office_id) as work:
        _refuse_off(work)
        state = work.connection.execute(
            select(AppointmentRow.state).where(
                AppointmentRow.id == appointment_id,
                AppointmentRow.office_id == office_id,
                AppointmentRow.reminded_at.is_(None),
            )
        ).scalar()
        if state != AppointmentState.BOOKED:
            raise _over(state or "reminded")
        _keep(work, {"appointment_id": appointment_id}, number, language)


def take_back(parts: Parts, office_id: int, **whose: int | None) -> None:
    """The number of a visit, dossier or appointment is forgotten at once."""
    with parts.works.begin(office_id) as work:
        forget(work, **whose)


def forget(work: Work, **whose: int | None) -> None:
    """The same in the caller's transaction."""
    here = queries.consent_of(work.office_id, **whose)
    work.connection.execute(delete(SmsConsentRow).where(here))


def forget_visits(work: Work) -> None:
    """The numbers of all visits: their day is over, or messages are off."""
    here = (SmsConsentRow.office_id == work.office_id) & SmsConsentRow.ticket_id.is_not(None)
    work.connection.execute(delete(SmsConsentRow).where(here))


def _keep(work: Work, whose: dict[str, int], number: str, language: str) -> None:
    news: dict[str, Any] = {"number": number, "language": language, "at": work.at}
    statement = insert_or(work.connection.dialect.name, SmsConsentRow).values(
        office_id=work.office_id, **whose, **news
    )
    work.connection.execute(
        statement.on_conflict_do_update(index_elements=["office_id", *whose], set_=news)
    )


def _number(typed: str, *, agreed: bool) -> str:
    if not agreed:
        raise Invalid(
            "consent_needed",
            N_("Quý vị chưa đồng ý nhận tin nhắn."),
            N_("Xin đánh dấu vào ô đồng ý rồi gửi lại."),
            field="consent",
        )
    return mobile_number(typed)


def _refuse_off(work: Work) -> None:
    if not queries.is_on(work.connection, work.office_id):
        raise Refused(
            "sms_off",
            N_("Nơi này không nhắn tin."),
            N_("Mời quý vị nghe loa và nhìn bảng gọi số."),
        )


def _over(state: str) -> Refused:
    return Refused(
        "visit_over",
        N_("Không còn gì để nhắn."),
        N_("Đã gần đến lượt, đã được gọi, hồ sơ đã có kết quả, hoặc đã nhắc hay hủy hẹn."),
        state=state,
    )
