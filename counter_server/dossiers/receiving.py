"""Taking a dossier in: code, due date, row, papers and event in one transaction, once a key."""

from datetime import date, datetime
from typing import Any

import msgspec
from sqlalchemy import Connection, insert, select

from counter_server.catalog.queries import procedure as procedure_of
from counter_server.catalog.queries import working_time
from counter_server.catalog.working_time import due_at
from counter_server.contract.dossiers import Dossier, DossierRequest, DossierState
from counter_server.contract.events import DossierReceived
from counter_server.contract.procedures import Procedure
from counter_server.core.clock import business_day
from counter_server.core.offices import OfficeRow
from counter_server.core.once import AlreadyMade, once
from counter_server.core.parts import Parts
from counter_server.core.upsert import insert_or
from counter_server.core.who import Device, Person
from counter_server.core.work import Work
from counter_server.queue.queries import ticket as ticket_of

from . import queries
from .codes import compact, dossier_code
from .intake import Intake, checked
from .steps import add_step
from .tables import DossierComponentRow, DossierRow, DossierSequenceRow


def receive(
    parts: Parts,
    office_id: int,
    request: DossierRequest,
    by: Device | Person,
    key: str | None = None,
) -> tuple[Dossier, bool]:
    """The dossier, and whether it is new; the same key again gives the same dossier, though its
    procedure is offered no more.

    Raises `unknown_procedure`, `unknown_ticket`, `missing_component` or another fault of intake.
    """

    def take() -> Dossier:
        with parts.works.begin(office_id) as work:
            dossier_id = _receive(work, request, by, key, parts.new_token())
        with parts.database.read() as connection:
            return queries.dossier(connection, office_id, dossier_id, parts.public_url)

    def taken(connection: Connection) -> Dossier | None:
        return queries.dossier_by_key(connection, office_id, key, parts.public_url)

    return once(parts.database, take, taken)


def _receive(
    work: Work, request: DossierRequest, by: Device | Person, key: str | None, token: str
) -> int:
    procedure = procedure_of(work.connection, work.office_id, request.procedure)
    intake = checked(request, procedure)
    _check_ticket(work, request.ticket)
    due = due_at(work.at, procedure.time_limit, working_time(work.connection, work.office_id))
    code = _next_code(work)
    row = {
        "code": code,
        "compact_code": compact(code),
        "token": token,
        "idempotency_key": key,
        "due_at": due,
        "ticket_id": request.ticket,
        "received_by_person": by.id if isinstance(by, Person) else None,
        "received_by_device": by.id if isinstance(by, Device) else None,
        **_of_intake(intake),
        **_of_procedure(procedure),
    }
    dossier_id = _insert(work, row)
    _insert_papers(work, dossier_id, intake)
    _record(work, dossier_id, code, due, request, by)
    return dossier_id


def _check_ticket(work: Work, ticket: int | None) -> None:
    if ticket is not None:
        # a number too large for a column is no ticket either
        ticket_of(work.connection, work.office_id, ticket if 0 < ticket < 2**31 else 0)


def _next_code(work: Work) -> str:
    office = work.connection.execute(
        select(OfficeRow.agency_code, OfficeRow.timezone).where(OfficeRow.id == work.office_id)
    ).one()
    day = business_day(work.at, office.timezone)
    return dossier_code(office.agency_code, day, _next_number(work, day))


def _next_number(work: Work, day: date) -> int:
    first = insert_or(work.connection.dialect.name, DossierSequenceRow).values(
        office_id=work.office_id, day=day, last=1
    )
    raised = first.on_conflict_do_update(
        index_elements=["office_id", "day"], set_={"last": DossierSequenceRow.last + 1}
    )
    return int(work.connection.execute(raised.returning(DossierSequenceRow.last)).scalar_one())


def _insert(work: Work, row: dict[str, Any]) -> int:
    statement = insert_or(work.connection.dialect.name, DossierRow).values(
        office_id=work.office_id,
        state=DossierState.RECEIVED.value,
        received_at=work.at,
        updated_at=work.at,
        **row,
    )
    once = statement.on_conflict_do_nothing(index_elements=["office_id", "idempotency_key"])
    dossier_id = work.connection.execute(once.returning(DossierRow.id)).scalar()
    if dossier_id is None:
        raise AlreadyMade
    return int(dossier_id)


def _insert_papers(work: Work, dossier_id: int, intake: Intake) -> None:
    rows = [
        {
            "dossier_id": dossier_id,
            "position": position,
            "code": component.code,
            "name_vi": component.name.vi,
            "name_en": component.name.en,
            "originals": paper.originals or 0,
            "copies": paper.copies or 0,
        }
        for position, (component, paper) in enumerate(intake.components, 1)
    ]
    if rows:
        work.connection.execute(insert(DossierComponentRow), rows)


def _record(
    work: Work,
    dossier_id: int,
    code: str,
    due: datetime,
    request: DossierRequest,
    by: Device | Person,
) -> None:
    entry = work.record(
        DossierReceived(
            dossier=dossier_id,
            code=code,
            procedure=request.procedure,
            due_at=due,
            ticket=request.ticket,
            counter=by.counter_id,
            device=by.id if isinstance(by, Device) else None,
            print=request.print,
        )
    )
    add_step(work, dossier_id, entry, DossierState.RECEIVED, by)


def _of_intake(intake: Intake) -> dict[str, Any]:
    person = intake.applicant
    return {
        "applicant_name": person.name,
        "applicant_id_number": person.id_number,
        "applicant_phone": person.phone,
        "applicant_address": person.address,
        "applicant_email": person.email,
        "note": intake.note,
    }


def _of_procedure(procedure: Procedure) -> dict[str, Any]:
    fees = procedure.fees
    return {
        "procedure_code": procedure.code,
        "procedure_vi": procedure.name.vi,
        "procedure_en": procedure.name.en,
        "service_code": procedure.service,
        "time_limit": msgspec.to_builtins(procedure.time_limit),
        "place": msgspec.to_builtins(procedure.place),
        "fees": msgspec.to_builtins(fees),
        "fee_vnd": fees[0].amount_vnd if len(fees) == 1 else None,
    }
