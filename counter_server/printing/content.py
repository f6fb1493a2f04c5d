"""Fills slips and receipts from the rooms below: the ticket's visit, the dossier's file."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection, select

from counter_server.accounts.tables import UserRow
from counter_server.contract.office import Name
from counter_server.contract.procedures import Fee, TimeLimit, TimeUnit
from counter_server.contract.tickets import TicketState
from counter_server.core.clock import local
from counter_server.core.offices import OfficeRow, office
from counter_server.dossiers.queries import DossierFile, dossier_file
from counter_server.queue.classes import priority_classes
from counter_server.queue.queries import ticket
from counter_server.queue.tables import ServiceRow

from .contents import ComponentLine, Content, FeeLine, ReceiptContent, SlipContent, TrialContent
from .looks import dressed
from .printer_queries import known_printer
from .rules import Job, JobKind

_UNITS = {
    TimeUnit.WORKING_DAY: "{amount} ngày làm việc",
    TimeUnit.DAY: "{amount} ngày",
    TimeUnit.HOUR: "{amount} giờ làm việc",
    TimeUnit.MONTH: "{amount} tháng",
    TimeUnit.SAME_DAY: "trong ngày làm việc",
}


def filler(public_url: str) -> Callable[[Connection, Job], Content]:
    """Fills a job's paper; `public_url` is how phones reach this server."""

    def fill(connection: Connection, job: Job) -> Content:
        match job.kind:
            case JobKind.SLIP:
                slip = slip_content(connection, job.office_id, job.subject_id, public_url)
                return replace(slip, copy=job.copy)
            case JobKind.RECEIPT:
                receipt = receipt_content(connection, job.office_id, job.subject_id, public_url)
                return replace(receipt, copy=job.copy)
            case JobKind.TRIAL:
                return trial_content(connection, job.office_id, job.printer_id or 0, job.asked_at)

    return fill


def trial_content(
    connection: Connection, office_id: int, printer_id: int, at: datetime
) -> TrialContent:
    """The page to try a printer with, or `NotFound`."""
    known = known_printer(connection, office_id, printer_id)
    return TrialContent(
        printer=known.line.name,
        address=known.url,
        paper_mm=known.line.paper_mm,
        at=local(at, office(connection, office_id).timezone),
        code=f"motcua {known.line.name}",
    )


def slip_content(
    connection: Connection, office_id: int, ticket_id: int, public_url: str
) -> SlipContent:
    """The slip of a ticket, or `NotFound`."""
    place = office(connection, office_id, public_url)
    dress = dressed(connection, office_id, JobKind.SLIP)
    visit = ticket(connection, office_id, ticket_id, public_url)
    return SlipContent(
        language=visit.language,
        unit=place.unit,
        office=place.name,
        number=visit.number,
        service=_service_name(connection, office_id, visit.service),
        priority=_priority_name(connection, office_id, visit.priority),
        ahead=visit.ahead if visit.state is TicketState.WAITING else None,
        wait=visit.wait,
        issued_at=local(visit.issued_at, place.timezone),
        status_url=visit.status_url,
        look=dress.look,
        logo=dress.logo,
    )


def receipt_content(
    connection: Connection, office_id: int, dossier_id: int, public_url: str
) -> ReceiptContent:
    """The receipt of a dossier, or `NotFound`."""
    place = office(connection, office_id, public_url)
    dress = dressed(connection, office_id, JobKind.RECEIPT)
    file = dossier_file(connection, office_id, dossier_id, public_url)
    where, phone = _place_and_phone(connection, office_id)
    return ReceiptContent(
        unit=place.unit.vi,
        office=place.name.vi,
        place=where,
        phone=phone,
        code=file.dossier.code,
        submitter=file.applicant.name,
        id_number=file.applicant.id_number,
        address=file.applicant.address,
        submitter_phone=file.applicant.phone,
        email=file.applicant.email,
        procedure=file.procedure.vi,
        components=_components(file),
        time_limit=time_limit_in_words(file.time_limit),
        received_at=local(file.dossier.received_at, place.timezone),
        due_at=local(file.dossier.due_at, place.timezone),
        return_place=file.place.vi or place.name.vi,
        fees=fee_lines(file.fees, file.fee_vnd),
        status_url=file.dossier.status_url,
        receiver=_person_name(connection, office_id, file.received_by_person),
        look=dress.look,
        logo=dress.logo,
    )


def time_limit_in_words(limit: TimeLimit) -> str:
    """`10 ngày làm việc`, as the law names it."""
    return _UNITS[limit.unit].format(amount=limit.amount)


def fee_lines(fees: tuple[Fee, ...], fee_vnd: int | None) -> tuple[FeeLine, ...]:
    """What is paid: the one known amount, or every case with its own."""
    if fee_vnd is not None:
        return (FeeLine("", fee_vnd),)
    return tuple(FeeLine(fee.case.vi, fee.amount_vnd) for fee in fees)


def _components(file: DossierFile) -> tuple[ComponentLine, ...]:
    return tuple(
        ComponentLine(paper.name.vi, paper.originals, paper.copies) for paper in file.papers
    )


def _service_name(connection: Connection, office_id: int, code: str) -> Name:
    row = connection.execute(
        select(ServiceRow.name_vi, ServiceRow.name_en).where(
            ServiceRow.office_id == office_id, ServiceRow.code == code
        )
    ).one()
    return Name(vi=row.name_vi, en=row.name_en)


def _priority_name(connection: Connection, office_id: int, code: str | None) -> Name | None:
    classes = priority_classes(connection, office_id) if code else ()
    return next((each.name for each in classes if each.code == code), None)


def _place_and_phone(connection: Connection, office_id: int) -> tuple[str, str]:
    row = connection.execute(
        select(OfficeRow.place, OfficeRow.phone).where(OfficeRow.id == office_id)
    ).one()
    return row.place, row.phone


def _person_name(connection: Connection, office_id: int, person_id: int | None) -> str:
    found = connection.execute(
        select(UserRow.display_name).where(UserRow.office_id == office_id, UserRow.id == person_id)
    ).scalar()
    return found or ""
