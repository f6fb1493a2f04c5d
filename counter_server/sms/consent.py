"""A number given to be told of one visit or one dossier, and taken back; each one transaction."""

from typing import Any

from sqlalchemy import delete, select

from counter_server.core.errors import N_, Invalid, Refused
from counter_server.core.parts import Parts
from counter_server.core.upsert import insert_or
from counter_server.core.work import Work
from counter_server.dossiers.tables import DossierRow
from counter_server.queue import queries as queue
from counter_server.queue.tables import TicketRow

from . import queries
from .numbers import tidy_number
from .tables import SmsConsentRow

_STILL_COMING = ("waiting", "held")
_RETURNED = ("resolved", "returned")


def give_for_ticket(
    parts: Parts, office_id: int, ticket_id: int, typed: str, *, agreed: bool
) -> None:
    """Tells this number when the turn is near; a number given before is forgotten.

    `Refused` sms_off or visit_over, `Invalid` wrong_mobile or consent_needed, `NotFound`.
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
        _keep(work, {"ticket_id": ticket_id}, number, row.language)


def give_for_dossier(
    parts: Parts, office_id: int, dossier_id: int, typed: str, *, agreed: bool
) -> None:
    """Tells this number when there is a result; the same errors."""
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
        _keep(work, {"dossier_id": dossier_id}, number, "vi")


def take_back(
    parts: Parts,
    office_id: int,
    *,
    ticket_id: int | None = None,
    dossier_id: int | None = None,
) -> None:
    """The number of a visit or a dossier is forgotten at once."""
    with parts.works.begin(office_id) as work:
        forget(work, ticket_id=ticket_id, dossier_id=dossier_id)


def forget(work: Work, *, ticket_id: int | None = None, dossier_id: int | None = None) -> None:
    """The same in the caller's transaction."""
    whose = (
        SmsConsentRow.ticket_id == ticket_id
        if ticket_id is not None
        else SmsConsentRow.dossier_id == dossier_id
    )
    here = (SmsConsentRow.office_id == work.office_id) & whose
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
            N_("Chưa đồng ý nhận tin nhắn."),
            N_("Đánh dấu vào ô đồng ý rồi gửi lại."),
            field="consent",
        )
    number = tidy_number(typed)
    if number is None:
        raise Invalid(
            "wrong_mobile",
            N_("Số điện thoại di động chưa đúng."),
            N_("Ghi đủ 10 số, ví dụ 0912 345 678."),
            field="number",
        )
    return number


def _refuse_off(work: Work) -> None:
    if not queries.is_on(work.connection, work.office_id):
        raise Refused(
            "sms_off",
            N_("Nơi này không nhắn tin."),
            N_("Nghe loa và nhìn bảng gọi số."),
        )


def _over(state: str) -> Refused:
    return Refused(
        "visit_over",
        N_("Không còn gì để nhắn."),
        N_("Số này đã gần đến lượt hoặc đã được gọi, hoặc hồ sơ đã có kết quả."),
        state=state,
    )
