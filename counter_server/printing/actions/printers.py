"""Printers of an office, and what they say about themselves."""

from collections.abc import Callable

from sqlalchemy import insert, select, update

from counter_server.accounts.rules import tidy_name
from counter_server.core.errors import N_, Invalid, Refused
from counter_server.core.work import Work, Works
from counter_server.printing.tables import PrinterRow
from hardware.printing.address import BadPrinterUrl, read

CheckUrl = Callable[[str], int]

_NARROW_PAPER_MM, _WIDE_PAPER_MM = 58, 80
_WIDEST_NARROW_PX = 400


def paper_mm_of(url: str) -> int:
    """The width of the paper of a printer's URL; `BadPrinterUrl` when it names no printer."""
    return _NARROW_PAPER_MM if read(url).width_px <= _WIDEST_NARROW_PX else _WIDE_PAPER_MM


def add_printer(
    works: Works, office_id: int, *, name: str, url: str, check_url: CheckUrl = paper_mm_of
) -> int:
    """A new printer's id; `Invalid` wrong_printer_url, `Refused` printer_exists."""
    tidy, paper_mm = tidy_name(name), _paper_mm(url, check_url)
    with works.begin(office_id) as work:
        _refuse_known(work, tidy)
        return work.connection.execute(
            insert(PrinterRow)
            .values(office_id=office_id, name=tidy, url=url.strip(), paper_mm=paper_mm)
            .returning(PrinterRow.id)
        ).scalar_one()


def note_health(works: Works, office_id: int, printer_id: int, problem: str | None) -> None:
    """Keeps what a printer said when it was asked."""
    with works.begin(office_id) as work:
        note_health_in(work, printer_id, problem)


def note_health_in(work: Work, printer_id: int, problem: str | None) -> None:
    """The same within a transaction."""
    here = (PrinterRow.office_id == work.office_id) & (PrinterRow.id == printer_id)
    work.connection.execute(
        update(PrinterRow).where(here).values(problem=problem, checked_at=work.at)
    )


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


def _refuse_known(work: Work, name: str) -> None:
    here = (PrinterRow.office_id == work.office_id) & (PrinterRow.name == name)
    if work.connection.execute(select(PrinterRow.id).where(here)).first():
        raise Refused(
            "printer_exists",
            N_("Đã có máy in tên {name}."),
            N_("Chọn tên khác."),
            field="name",
            values={"name": name},
        )
