"""Events become jobs; the place in the event log moves in the same transaction."""

from datetime import datetime

from sqlalchemy import update

from counter_server.contract.events import Entry
from counter_server.contract.printing import JobState
from counter_server.core.upsert import insert_or
from counter_server.core.work import Work, Works
from counter_server.printing.queries import choices
from counter_server.printing.rules import NO_PRINTER, JobKind, Wanted, chosen
from counter_server.printing.tables import PrintCursorRow, PrintJobRow

from .changing import tell


def open_place(works: Works, office_id: int) -> None:
    """Gives an office a place in its event log, at the beginning."""
    with works.database.write() as connection:
        statement = insert_or(connection.dialect.name, PrintCursorRow).values(
            office_id=office_id, last_seq=0
        )
        connection.execute(statement.on_conflict_do_nothing())


def take(works: Works, office_id: int, entry: Entry, wanted: Wanted) -> None:
    """A job for the paper an entry wants, once, whoever reads it and however often."""
    with works.begin(office_id) as work:
        if _move_to(work, entry.seq):
            new_job(work, wanted, asked_at=entry.at)


def keep_place(works: Works, office_id: int, seq: int) -> None:
    """Remembers how far the log was read, so that a restart begins there."""
    with works.begin(office_id) as work:
        _move_to(work, seq)


def new_job(work: Work, wanted: Wanted, asked_at: datetime, copy: int = 1) -> int | None:
    """The job's id; it has failed at once when there is no printer. None: it was there before."""
    beside = choices(work.connection, work.office_id, device=wanted.device, counter=wanted.counter)
    return insert_job(work, wanted, chosen(beside, wanted.kind), asked_at, copy)


def insert_job(
    work: Work, wanted: Wanted, printer_id: int | None, asked_at: datetime, copy: int = 1
) -> int | None:
    """The same at a printer that is known."""
    statement = insert_or(work.connection.dialect.name, PrintJobRow).values(
        office_id=work.office_id,
        printer_id=printer_id,
        home_printer_id=printer_id,
        kind=wanted.kind,
        ticket_id=wanted.subject_id if wanted.kind is JobKind.SLIP else None,
        dossier_id=wanted.subject_id if wanted.kind is JobKind.RECEIPT else None,
        copy=copy,
        state=JobState.FAILED if printer_id is None else JobState.ISSUED,
        problem=NO_PRINTER if printer_id is None else None,
        created_at=work.at,
        asked_at=asked_at,
    )
    job_id: int | None = work.connection.execute(
        statement.on_conflict_do_nothing().returning(PrintJobRow.id)
    ).scalar()
    if job_id is not None:
        tell(work, job_id)
    return job_id


def _move_to(work: Work, seq: int) -> bool:
    """Whether the place was before `seq`; its row lock keeps two outboxes apart."""
    moved = work.connection.execute(
        update(PrintCursorRow)
        .where(PrintCursorRow.office_id == work.office_id, PrintCursorRow.last_seq < seq)
        .values(last_seq=seq)
    )
    return moved.rowcount == 1
