"""The outbox with the real driver and a simulated printer: what comes out is the very picture."""

from collections.abc import Iterator
from contextlib import closing

import pytest
import zxingcpp

from counter_server.contract.printing import JobState
from counter_server.printing import actions
from counter_server.printing.content import slip_content
from counter_server.printing.layout import picture
from hardware.ports import Paper, Printer
from hardware.printing import open_printer
from hardware.simulators.printer import SimulatedPrinter, serve_tcp
from tests.integration.printing.hall import Hall


def opened(url: str) -> Printer:
    return open_printer(url, timeout_s=2.0)


@pytest.fixture(params=[80, 58])
def plugged(hall: Hall, request) -> Iterator[SimulatedPrinter]:
    """A simulated printer on a real port, known to the office, its outbox running."""
    printer = SimulatedPrinter({80: 576, 58: 384}[request.param])
    with closing(serve_tcp(printer)) as wire:
        url = f"tcp://127.0.0.1:{wire.port}?paper={request.param}"
        actions.add_printer(hall.office.parts.works, hall.id, name="sảnh", url=url)
        hall.start(opened)
        yield printer
        hall.stop()


def test_the_bytes_decode_to_the_very_picture_and_its_qr_reads(hall, plugged):
    ticket = hall.issue(language="en")
    hall.until_state(ticket, JobState.PRINTED)
    (page,) = plugged.wait_for_pages(1)
    with hall.office.parts.database.read() as connection:
        content = slip_content(connection, hall.id, ticket.id, "http://hall.test")
    drawn = picture(content, plugged.width_px)
    assert page.crop((0, 0, *drawn.size)).tobytes() == drawn.tobytes()
    assert [each.text for each in zxingcpp.read_barcodes(page.convert("L"))] == [ticket.status_url]


def test_after_a_refill_the_slip_comes_out_once(hall, plugged):
    plugged.paper = Paper.OUT
    ticket = hall.issue()
    hall.until_state(ticket, JobState.FAILED, "paper_out")
    plugged.paper = Paper.OK
    hall.until_state(ticket, JobState.PRINTED)
    hall.until_state(hall.issue(), JobState.PRINTED)
    assert len(plugged.wait_for_pages(2)) == 2


def test_an_unplugged_printer_is_away_and_its_slip_waits(hall):
    with closing(serve_tcp(SimulatedPrinter())) as wire:
        port = wire.port
    url = f"tcp://127.0.0.1:{port}"
    actions.add_printer(hall.office.parts.works, hall.id, name="sảnh", url=url)
    hall.start(opened)
    ticket = hall.issue()
    hall.until_state(ticket, JobState.FAILED, "printer_away")
    printer = SimulatedPrinter()
    with closing(serve_tcp(printer, port=port)):
        hall.until_state(ticket, JobState.PRINTED)
        assert len(printer.pages) == 1
        hall.stop()
