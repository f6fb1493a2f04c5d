"""Printers of an office, and what they say about themselves."""

from collections.abc import Callable

from sqlalchemy import insert, select, update

from counter_server.accounts.actions.standing import stand_in_line
from counter_server.accounts.rules import tidy_name
from counter_server.contract.events import PrinterChanged
from counter_server.core.errors import N_, Invalid, Refused
from counter_server.core.work import Work, Works
from counter_server.printing.printer_queries import known_printer, printer_called
from counter_server.printing.tables import PrinterRow
from hardware.printing.address import BadPrinterUrl, read

CheckUrl = Callable[[str], int]


def paper_mm_of(url: str) -> int:
    """The width of the paper of a printer's URL; `BadPrinterUrl` when it names no printer."""
    return read(url).paper_mm


def add_printer(
    works: Works,
    office_id: int,
    *,
    name: str,
    url: str,
    backup_id: int | None = None,
    check_url: CheckUrl = paper_mm_of,
) -> int:
    """A new printer's id; `Invalid` wrong_printer_url, `Refused` printer_exists."""
    tidy, paper_mm = tidy_name(name), _paper_mm(url, check_url)
    with works.begin(office_id) as work:
        _refuse_known(work, tidy)
        printer_id = work.connection.execute(
            insert(PrinterRow)
            .values(
                office_id=office_id,
                name=tidy,
                url=url.strip(),
                paper_mm=paper_mm,
                backup_id=backup_id,
            )
            .returning(PrinterRow.id)
        ).scalar_one()
        tell_of_printer(work, printer_id)
        return printer_id


def change_printer(
    works: Works,
    office_id: int,
    printer_id: int,
    *,
    name: str,
    url: str,
    backup_id: int | None = None,
    check_url: CheckUrl = paper_mm_of,
) -> None:
    """Another name, address or backup, from the next slip on; errors as `add_printer`."""
    tidy, paper_mm = tidy_name(name), _paper_mm(url, check_url)
    with works.begin(office_id) as work:
        before = known_printer(work.connection, office_id, printer_id)
        if tidy != before.line.name:
            _refuse_known(work, tidy, other_than=printer_id)
        if backup_id is not None:
            known_printer(work.connection, office_id, backup_id)
        values = {"name": tidy, "url": url.strip(), "paper_mm": paper_mm}
        backup = None if backup_id == printer_id else backup_id
        change_row(work, printer_id, **values, backup_id=backup)


def pause_printer(works: Works, office_id: int, printer_id: int, *, is_paused: bool) -> None:
    """A paused printer prints nothing; what waits comes out elsewhere, or when it goes on."""
    with works.begin(office_id) as work:
        known_printer(work.connection, office_id, printer_id)
        change_row(work, printer_id, is_paused=is_paused)


def note_health(
    works: Works, office_id: int, printer_id: int, problem: str | None, paper: str | None = None
) -> None:
    """Keeps what a printer said when it was asked."""
    with works.begin(office_id) as work:
        note_health_in(work, printer_id, problem, paper)


def note_health_in(
    work: Work, printer_id: int, problem: str | None, paper: str | None = None
) -> None:
    """The same within a transaction; everybody hears of a change. `paper` None: as before."""
    here = (PrinterRow.office_id == work.office_id) & (PrinterRow.id == printer_id)
    row = work.connection.execute(select(PrinterRow.__table__).where(here)).one()
    paper = paper or row.paper
    work.connection.execute(
        update(PrinterRow).where(here).values(problem=problem, paper=paper, checked_at=work.at)
    )
    if (problem, paper) != (row.problem, row.paper):
        tell_of_printer(work, printer_id)


def tell_of_printer(work: Work, printer_id: int) -> None:
    """The printer as it now is, in the event log."""
    here = (PrinterRow.office_id == work.office_id) & (PrinterRow.id == printer_id)
    row = work.connection.execute(select(PrinterRow.__table__).where(here)).one()
    work.record(
        PrinterChanged(
            printer=row.id,
            name=row.name,
            problem=row.problem,
            paper=row.paper,
            paused=row.is_paused,
        )
    )


def change_row(work: Work, printer_id: int, **values: object) -> None:
    """Writes the values and tells everybody."""
    here = (PrinterRow.office_id == work.office_id) & (PrinterRow.id == printer_id)
    work.connection.execute(update(PrinterRow).where(here).values(values))
    tell_of_printer(work, printer_id)


def _paper_mm(url: str, check_url: CheckUrl) -> int:
    try:
        return check_url(url)
    except BadPrinterUrl as error:
        raise Invalid(
            "wrong_printer_url",
            N_("Địa chỉ máy in không đúng: {wrong}."),
            N_("Ghi như {example}."),
            field="url",
            values={"wrong": error.wrong, "example": error.example},
        ) from error


def _refuse_known(work: Work, name: str, other_than: int = 0) -> None:
    stand_in_line(work)
    known = printer_called(work.connection, work.office_id, name, other_than=other_than)
    if known:
        raise Refused(
            "printer_exists",
            N_("Đã có máy in tên {name}."),
            N_("Chọn tên khác."),
            field="name",
            values={"name": known.name},
        )
