"""How far a dossier is, for whoever has its code or its token, and nothing else of it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select
from sqlalchemy.sql.elements import ColumnElement

from config.words import FIRST_LANGUAGE
from counter_server.contract.dossiers import DossierState
from counter_server.queue.tables import TicketRow

from .codes import compact
from .tables import DossierRow

MOST_OF_A_PERSON = 20


@dataclass(frozen=True)
class Progress:
    """All that anybody may see of a dossier (TT 01/2018 art. 16.2.d)."""

    office_id: int
    id: int
    code: str
    token: str
    state: DossierState
    updated_at: datetime


def find_progress(
    connection: Connection, asked: str, office_id: int | None = None
) -> Progress | None:
    """How far the dossier of a code or a token is; in one office, or in any for None."""
    by_token = progress_of_token(connection, asked)
    if by_token is not None and office_id in (None, by_token.office_id):
        return by_token
    part = compact(asked)
    own = () if office_id is None else (DossierRow.office_id == office_id,)
    return _progress(connection, DossierRow.compact_code == part, *own) if part else None


def progress_of_token(connection: Connection, token: str) -> Progress | None:
    """The same for the token of a phone page alone."""
    if not token.isascii() or not token.isprintable():
        return None
    return _progress(connection, DossierRow.token == token)


def progress_of_ticket(connection: Connection, office_id: int, ticket_id: int) -> list[Progress]:
    """The dossiers handed in on a visit, in their order."""
    rows = connection.execute(
        _found()
        .where(DossierRow.office_id == office_id, DossierRow.ticket_id == ticket_id)
        .order_by(DossierRow.id)
        .limit(20)
    )
    return [_progress_of(row) for row in rows]


def _progress(connection: Connection, *wanted: ColumnElement[bool]) -> Progress | None:
    row = connection.execute(_found().where(*wanted).order_by(DossierRow.id).limit(1)).first()
    return None if row is None else _progress_of(row)


def _found() -> Any:
    return select(
        DossierRow.office_id,
        DossierRow.id,
        DossierRow.code,
        DossierRow.token,
        DossierRow.state,
        DossierRow.updated_at,
    )


def _progress_of(row: Any) -> Progress:
    return Progress(
        row.office_id, row.id, row.code, row.token, DossierState(row.state), row.updated_at
    )


def progress_of_person(
    connection: Connection, office_id: int, id_number: str
) -> tuple[Progress, ...]:
    """The newest dossiers of whoever's card this is, and nothing of the person."""
    rows = connection.execute(
        _found()
        .where(DossierRow.office_id == office_id, DossierRow.applicant_id_number == id_number)
        .order_by(DossierRow.received_at.desc(), DossierRow.id.desc())
        .limit(MOST_OF_A_PERSON)
    )
    return tuple(_progress_of(row) for row in rows) if id_number else ()


def language_of(connection: Connection, dossier_id: int) -> str:
    """The language of the visit on which a dossier was handed in; Vietnamese for none."""
    found = connection.execute(
        select(TicketRow.language)
        .join(DossierRow, DossierRow.ticket_id == TicketRow.id)
        .where(DossierRow.id == dossier_id)
    )
    return found.scalar() or FIRST_LANGUAGE


def service_of(connection: Connection, dossier_id: int) -> str:
    """The code of the service a dossier was handed in for."""
    found = connection.execute(select(DossierRow.service_code).where(DossierRow.id == dossier_id))
    return found.scalar() or ""
