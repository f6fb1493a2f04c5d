"""Whose phone page it is: visit, dossier or appointment of a token, while there is news of it."""

from dataclasses import dataclass

from sqlalchemy import Connection, select

from config.words import FIRST_LANGUAGE
from counter_server.contract.appointments import AppointmentState
from counter_server.dossiers.progress import language_of
from counter_server.dossiers.queries import unknown_dossier
from counter_server.dossiers.tables import DossierRow
from counter_server.queue.appointments.tables import AppointmentRow
from counter_server.queue.tables import TicketRow

from . import queries


@dataclass(frozen=True)
class Subject:
    """One of the ids is there. `is_open`: something may still be told of it.

    `language` is the visit's.
    """

    office_id: int
    label: str
    is_open: bool
    ticket_id: int | None = None
    dossier_id: int | None = None
    appointment_id: int | None = None
    language: str = FIRST_LANGUAGE

    @property
    def whose(self) -> dict[str, int | None]:
        """As a consent names it."""
        names = ("ticket_id", "dossier_id", "appointment_id")
        return {name: getattr(self, name) for name in names}


def subject_of(connection: Connection, token: str) -> Subject | None:
    """The visit, dossier or appointment of a token; None for an unknown one."""
    if not (token.isascii() and token.isprintable()):
        return None
    return (
        _visit(connection, token) or _dossier(connection, token) or _appointment(connection, token)
    )


def dossier_of(connection: Connection, office_id: int, code: str) -> int:
    """The id of an office's dossier, or `NotFound` unknown_dossier."""
    here = (DossierRow.office_id == office_id) & (DossierRow.code == code)
    found = connection.execute(select(DossierRow.id).where(here)).scalar()
    if found is None:
        raise unknown_dossier()
    return found


def is_offered(connection: Connection, subject: Subject | None) -> bool:
    """Whether its phone page leads to the messages."""
    return bool(subject and subject.is_open and queries.is_on(connection, subject.office_id))


def _visit(connection: Connection, token: str) -> Subject | None:
    row = connection.execute(
        select(
            TicketRow.id,
            TicketRow.office_id,
            TicketRow.label,
            TicketRow.state,
            TicketRow.near_at,
            TicketRow.language,
        ).where(TicketRow.token == token)
    ).first()
    if row is None:
        return None
    is_open = row.state in ("waiting", "held") and row.near_at is None
    return Subject(row.office_id, row.label, is_open, ticket_id=row.id, language=row.language)


def _dossier(connection: Connection, token: str) -> Subject | None:
    row = connection.execute(
        select(DossierRow.id, DossierRow.office_id, DossierRow.code, DossierRow.state).where(
            DossierRow.token == token
        )
    ).first()
    if row is None:
        return None
    is_open = row.state in ("received", "processing")
    tongue = language_of(connection, row.id)
    return Subject(row.office_id, row.code, is_open, dossier_id=row.id, language=tongue)


def _appointment(connection: Connection, token: str) -> Subject | None:
    row = connection.execute(
        select(
            AppointmentRow.id,
            AppointmentRow.office_id,
            AppointmentRow.code,
            AppointmentRow.state,
            AppointmentRow.reminded_at,
        ).where(AppointmentRow.token == token)
    ).first()
    if row is None:
        return None
    is_open = row.state == AppointmentState.BOOKED and row.reminded_at is None
    return Subject(row.office_id, row.code, is_open, appointment_id=row.id)
