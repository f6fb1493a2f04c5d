"""`/admin/printers`: the printers as they are now, and what is done with them."""

from flask import Blueprint, Response
from werkzeug.wrappers import Response as AnyResponse

from counter_server.core.answers import language
from counter_server.core.clock import day_began, local
from counter_server.core.errors import N_
from counter_server.core.offices import office
from counter_server.core.pages import render
from counter_server.core.parts import Parts
from counter_server.printing import actions
from counter_server.printing.printer_queries import KnownPrinter, known_printer, known_printers
from counter_server.printing.rules import JobKind
from counter_server.queue.admin.answers import Office, office_of, onward
from counter_server.queue.desk_feed import desk_events
from counter_server.queue.desk_printing import problem_words

from .figures import Tally, last_jobs, tallies
from .look_pages import add_look_pages
from .mending import mend_of
from .printer_pages import HOME, add_printer_pages
from .rule_pages import add_rule_pages

KIND_WORDS = {
    JobKind.SLIP: N_("Phiếu"),
    JobKind.RECEIPT: N_("Giấy hẹn"),
    JobKind.TRIAL: N_("Trang in thử"),
}
STATE_WORDS = {
    "issued": N_("Chờ in"),
    "printing": N_("Đang in"),
    "printed": N_("Đã in"),
}


def printing_admin_pages(parts: Parts) -> Blueprint:
    """The list, its live part, and the pages that change things."""
    pages = Blueprint("printing_admin", __name__, url_prefix=HOME)
    _reading(pages, parts)
    _acting(pages, parts)
    add_printer_pages(pages, parts)
    add_rule_pages(pages, parts)
    add_look_pages(pages, parts)
    return pages


def _reading(pages: Blueprint, parts: Parts) -> None:
    @pages.get("")
    def overview() -> str:
        return render("admin/printers.html", **_overview(office_of(parts)))

    @pages.get("/now")
    def now() -> str:
        """The live part alone, for the page's script."""
        return render("admin/printers-now.html", **_overview(office_of(parts)))

    @pages.get("/events")
    def events() -> Response:
        return desk_events(parts.feeds.of(office_of(parts).id))


def _acting(pages: Blueprint, parts: Parts) -> None:
    @pages.post("/<int:printer_id>/<any(pause, resume):what>")
    def pause(printer_id: int, what: str) -> AnyResponse:
        here = office_of(parts)
        name = _known(here, printer_id).line.name
        is_paused = what == "pause"
        actions.pause_printer(parts.works, here.id, printer_id, is_paused=is_paused)
        said = N_("Máy in {name} tạm dừng.") if is_paused else N_("Máy in {name} in tiếp.")
        return onward(said, HOME, name=name)

    @pages.post("/<int:printer_id>/test")
    def test(printer_id: int) -> AnyResponse:
        here = office_of(parts)
        actions.try_printer(parts.works, here.id, printer_id)
        name = _known(here, printer_id).line.name
        return onward(N_("Đã gửi trang in thử đến {name}."), HOME, name=name)

    @pages.post("/jobs/<int:job_id>/retry")
    def retry(job_id: int) -> AnyResponse:
        actions.retry(parts.works, office_of(parts).id, job_id)
        return onward(N_("Đang in lại."), HOME)


def _overview(here: Office) -> dict[str, object]:
    at = here.parts.clock()
    with here.parts.database.read() as connection:
        zone = office(connection, here.id).timezone
        printers = known_printers(connection, here.id)
        counts = tallies(connection, here.id, day_began(at, zone))
        jobs = last_jobs(connection, here.id)
    return {
        "printers": printers,
        "name_of": {each.line.id: each.line.name for each in printers},
        "mends": {each.line.id: mend_of(each.line) for each in printers},
        "tallies": {each.line.id: counts.get(each.line.id, Tally()) for each in printers},
        "jobs": jobs,
        "kind_words": KIND_WORDS,
        "state_words": STATE_WORDS,
        "problem_words": problem_words,
        "clock": lambda moment: f"{local(moment, zone):%H:%M}",
        "tongue": language(),
    }


def _known(here: Office, printer_id: int) -> KnownPrinter:
    with here.parts.database.read() as connection:
        return known_printer(connection, here.id, printer_id)
