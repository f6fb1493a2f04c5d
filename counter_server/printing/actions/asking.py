"""A person asks for paper again."""

from sqlalchemy import func, select

from counter_server.contract.printing import JobState, PrintJob
from counter_server.core.errors import N_, NotFound, Refused
from counter_server.core.work import Work, Works
from counter_server.printing.queries import choices, print_job
from counter_server.printing.rules import NO_PRINTER, JobKind, Wanted, chosen
from counter_server.printing.tables import PrintJobRow

from .changing import change, hold
from .taking import new_job


def retry(works: Works, office_id: int, job_id: int) -> PrintJob:
    """The same job once more; `Refused` wrong_state unless it has failed."""
    with works.begin(office_id) as work:
        hold(work, job_id)
        found = print_job(work.connection, office_id, job_id)
        if found.state is not JobState.FAILED:
            raise Refused(
                "wrong_state",
                N_("Chỉ in lại được lệnh in bị lỗi."),
                N_("Chờ lệnh in này xong, hoặc in thêm một bản."),
                state=found.state,
            )
        printer_id = _usable_printer(work, job_id)
        if printer_id is None:
            return change(work, job_id, problem=NO_PRINTER)
        return change(
            work,
            job_id,
            state=JobState.ISSUED,
            problem=None,
            printer_id=printer_id,
            home_printer_id=printer_id,
            asked_at=work.at,
        )


def reprint(
    works: Works, office_id: int, kind: JobKind, subject_id: int, *, device: int | None = None
) -> PrintJob:
    """One more copy of a slip or a receipt; `NotFound` when it never had a job."""
    with works.begin(office_id) as work:
        copy = _last_copy(work, kind, subject_id) + 1
        job_id = new_job(work, Wanted(kind, subject_id, device), work.at, copy)
        assert job_id is not None  # the copy was counted in this very transaction
        return print_job(work.connection, office_id, job_id)


def _usable_printer(work: Work, job_id: int) -> int | None:
    """The job's own printer while it is in use, else the office's first one."""
    own = select(PrintJobRow.printer_id).where(PrintJobRow.id == job_id)
    own_id = work.connection.execute(own).scalar()
    active = choices(work.connection, work.office_id, device=None, counter=None)
    return own_id if any(each.id == own_id for each in active) else chosen(active)


def _last_copy(work: Work, kind: JobKind, subject_id: int) -> int:
    subject = PrintJobRow.ticket_id if kind is JobKind.SLIP else PrintJobRow.dossier_id
    last = work.connection.execute(
        select(func.max(PrintJobRow.copy)).where(
            PrintJobRow.office_id == work.office_id, subject == subject_id
        )
    ).scalar()
    if last is None:
        raise NotFound(
            "unknown_print_job", N_("Chưa có lệnh in nào."), N_("Kiểm tra lại phiếu hoặc hồ sơ.")
        )
    return last
