"""Lists of dossiers for the desk."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select
from sqlalchemy.sql.elements import ColumnElement

from counter_server.contract.dossiers import DossierState
from counter_server.contract.office import Name

from .codes import compact
from .tables import DossierRow

LIMIT = 100


@dataclass(frozen=True)
class Line:
    """A dossier in a list of the desk."""

    code: str
    procedure: Name
    applicant: str
    state: DossierState
    received_at: datetime
    due_at: datetime
    resolved_at: datetime | None


def received_between(
    connection: Connection, office_id: int, start: datetime, end: datetime
) -> Sequence[Line]:
    """Dossiers received in a span of time, newest first, at most `LIMIT`."""
    return _lines(connection, office_id, DossierRow.received_at.between(start, end))


def with_code_like(connection: Connection, office_id: int, typed: str) -> Sequence[Line]:
    """Dossiers whose code holds what was typed, newest first; none for nothing."""
    part = compact(typed)
    if not part:
        return ()
    return _lines(connection, office_id, DossierRow.compact_code.contains(part, autoescape=True))


def _lines(connection: Connection, office_id: int, wanted: ColumnElement[bool]) -> Sequence[Line]:
    rows = connection.execute(
        select(
            DossierRow.code,
            DossierRow.procedure_vi,
            DossierRow.procedure_en,
            DossierRow.applicant_name,
            DossierRow.state,
            DossierRow.received_at,
            DossierRow.due_at,
            DossierRow.resolved_at,
        )
        .where(DossierRow.office_id == office_id, wanted)
        .order_by(DossierRow.received_at.desc(), DossierRow.id.desc())
        .limit(LIMIT)
    )
    return [
        Line(
            code=row.code,
            procedure=Name(vi=row.procedure_vi, en=row.procedure_en),
            applicant=row.applicant_name,
            state=DossierState(row.state),
            received_at=row.received_at,
            due_at=row.due_at,
            resolved_at=row.resolved_at,
        )
        for row in rows
    ]
