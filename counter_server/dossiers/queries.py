"""Reads of one dossier: as devices see it, or whole for the desk and the receipt."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select
from sqlalchemy.sql.elements import ColumnElement

from counter_server.contract.dossiers import Applicant, Dossier, DossierState
from counter_server.contract.office import Name
from counter_server.contract.procedures import Fee, TimeLimit
from counter_server.contract.wire import from_plain
from counter_server.core.errors import N_, NotFound

from . import rules
from .codes import compact
from .tables import DossierComponentRow, DossierRow, DossierStepRow

LIST_LIMIT = 100


@dataclass(frozen=True)
class Paper:
    """A paper that was handed in."""

    code: str
    name: Name
    originals: int
    copies: int


@dataclass(frozen=True)
class DossierFile:
    """A dossier with everything in it: for the desk and the receipt, never for the public."""

    dossier: Dossier
    office_id: int
    token: str
    applicant: Applicant
    papers: tuple[Paper, ...]
    note: str
    procedure: Name
    service: str
    time_limit: TimeLimit
    place: Name
    fees: tuple[Fee, ...]
    fee_vnd: int | None
    received_by_person: int | None
    received_by_device: int | None


@dataclass(frozen=True)
class Step:
    """A step a dossier took; `seq` is its event."""

    seq: int
    state: DossierState
    at: datetime
    by_person: int | None
    by_device: int | None


def dossier(
    connection: Connection, office_id: int, which: int | str, public_url: str = ""
) -> Dossier:
    """The dossier of an id or of a code however typed, or `NotFound`."""
    return _contract(_one(connection, office_id, _named(which)), public_url)


def dossier_by_key(
    connection: Connection, office_id: int, key: str | None, public_url: str
) -> Dossier | None:
    """The dossier that an idempotency key has made; None when it has made none."""
    if key is None:
        return None
    row = _first(connection, office_id, DossierRow.idempotency_key == key)
    return None if row is None else _contract(row, public_url)


def dossier_file(
    connection: Connection, office_id: int, which: int | str, public_url: str = ""
) -> DossierFile:
    """The same with applicant, papers and fees."""
    row = _one(connection, office_id, _named(which))
    return DossierFile(
        dossier=_contract(row, public_url),
        office_id=row.office_id,
        token=row.token,
        applicant=Applicant(
            name=row.applicant_name,
            id_number=row.applicant_id_number,
            phone=row.applicant_phone,
            address=row.applicant_address,
            email=row.applicant_email,
        ),
        papers=_papers(connection, row.id),
        note=row.note,
        procedure=Name(vi=row.procedure_vi, en=row.procedure_en),
        service=row.service_code,
        time_limit=from_plain(row.time_limit, TimeLimit),
        place=from_plain(row.place, Name),
        fees=tuple(from_plain(each, Fee) for each in row.fees),
        fee_vnd=row.fee_vnd,
        received_by_person=row.received_by_person,
        received_by_device=row.received_by_device,
    )


def steps(connection: Connection, dossier_id: int) -> Sequence[Step]:
    """The history of a dossier, oldest first."""
    rows = connection.execute(
        select(DossierStepRow.__table__)
        .where(DossierStepRow.dossier_id == dossier_id)
        .order_by(DossierStepRow.seq)
        .limit(LIST_LIMIT)
    )
    return [
        Step(row.seq, DossierState(row.state), row.at, row.by_person, row.by_device) for row in rows
    ]


def deciding(connection: Connection, office_id: int, code: str) -> rules.Dossier:
    """What rules decide on, or `NotFound`."""
    row = _one(connection, office_id, _named(code))
    return rules.Dossier(row.id, row.code, DossierState(row.state))


def unknown_dossier() -> NotFound:
    """No such code, or no such token; which of them is not told."""
    return NotFound(
        "unknown_dossier",
        N_("Không tìm thấy hồ sơ."),
        N_("Xem lại mã hồ sơ in trên giấy hẹn, hoặc hỏi cán bộ tại quầy."),
    )


def _named(which: int | str) -> ColumnElement[bool]:
    if isinstance(which, int):
        return DossierRow.id == which
    return DossierRow.compact_code == compact(which)


def _first(connection: Connection, office_id: int, wanted: ColumnElement[bool]) -> Any:
    return connection.execute(
        select(DossierRow.__table__)
        .where(DossierRow.office_id == office_id, wanted)
        .order_by(DossierRow.id)
        .limit(1)
    ).first()


def _one(connection: Connection, office_id: int, wanted: ColumnElement[bool]) -> Any:
    row = _first(connection, office_id, wanted)
    if row is None:
        raise unknown_dossier()
    return row


def _contract(row: Any, public_url: str) -> Dossier:
    state = DossierState(row.state)
    return Dossier(
        id=row.id,
        code=row.code,
        procedure=row.procedure_code,
        state=state,
        portal_code=rules.PORTAL_CODES[state],
        received_at=row.received_at,
        due_at=row.due_at,
        status_url=f"{public_url}/h/{row.token}",
        resolved_at=row.resolved_at,
        returned_at=row.returned_at,
        ticket=row.ticket_id,
    )


def _papers(connection: Connection, dossier_id: int) -> tuple[Paper, ...]:
    rows = connection.execute(
        select(DossierComponentRow.__table__)
        .where(DossierComponentRow.dossier_id == dossier_id)
        .order_by(DossierComponentRow.position)
        .limit(LIST_LIMIT)
    )
    return tuple(
        Paper(row.code, Name(vi=row.name_vi, en=row.name_en), row.originals, row.copies)
        for row in rows
    )
