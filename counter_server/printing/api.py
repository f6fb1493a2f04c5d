"""Print jobs and printers for kiosks and desks."""

from flask import request

from counter_server.contract.printing import JobState, PrintJob
from counter_server.contract.wire import LARGEST_ID
from counter_server.core.api import Api
from counter_server.core.clock import day_began
from counter_server.core.errors import N_, Malformed
from counter_server.core.offices import office
from counter_server.core.parts import Parts
from counter_server.core.who import Act, Device, Person, allowed, may

from . import actions, queries
from .printer_queries import PrinterLine
from .printer_queries import printers as printers_of
from .rules import JobKind
from .waiting import LONGEST_S, Subject, settled_jobs

Who = Device | Person


def printing_api(parts: Parts) -> Api:
    """The calls of printing."""
    api = Api("printing")
    _jobs(api, parts)
    _copies(api, parts)
    _printers(api, parts)
    return api


def _jobs(api: Api, parts: Parts) -> None:
    @api.get(
        "/print-jobs",
        answer=tuple[PrintJob, ...],
        query=("ticket", "dossier", "state", "wait"),
        errors=("wrong_query",),
        summary="Jobs of a ticket or a dossier, or of a state today; newest first",
    )
    def print_jobs(actor: Who) -> tuple[PrintJob, ...]:
        subject = Subject(_id("ticket"), _id("dossier"))
        if subject == Subject():
            return _of_today(parts, actor.office_id, _state())
        return settled_jobs(parts, actor.office_id, subject, _wait_s())

    @api.post(
        "/print-jobs/<int:job_id>/retry",
        may=Act.REPRINT,
        answer=PrintJob,
        errors=("unknown_print_job", "wrong_state"),
        summary="Print a job that failed once more",
    )
    def retry_print_job(actor: Who, job_id: int) -> PrintJob:
        return actions.retry(parts.works, actor.office_id, job_id)


def _copies(api: Api, parts: Parts) -> None:
    @api.post(
        "/tickets/<int:ticket_id>/print",
        answer=PrintJob,
        errors=("nothing_to_print", "too_many_copies", "not_allowed"),
        summary="One more copy of a slip; the paper says that it is one",
    )
    def print_ticket(actor: Who, ticket_id: int) -> PrintJob:
        if not may(actor, Act.ISSUE):  # a kiosk prints a lost slip again
            allowed(actor, Act.REPRINT)
        return _another(parts, actor, JobKind.SLIP, ticket_id)

    @api.post(
        "/dossiers/<int:dossier_id>/print",
        may=Act.REPRINT,
        answer=PrintJob,
        errors=("nothing_to_print", "too_many_copies"),
        summary="One more copy of a receipt",
    )
    def print_dossier(actor: Who, dossier_id: int) -> PrintJob:
        return _another(parts, actor, JobKind.RECEIPT, dossier_id)


def _another(parts: Parts, actor: Who, kind: JobKind, subject_id: int) -> PrintJob:
    device = actor.id if isinstance(actor, Device) else None
    return actions.reprint(
        parts.works, actor.office_id, kind, subject_id, device=device, counter=actor.counter_id
    )


def _printers(api: Api, parts: Parts) -> None:
    @api.get("/printers", answer=tuple[PrinterLine, ...], summary="Printers and their troubles")
    def printers(actor: Who) -> tuple[PrinterLine, ...]:
        with parts.database.read() as connection:
            return printers_of(connection, actor.office_id)


def _of_today(parts: Parts, office_id: int, state: JobState | None) -> tuple[PrintJob, ...]:
    with parts.database.read() as connection:
        midnight = day_began(parts.clock(), office(connection, office_id).timezone)
        return queries.print_jobs(connection, office_id, state=state, since=midnight)


def _id(name: str) -> int | None:
    text = request.args.get(name)
    if text is None:
        return None
    if text.isascii() and text.isdigit() and int(text[:12]) <= LARGEST_ID:
        return int(text[:12])
    raise _wrong(name)


def _state() -> JobState | None:
    text = request.args.get("state")
    if text is None:
        return None
    if text in set(JobState):
        return JobState(text)
    raise _wrong("state")


def _wait_s() -> float:
    text = request.args.get("wait", "0")
    if text.isascii() and text.isdigit() and len(text) <= 4:
        return min(float(text), LONGEST_S)
    raise _wrong("wait")


def _wrong(field: str) -> Malformed:
    return Malformed(
        "wrong_query",
        N_("Giá trị “{field}” trên địa chỉ không đúng."),
        N_("Sửa theo tài liệu API rồi gọi lại."),
        field=field,
        values={"field": field},
    )
