"""Pages of a printer: add, change, take away; its address is checked and explained."""

from collections.abc import Callable
from typing import TypedDict

from flask import Blueprint, request
from werkzeug.wrappers import Response as AnyResponse

from counter_server.core.errors import N_, Invalid
from counter_server.core.parts import Parts
from counter_server.printing import actions
from counter_server.printing.printer_queries import KnownPrinter, known_printer, known_printers
from counter_server.queue.admin.answers import Form, Office, kept, office_of, onward
from counter_server.queue.admin.reading import Reading
from hardware.printing.address import EXAMPLES

HOME = "/admin/printers"
NAME_LENGTH, URL_LENGTH = 60, 300
# What each address means, in the order of how often it is the right one.
MEANINGS = (
    ("tcp", N_("Máy in có cổng mạng: địa chỉ IP của máy in.")),
    ("file", N_("Máy in cắm USB vào máy chủ này.")),
    ("serial", N_("Máy in cắm cổng COM, hoặc USB giả cổng COM.")),
    ("usb", N_("Máy in USB theo hai mã của lsusb, khi máy không có /dev/usb/lp0.")),
    ("cups", N_("Máy in giấy A5 do máy chủ này quản lý (CUPS): tên hàng in.")),
    ("ipp", N_("Máy in giấy A5 của một máy chủ CUPS khác.")),
)
OPTIONS = (
    ("paper=58", N_("giấy 58 mm; mặc định 80")),
    ("dpi=180", N_("đầu in 180 điểm một inch; mặc định 203")),
    ("status=asb", N_("máy tự báo tình trạng; thử khi máy in được mà luôn báo không trả lời")),
    ("status=gsr", N_("máy chỉ báo được giấy; thử khi asb cũng không được")),
    ("status=no", N_("máy không trả lời bao giờ")),
    ("confirm=no", N_("khi máy in ra chữ lạ sau mỗi phiếu")),
)


class Values(TypedDict):
    """What a printer is set to."""

    name: str
    url: str
    backup_id: int | None


def add_printer_pages(pages: Blueprint, parts: Parts) -> None:
    """`/new`, `/<id>` and `/<id>/remove`."""

    @pages.get("/new")
    def new_printer() -> str:
        return _form(office_of(parts), None).draw({"url": "tcp://192.168.1.50:9100"})

    @pages.post("/new")
    def add_printer() -> AnyResponse:
        here = office_of(parts)
        reading = Reading(request.form)
        values = _values(reading, here, None)
        if _kept(reading, lambda: actions.add_printer(parts.works, here.id, **values)):
            return onward(N_("Đã thêm máy in {name}."), HOME, name=values["name"])
        return _form(here, None).again(reading)

    @pages.get("/<int:printer_id>")
    def printer(printer_id: int) -> str:
        here = office_of(parts)
        known = _known(here, printer_id)
        return _form(here, known).draw(_typed(known))

    @pages.post("/<int:printer_id>")
    def change_printer(printer_id: int) -> AnyResponse:
        here = office_of(parts)
        known = _known(here, printer_id)
        reading = Reading(request.form)
        values = _values(reading, here, printer_id)
        change = actions.change_printer
        if _kept(reading, lambda: change(parts.works, here.id, printer_id, **values)):
            return onward(N_("Đã lưu máy in {name}."), HOME, name=values["name"])
        return _form(here, known).again(reading)

    @pages.post("/<int:printer_id>/remove")
    def remove_printer(printer_id: int) -> AnyResponse:
        here = office_of(parts)
        name = _known(here, printer_id).line.name
        actions.remove_printer(parts.works, here.id, printer_id)
        return onward(N_("Đã bỏ máy in {name}."), HOME, name=name)


def _kept(reading: Reading, keep: Callable[[], object]) -> bool:
    """An address that names no printer stands beside its field, like a name that is taken."""
    try:
        return kept(reading, keep, "name")
    except Invalid as wrong:
        reading.trouble(wrong.field or "url", wrong.title, **wrong.values)
        return False


def _values(reading: Reading, here: Office, own_id: int | None) -> Values:
    others = ["", *(str(each.line.id) for each in _others(here, own_id))]
    backup = reading.one_of("backup", others, "") if reading.has("backup") else ""
    return {
        "name": reading.text("name", NAME_LENGTH, needed=True),
        "url": reading.text("url", URL_LENGTH, needed=True),
        "backup_id": int(backup) if backup else None,
    }


def _typed(known: KnownPrinter) -> dict[str, str]:
    return {
        "name": known.line.name,
        "url": known.url,
        "backup": str(known.backup_id or ""),
    }


def _form(here: Office, known: KnownPrinter | None) -> Form:
    more = {
        "printer": known,
        "others": _others(here, known.line.id if known else None),
        "meanings": [(EXAMPLES[kind], words) for kind, words in MEANINGS if kind in EXAMPLES],
        "options": OPTIONS,
    }
    return Form("printer", more)


def _others(here: Office, own_id: int | None) -> tuple[KnownPrinter, ...]:
    with here.parts.database.read() as connection:
        known = known_printers(connection, here.id)
    return tuple(each for each in known if each.line.id != own_id)


def _known(here: Office, printer_id: int) -> KnownPrinter:
    with here.parts.database.read() as connection:
        return known_printer(connection, here.id, printer_id)
