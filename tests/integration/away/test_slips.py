"""Slips of numbers the kiosk gave by itself: the server's layout, on a printer's wire, once."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
import zxingcpp

from counter_server.contract.printing import JobState
from counter_server.contract.tickets import TicketRequest
from counter_server.printing.content import slip_content
from counter_server.printing.layout import picture
from hardware.ports import Paper
from hardware.printing import open_printer
from hardware.simulators.printer import SimulatedPrinter, serve_tcp
from kiosk.away import journal
from kiosk.away.journal import Slip
from kiosk.away.slip_lane import SlipLane
from kiosk.away.slips import slip
from tests.support.away_kiosk import AwayKiosk, lined
from tests.support.hall import a_hall
from tests.support.patience import PATIENCE_S


class PrintingKiosk(AwayKiosk):
    """With a printer beside it; `print_slips` is what the program does when it begins."""

    printer_url: str

    def print_slips(self, look_s: float = 0.05) -> None:
        copies = self.gateway.copies
        self.gateway.print_with(
            SlipLane(
                self.gateway._memory,
                open_printer(self.printer_url),
                lambda taken: slip(taken, copies.slips, copies.hall.office),
                self.gateway.keeper.now,
                look_s,
            )
        )


@pytest.fixture
def printer() -> SimulatedPrinter:
    return SimulatedPrinter()


@pytest.fixture
def kiosk(sqlite, printer, tmp_path) -> Iterator[PrintingKiosk]:
    """Away from the server, with paper."""
    hall = a_hall(sqlite)
    port = serve_tcp(printer)
    with lined(hall) as (url, line):
        kiosk = PrintingKiosk(hall, line, url, tmp_path / "one")
        kiosk.printer_url = f"tcp://127.0.0.1:{port.port}"
        kiosk.keep()
        line.is_cut = True
        yield kiosk
        kiosk.close()
    port.close()


def touch(kiosk: AwayKiosk, key: str, **more):
    return kiosk.gateway.ask_for_ticket(TicketRequest(service="dat-dai", **more), f"touch-{key}")


def watched(kiosk: AwayKiosk, ticket):
    (job,) = kiosk.gateway.print_jobs(ticket.id, PATIENCE_S)
    return job


def printed(printer: SimulatedPrinter, pages: int = 1):
    assert printer.wait_for_pages(pages, PATIENCE_S)
    return printer.pages[-1].convert("1")


@pytest.mark.parametrize(
    "wanted",
    [{}, {"language": "en"}, {"priority": "elderly"}, {"priority": "elderly", "language": "en"}],
)
def test_the_slip_is_dot_for_dot_the_one_the_server_draws(kiosk, printer, wanted):
    kiosk.print_slips()
    ticket = touch(kiosk, "0001", **wanted)
    assert watched(kiosk, ticket).state is JobState.PRINTED
    page = printed(printer)
    kiosk.line.is_cut = False
    kiosk.keep()
    office = kiosk.hall.office
    with office.parts.database.read() as connection:
        content = slip_content(connection, office.id, 1, office.parts.public_url)
    assert (content.number, content.status_url) == (ticket.number, ticket.status_url)
    expected = picture(replace(content, ahead=None, wait=None), page.width)
    assert page.crop((0, 0, *expected.size)).tobytes() == expected.tobytes()


def test_the_code_on_the_slip_leads_to_the_ticket_once_it_is_merged(kiosk, printer):
    kiosk.print_slips()
    ticket = touch(kiosk, "0001")
    (code,) = zxingcpp.read_barcodes(printed(printer).convert("L"))
    assert code.text == ticket.status_url
    page = code.text.removeprefix("http://hall.test")
    kiosk.line.is_cut = False
    before = kiosk.hall.client().get(page)
    assert (before.status_code, "Chưa xem được số của quý vị ở đây" in before.text) == (200, True)
    kiosk.keep()
    answer = kiosk.hall.client().get(page)
    assert (answer.status_code, ticket.number in answer.text) == (200, True)
    assert "Chưa xem được số của quý vị ở đây" not in answer.text


def test_a_touch_that_is_repeated_prints_once(kiosk, printer):
    kiosk.print_slips()
    tickets = [touch(kiosk, "0001") for _ in range(3)]
    assert len({each.id for each in tickets}) == 1
    other = touch(kiosk, "0002")
    assert watched(kiosk, other).state is JobState.PRINTED
    assert len(printer.pages) == 2


def test_killed_before_the_slip_it_comes_out_after_the_new_start(kiosk, printer):
    ticket = touch_without_a_word(kiosk, "0001", Slip.WAITING)
    kiosk.print_slips()
    assert watched(kiosk, ticket).state is JobState.PRINTED
    kiosk.gateway.close()
    kiosk.open()
    kiosk.print_slips()
    assert watched(kiosk, ticket).state is JobState.PRINTED
    assert len(printer.pages) == 1


def test_killed_while_it_printed_nobody_prints_it_again(kiosk, printer):
    ticket = touch_without_a_word(kiosk, "0001", Slip.PRINTING)
    kiosk.print_slips()
    job = watched(kiosk, ticket)
    assert (job.state, job.problem) == (JobState.FAILED, "unknown")
    assert printer.pages == []


def touch_without_a_word(kiosk: AwayKiosk, key: str, state: Slip):
    """The number is in the journal and the program is gone."""
    ticket = touch(kiosk, key)
    journal.note_slip(kiosk.gateway._memory, -ticket.id, state)
    kiosk.gateway.close()
    kiosk.open()
    return ticket


def test_a_slip_of_long_ago_is_not_printed_after_the_new_start(kiosk, printer):
    ticket = touch_without_a_word(kiosk, "0001", Slip.WAITING)
    kiosk.hall.office.clock.move(minutes=6)
    kiosk.print_slips()
    job = watched(kiosk, ticket)
    assert (job.state, job.problem) == (JobState.FAILED, "too_late")
    assert printer.pages == []


def test_without_paper_the_number_stays_valid_and_prints_after_the_refill(kiosk, printer):
    printer.paper = Paper.OUT
    kiosk.print_slips()
    ticket = touch(kiosk, "0001")
    job = watched(kiosk, ticket)
    assert (job.state, job.problem) == (JobState.FAILED, "paper_out")
    printer.paper = Paper.OK
    assert printer.wait_for_pages(1, PATIENCE_S)
    assert printer.wait_for_pages(1, 0)
    assert len(printer.pages) == 1


def test_without_a_printer_the_number_is_shown(kiosk):
    ticket = touch(kiosk, "0001")
    assert kiosk.gateway.print_jobs(ticket.id, 5) == ()


def test_a_kiosk_without_the_layouts_prints_number_and_code(kiosk, printer):
    kiosk.gateway.copies.slips = None
    kiosk.print_slips()
    ticket = touch(kiosk, "0001")
    (code,) = zxingcpp.read_barcodes(printed(printer).convert("L"))
    assert code.text == ticket.status_url
