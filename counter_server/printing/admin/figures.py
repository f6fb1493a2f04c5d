"""What the printers did today, and the last jobs."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, func, select

from counter_server.contract.printing import JobState
from counter_server.printing.rules import DROPPED, JobKind
from counter_server.printing.tables import PrinterRow, PrintJobRow
from counter_server.queue.tables import TicketRow

LAST_JOBS = 20


@dataclass(frozen=True)
class Tally:
    """How many jobs of a printer came out, wait, were dropped as needless, or need a person."""

    printed: int = 0
    waiting: int = 0
    dropped: int = 0
    failed: int = 0


@dataclass(frozen=True)
class JobLine:
    """A job as the administrator reads it."""

    id: int
    kind: JobKind
    number: str
    copy: int
    printer: str
    state: JobState
    problem: str | None
    created_at: datetime
    attempts: int


def tallies(connection: Connection, office_id: int, since: datetime) -> Mapping[int, Tally]:
    """Today's figures by printer."""
    rows = connection.execute(
        select(PrintJobRow.printer_id, PrintJobRow.state, PrintJobRow.problem, func.count())
        .where(
            PrintJobRow.office_id == office_id,
            PrintJobRow.created_at >= since,
            PrintJobRow.printer_id.is_not(None),
        )
        .group_by(PrintJobRow.printer_id, PrintJobRow.state, PrintJobRow.problem)
    )
    counted: dict[int, Counter[str]] = {}
    for printer_id, state, problem, count in rows:
        counts = counted.setdefault(int(printer_id or 0), Counter())
        counts[_name_of(JobState(state), problem)] += count
    return {printer_id: Tally(**each) for printer_id, each in counted.items()}


def last_jobs(connection: Connection, office_id: int) -> tuple[JobLine, ...]:
    """The newest jobs of all printers."""
    rows = connection.execute(
        select(
            PrintJobRow.__table__,
            PrinterRow.name.label("printer_name"),
            TicketRow.label.label("number"),
        )
        .outerjoin(PrinterRow, PrinterRow.id == PrintJobRow.printer_id)
        .outerjoin(TicketRow, TicketRow.id == PrintJobRow.ticket_id)
        .where(PrintJobRow.office_id == office_id)
        .order_by(PrintJobRow.id.desc())
        .limit(LAST_JOBS)
    )
    return tuple(
        JobLine(
            id=row.id,
            kind=JobKind(row.kind),
            number=row.number or "",
            copy=row.copy,
            printer=row.printer_name or "",
            state=JobState(row.state),
            problem=row.problem,
            created_at=row.created_at,
            attempts=row.attempts,
        )
        for row in rows
    )


def _name_of(state: JobState, problem: str | None) -> str:
    match state:
        case JobState.PRINTED:
            return "printed"
        case JobState.ISSUED | JobState.PRINTING:
            return "waiting"
    return "dropped" if problem in DROPPED else "failed"
