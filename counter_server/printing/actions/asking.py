"""A person asks for paper again."""

from sqlalchemy import select

from counter_server.contract.printing import JobState, PrintJob
from counter_server.core.errors import N_, NotFound, Refused
from counter_server.core.work import Work, Works
from counter_server.dossiers.tables import DossierRow
from counter_server.printing.paper_rules import paper_rules
from counter_server.printing.printer_queries import known_printer
from counter_server.printing.queries import choices, print_job
from counter_server.printing.rules import NO_PRINTER, JobKind, Wanted, chosen
from counter_server.printing.tables import PrintJobRow
from counter_server.queue.tables import TicketRow

from .changing import change, hold
from .taking import insert_job, new_job


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
        return _once_more(work, job_id)


def reprint(
    works: Works,
    office_id: int,
    kind: JobKind,
    subject_id: int,
    *,
    device: int | None = None,
    counter: int | None = None,
) -> PrintJob:
    """Another copy, or what has failed once more; what is still being printed stays one job.

    `NotFound` when there is no such ticket or dossier, `Refused` too_many_copies.
    """
    with works.begin(office_id) as work:
        last = _last_job(work, kind, subject_id)
        if last is not None and last.state is JobState.FAILED:
            return _once_more(work, last.id)
        if last is not None and last.state is not JobState.PRINTED:
            return last
        if last is None:
            _refuse_unknown(work, kind, subject_id)
        return _new_copy(work, Wanted(kind, subject_id, device, counter), last.copy if last else 0)


def try_printer(works: Works, office_id: int, printer_id: int) -> PrintJob:
    """A page that shows what the printer can do, after what it prints already."""
    with works.begin(office_id) as work:
        known_printer(work.connection, office_id, printer_id)
        job_id = insert_job(work, Wanted(JobKind.TRIAL, 0), printer_id, work.at)
        assert job_id is not None  # it has neither ticket nor dossier, so nothing is like it
        return print_job(work.connection, office_id, job_id)


def _new_copy(work: Work, wanted: Wanted, copies: int) -> PrintJob:
    most = paper_rules(work.connection, work.office_id).most_copies
    if copies >= most:
        raise Refused(
            "too_many_copies",
            N_("Đã in đủ {most} bản."),
            N_("Ghi số ra giấy cho người dân, hoặc nhờ người quản trị tăng số bản."),
            values={"most": most},
        )
    job_id = new_job(work, wanted, work.at, copies + 1)
    assert job_id is not None  # the copy was counted in this very transaction
    return print_job(work.connection, work.office_id, job_id)


def _once_more(work: Work, job_id: int) -> PrintJob:
    """A failed job begins anew at a printer that is in use, if there is one."""
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


def _usable_printer(work: Work, job_id: int) -> int | None:
    """The job's own printer while it is in use, else the office's first one."""
    own = select(PrintJobRow.printer_id).where(PrintJobRow.id == job_id)
    own_id = work.connection.execute(own).scalar()
    active = choices(work.connection, work.office_id, device=None, counter=None)
    return own_id if any(each.id == own_id for each in active) else chosen(active)


def _last_job(work: Work, kind: JobKind, subject_id: int) -> PrintJob | None:
    """The newest copy; held, so that two touches ask for one."""
    subject = PrintJobRow.ticket_id if kind is JobKind.SLIP else PrintJobRow.dossier_id
    job_id = work.connection.execute(
        select(PrintJobRow.id)
        .where(PrintJobRow.office_id == work.office_id, subject == subject_id)
        .order_by(PrintJobRow.copy.desc())
        .limit(1)
        .with_for_update()
    ).scalar()
    return None if job_id is None else print_job(work.connection, work.office_id, job_id)


def _refuse_unknown(work: Work, kind: JobKind, subject_id: int) -> None:
    rows = TicketRow if kind is JobKind.SLIP else DossierRow
    here = (rows.office_id == work.office_id) & (rows.id == subject_id)
    if work.connection.execute(select(rows.id).where(here)).first() is None:
        raise NotFound(
            "nothing_to_print",
            N_("Không có phiếu hay hồ sơ này."),
            N_("Kiểm tra lại số phiếu hoặc mã hồ sơ."),
        )
