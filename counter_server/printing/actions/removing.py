"""A printer is taken out of use; what waits for it comes out elsewhere."""

from sqlalchemy import select, update

from counter_server.contract.printing import JobState
from counter_server.core.work import Work, Works
from counter_server.printing.printer_queries import known_printer
from counter_server.printing.queries import choices
from counter_server.printing.rules import MENDABLE, NO_PRINTER, JobKind, chosen
from counter_server.printing.tables import PrinterRow, PrintJobRow

from .changing import change
from .printers import change_row

_NAME_LENGTH = 60


def remove_printer(works: Works, office_id: int, printer_id: int) -> None:
    """Out of use; its jobs stay, its name is free again, nothing takes over to it any more."""
    with works.begin(office_id) as work:
        name = known_printer(work.connection, office_id, printer_id).line.name
        work.connection.execute(
            update(PrinterRow)
            .where(PrinterRow.office_id == office_id, PrinterRow.backup_id == printer_id)
            .values(backup_id=None)
        )
        gone = f"{name[:_NAME_LENGTH]} (#{printer_id})"
        change_row(work, printer_id, is_active=False, name=gone)
        _send_elsewhere(work, printer_id)


def _send_elsewhere(work: Work, printer_id: int) -> None:
    """Each keeps the time at which it was wanted, so what is too late is dropped there too."""
    others = choices(work.connection, work.office_id, device=None, counter=None)
    for job_id, kind in _waiting(work, printer_id):
        other_id = chosen(others, JobKind(kind)) if kind != JobKind.TRIAL else None
        if other_id is None:
            change(work, job_id, state=JobState.FAILED, problem=NO_PRINTER)
        else:
            there = {"printer_id": other_id, "home_printer_id": other_id}
            change(work, job_id, state=JobState.ISSUED, problem=None, **there)


def _waiting(work: Work, printer_id: int) -> list[tuple[int, str]]:
    is_mended = (PrintJobRow.state == JobState.FAILED) & PrintJobRow.problem.in_(sorted(MENDABLE))
    rows = work.connection.execute(
        select(PrintJobRow.id, PrintJobRow.kind)
        .where(
            PrintJobRow.office_id == work.office_id,
            PrintJobRow.printer_id == printer_id,
            (PrintJobRow.state == JobState.ISSUED) | is_mended,
        )
        .order_by(PrintJobRow.id)
        .limit(1000)
    )
    return [(row.id, row.kind) for row in rows]
