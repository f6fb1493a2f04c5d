"""Whether a slip may be sent again: what is known when a printer stops in its middle or is lost."""

import socket
import threading
from collections.abc import Callable

import pytest

from hardware.ports import Paper, PrinterTrouble, Problem
from hardware.printing import open_printer
from hardware.simulators.slip_printer import SimulatedPrinter
from tests.contracts.conftest import Plug
from tests.unit.hardware.pictures import a_picture, same

SLIP = a_picture(576, 400)


def trouble_of(print_it: Callable[[], None]) -> PrinterTrouble:
    with pytest.raises(PrinterTrouble) as trouble:
        print_it()
    return trouble.value


def test_a_torn_slip_is_forgotten_and_comes_out_whole_once_after_a_refill(plugged: Plug) -> None:
    pretended, printer = plugged(roll_mm=20)
    trouble = trouble_of(lambda: printer.print_image(SLIP))
    assert (trouble.problem, trouble.may_be_on_paper) == (Problem.PAPER_OUT, False)
    pretended._roll_rows = None
    pretended._page.tear_off()
    pretended.paper = Paper.OK
    assert pretended.pages == []
    printer.print_image(SLIP)
    (page,) = pretended.pages
    assert same(page, SLIP)


def test_what_a_printer_keeps_in_its_memory_is_not_sent_again(plugged: Plug) -> None:
    """A cheap printer does not forget: after a refill it prints the rest by itself."""
    pretended, printer = plugged(roll_mm=30, clears=False)
    trouble = trouble_of(lambda: printer.print_image(SLIP))
    assert (trouble.problem, trouble.may_be_on_paper) == (Problem.PAPER_OUT, True)
    pretended.paper = Paper.OK
    assert len(pretended.wait_for_pages(1)) == 1


def test_a_knife_that_gets_stuck_leaves_the_slip_on_paper(plugged: Plug) -> None:
    pretended, printer = plugged()
    pretended.jams_at_cut = True
    trouble = trouble_of(lambda: printer.print_image(SLIP))
    assert (trouble.problem, trouble.may_be_on_paper) == (Problem.CUTTER, True)


@pytest.mark.parametrize("options", ["status=asb", "status=gsr"])
def test_printers_that_know_only_older_questions_print(plugged: Plug, options: str) -> None:
    pretended, printer = plugged(at_once=False, options=options)
    pretended.paper = Paper.NEAR_END
    assert printer.status().paper is Paper.NEAR_END
    printer.print_image(SLIP)
    assert same(pretended.pages[0], SLIP)


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"paper": Paper.OUT}, Problem.PAPER_OUT),
        ({"cover_open": True}, Problem.COVER_OPEN),
        ({"cutter_stuck": True}, Problem.CUTTER),
        ({"too_hot": True}, Problem.HOT),
        ({"error": True}, Problem.FAULT),
        ({"online": False}, Problem.AWAY),
    ],
)
def test_a_printer_that_reports_by_itself_tells_what_stops_a_slip(
    plugged: Plug, changes: dict[str, object], problem: Problem
) -> None:
    pretended, printer = plugged(at_once=False, options="status=asb", rows_per_s=1000)
    pretended.on_begin = lambda: pretended.become(**changes)
    trouble = trouble_of(lambda: printer.print_image(SLIP))
    assert (trouble.problem, trouble.may_be_on_paper) == (problem, True)


def cut_off(pretended: SimulatedPrinter, after: bytes) -> tuple[int, threading.Thread]:
    """A printer in a network whose cable is pulled once these bytes have come."""
    listener = socket.create_server(("127.0.0.1", 0))

    def attend() -> None:
        with listener, listener.accept()[0] as connection:
            host = pretended.connect(connection.sendall)
            came = b""
            while after not in came:
                came = came[-64:] + (data := connection.recv(65536))
                host.receive(data)
            host.leave()

    thread = threading.Thread(target=attend)
    thread.start()
    return listener.getsockname()[1], thread


@pytest.mark.parametrize(
    ("after", "may_be_on_paper"),
    [(b"\x10\x04\x04", False), (b"\x1dV\x42\x00", True)],
    ids=["before the dots", "after the knife"],
)
def test_a_cable_pulled_in_the_middle_is_told_with_what_is_known(
    after: bytes, may_be_on_paper: bool
) -> None:
    pretended = SimulatedPrinter(confirms=False)
    port, thread = cut_off(pretended, after)
    printer = open_printer(f"tcp://127.0.0.1:{port}", timeout_s=1)
    trouble = trouble_of(lambda: printer.print_image(a_picture(576, 6000)))
    thread.join()
    assert (trouble.problem, trouble.may_be_on_paper) == (Problem.AWAY, may_be_on_paper)
