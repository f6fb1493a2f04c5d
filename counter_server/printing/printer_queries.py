"""Reads of printers: their addresses, their health, and which one takes over from which."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, select

from counter_server.accounts.rules import read_alike
from counter_server.contract.wire import Shape
from counter_server.core.errors import N_, NotFound
from counter_server.core.prepared import Prepared

from .rules import Job
from .tables import PrinterRow

LIMIT = 100
NEAR_END = "near_end"


class PrinterLine(Shape, frozen=True):
    """A printer as the desk sees it; `problem` and `paper` are what it last said."""

    id: int
    name: str
    paper_mm: int
    is_active: bool
    problem: str | None
    checked_at: datetime | None
    paper: str = "ok"
    is_paused: bool = False


@dataclass(frozen=True)
class KnownPrinter:
    """A printer in use, with its address and the one that takes over from it."""

    line: PrinterLine
    url: str
    backup_id: int | None


def printers(connection: Connection, office_id: int) -> tuple[PrinterLine, ...]:
    """The printers of an office, first one first."""
    return tuple(_line(row) for row in _rows(connection, PrinterRow.office_id == office_id))


def known_printers(connection: Connection, office_id: int) -> tuple[KnownPrinter, ...]:
    """Those in use."""
    here = (PrinterRow.office_id == office_id) & PrinterRow.is_active
    return tuple(_known(row) for row in _rows(connection, here))


def known_printer(connection: Connection, office_id: int, printer_id: int) -> KnownPrinter:
    """One in use, or `NotFound`."""
    here = (PrinterRow.office_id == office_id) & (PrinterRow.id == printer_id)
    for row in _rows(connection, here & PrinterRow.is_active):
        return _known(row)
    raise NotFound("unknown_printer", N_("Không có máy in này."), N_("Tải lại danh sách máy in."))


def printer_called(
    connection: Connection, office_id: int, name: str, *, other_than: int = 0
) -> PrinterLine | None:
    """The printer that people would take for the one of that name."""
    here = (PrinterRow.office_id == office_id) & (PrinterRow.id != other_than)
    rows = connection.execute(select(PrinterRow.__table__).where(here).order_by(PrinterRow.id))
    return read_alike(name, map(_line, rows))


def place_of(connection: Connection, printer_id: int) -> tuple[str, bool]:
    """The address at which a printer is now, and whether a person has paused it."""
    found = select(PrinterRow.url, PrinterRow.is_paused).where(PrinterRow.id == printer_id)
    row = connection.execute(found).one()
    return row.url, row.is_paused


_LOW_PAPER = Prepared(
    lambda _: (
        select(PrinterRow.name)
        .where(
            PrinterRow.office_id == bindparam("office"),
            PrinterRow.is_active,
            PrinterRow.problem.is_(None),
            PrinterRow.paper == NEAR_END,
        )
        .order_by(PrinterRow.id)
        .limit(LIMIT)
    )
)


def low_paper(connection: Connection, office_id: int) -> tuple[str, ...]:
    """The names of the printers that still print, but not for long."""
    return tuple(row.name for row in _LOW_PAPER.rows(connection, {"office": office_id}))


def stand_in(connection: Connection, job: Job) -> int | None:
    """The other one of a job's home printer and its backup, if it is well as far as known."""
    home_id = job.home_printer_id or job.printer_id
    backup = select(PrinterRow.backup_id).where(PrinterRow.id == home_id)
    pair = {home_id, connection.execute(backup).scalar()} - {job.printer_id, None}
    return connection.execute(
        select(PrinterRow.id).where(
            PrinterRow.office_id == job.office_id,
            PrinterRow.id.in_(pair),
            PrinterRow.is_active,
            PrinterRow.is_paused.is_(False),
            PrinterRow.problem.is_(None),
        )
    ).scalar()


def _rows(connection: Connection, here: Any) -> Any:
    wanted = select(PrinterRow.__table__).where(here)
    return connection.execute(wanted.order_by(PrinterRow.id).limit(LIMIT))


def _known(row: Any) -> KnownPrinter:
    return KnownPrinter(_line(row), row.url, row.backup_id)


def _line(row: Any) -> PrinterLine:
    return PrinterLine(
        id=row.id,
        name=row.name,
        paper_mm=row.paper_mm,
        is_active=row.is_active,
        problem=row.problem,
        checked_at=row.checked_at,
        paper=row.paper,
        is_paused=row.is_paused,
    )
