"""Reads of printing; all take a connection and an office."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, bindparam, func, select

from counter_server.accounts.tables import DeviceRow
from counter_server.contract.printing import JobState, PrintJob
from counter_server.core.errors import N_, NotFound
from counter_server.core.prepared import Prepared
from counter_server.core.who import DeviceKind

from .rules import MENDABLE, Job, JobKind, PrinterChoice
from .tables import PrintCursorRow, PrinterRow, PrintJobRow

LIMIT = 100
OPEN_LIMIT = 10_000
WIDEST_ROLL_MM = 112


def print_jobs(
    connection: Connection,
    office_id: int,
    *,
    ticket: int | None = None,
    dossier: int | None = None,
    state: JobState | None = None,
    since: datetime | None = None,
) -> tuple[PrintJob, ...]:
    """Jobs of a ticket, a dossier or a state, newest first; at most `LIMIT`."""
    wanted = _contract_jobs().where(PrintJobRow.office_id == office_id)
    if ticket is not None:
        wanted = wanted.where(PrintJobRow.ticket_id == ticket)
    if dossier is not None:
        wanted = wanted.where(PrintJobRow.dossier_id == dossier)
    if state is not None:
        wanted = wanted.where(PrintJobRow.state == state)
    if since is not None:
        wanted = wanted.where(PrintJobRow.created_at >= since)
    rows = connection.execute(wanted.order_by(PrintJobRow.id.desc()).limit(LIMIT))
    return tuple(_contract_job(row) for row in rows)


def failed_jobs(connection: Connection, office_id: int, since: datetime) -> tuple[PrintJob, ...]:
    """What `print_jobs` gives of failed ones, for the desk: asked at every click."""
    rows = _FAILED.rows(connection, {"office": office_id, "since": since})
    return tuple(_contract_job(row) for row in rows)


_FAILED = Prepared(
    lambda _: (
        _contract_jobs()
        .where(
            PrintJobRow.office_id == bindparam("office"),
            PrintJobRow.state == JobState.FAILED.value,
            PrintJobRow.created_at >= bindparam("since"),
        )
        .order_by(PrintJobRow.id.desc())
        .limit(LIMIT)
    )
)


def print_job(connection: Connection, office_id: int, job_id: int) -> PrintJob:
    """One job, or `NotFound`."""
    row = connection.execute(
        _contract_jobs().where(PrintJobRow.office_id == office_id, PrintJobRow.id == job_id)
    ).first()
    if row is None:
        raise NotFound(
            "unknown_print_job", N_("Không có lệnh in này."), N_("Tải lại danh sách lệnh in.")
        )
    return _contract_job(row)


def choices(
    connection: Connection, office_id: int, *, device: int | None, counter: int | None
) -> tuple[PrinterChoice, ...]:
    """The active printers, and which of them stands beside the device or the counter."""
    asked = _printer_beside(connection, office_id, device, counter)
    rows = connection.execute(
        select(PrinterRow.id, PrinterRow.paper_mm)
        .where(PrinterRow.office_id == office_id, PrinterRow.is_active)
        .order_by(PrinterRow.id)
        .limit(LIMIT)
    )
    return tuple(
        PrinterChoice(row.id, row.id == asked, row.paper_mm > WIDEST_ROLL_MM) for row in rows
    )


_AWAITED = Prepared(
    lambda _: select(
        select(func.count())
        .where(PrinterRow.office_id == bindparam("office"), PrinterRow.is_active)
        .scalar_subquery(),
        select(DeviceRow.kind).where(DeviceRow.id == bindparam("device")).scalar_subquery(),
    )
)


def is_awaited(connection: Connection, office_id: int, device: int | None) -> bool:
    """Whether paper can come out, or somebody stands there and has to be told that none will.

    A script in an office without a printer waits for no paper.
    """
    found = _AWAITED.row(connection, {"office": office_id, "device": device or 0})
    assert found is not None  # a SELECT of two values
    printers_count, kind = found
    return bool(printers_count) or bool(kind != DeviceKind.SCRIPT)


def job(connection: Connection, job_id: int) -> Job:
    """A job as the outbox handles it."""
    return _job(connection.execute(_jobs().where(PrintJobRow.id == job_id)).one())


def open_jobs(connection: Connection, office_id: int, since: datetime) -> Sequence[Job]:
    """What is not on paper yet, oldest first: issued, printing, or waiting for a printer since."""
    is_open = PrintJobRow.state.in_((JobState.ISSUED, JobState.PRINTING))
    is_mended = (
        (PrintJobRow.state == JobState.FAILED)
        & PrintJobRow.problem.in_(sorted(MENDABLE))
        & (PrintJobRow.asked_at >= since)
    )
    rows = connection.execute(
        _jobs()
        .where(PrintJobRow.office_id == office_id, is_open | is_mended)
        .order_by(PrintJobRow.id)
        .limit(OPEN_LIMIT)
    )
    return [_job(row) for row in rows]


def cursor(connection: Connection, office_id: int) -> int:
    """The last event that was turned into jobs; 0 before the first one."""
    found = connection.execute(
        select(func.max(PrintCursorRow.last_seq)).where(PrintCursorRow.office_id == office_id)
    ).scalar()
    return found or 0


def _printer_beside(
    connection: Connection, office_id: int, device: int | None, counter: int | None
) -> int | None:
    """The device's own printer first, then one of a device at the same counter."""
    is_own, is_near = DeviceRow.id == (device or 0), DeviceRow.counter_id == (counter or 0)
    return connection.execute(
        select(DeviceRow.printer_id)
        .join(PrinterRow, PrinterRow.id == DeviceRow.printer_id)
        .where(DeviceRow.office_id == office_id, is_own | is_near, PrinterRow.is_active)
        .order_by(is_own.desc(), DeviceRow.id)
        .limit(1)
    ).scalar()


def _jobs() -> Select[Any]:
    return select(PrintJobRow.__table__)


def _job(row: Any) -> Job:
    return Job(
        id=row.id,
        office_id=row.office_id,
        kind=JobKind(row.kind),
        subject_id=row.ticket_id or row.dossier_id or 0,
        printer_id=row.printer_id,
        state=JobState(row.state),
        problem=row.problem,
        asked_at=row.asked_at,
        copy=row.copy,
        home_printer_id=row.home_printer_id,
    )


def _contract_jobs() -> Select[Any]:
    return select(PrintJobRow.__table__, PrinterRow.name.label("printer_name")).outerjoin(
        PrinterRow, PrinterRow.id == PrintJobRow.printer_id
    )


def _contract_job(row: Any) -> PrintJob:
    return PrintJob(
        id=row.id,
        kind=row.kind,
        printer=row.printer_name or "",
        state=JobState(row.state),
        problem=row.problem,
        created_at=row.created_at,
        printed_at=row.printed_at,
        ticket=row.ticket_id,
        dossier=row.dossier_id,
        copy=row.copy,
        elsewhere=row.home_printer_id not in (None, row.printer_id),
    )
