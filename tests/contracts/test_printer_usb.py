"""A plain USB printer, as far as it can be tried without one: pyusb over a pretended bus."""

import pytest

from hardware.ports import PrinterTrouble, Problem
from hardware.printing import open_printer
from hardware.printing.address import Asking
from hardware.printing.slip_printer import SlipPrinter
from hardware.printing.usb_wire import UsbWire
from hardware.simulators.slip_printer import SimulatedPrinter
from tests.contracts.usb_bus import UsbBus
from tests.unit.hardware.pictures import a_picture, same


def a_printer(bus: UsbBus, vendor: int = 0x04B8) -> SlipPrinter:
    return SlipPrinter(
        lambda: UsbWire(vendor, 0x0E15, 0.2, backend=bus),
        width_px=576,
        asking=Asking.AT_ONCE,
        confirms=True,
        timeout_s=0.2,
    )


def problem_of(printer: SlipPrinter) -> Problem:
    with pytest.raises(PrinterTrouble) as trouble:
        printer.print_image(a_picture())
    return trouble.value.problem


def test_the_picture_on_paper_is_the_very_picture() -> None:
    pretended = SimulatedPrinter()
    a_printer(UsbBus(pretended)).print_image(a_picture())
    assert same(pretended.pages[0], a_picture())


def test_the_device_is_left_as_it_was_found() -> None:
    bus = UsbBus(SimulatedPrinter())
    a_printer(bus).print_image(a_picture())
    assert (bus.open_handles, bus.claimed, bus.kernel_has_it) == (0, set(), True)


def test_its_troubles_are_told() -> None:
    pretended = SimulatedPrinter()
    pretended.cover_open = True
    assert problem_of(a_printer(UsbBus(pretended))) is Problem.COVER_OPEN


def test_a_device_that_is_not_there_is_away() -> None:
    assert problem_of(a_printer(UsbBus(SimulatedPrinter()), vendor=0x0001)) is Problem.AWAY
    assert open_printer("usb://0001:0001").status().problem is Problem.AWAY


def test_a_device_that_is_no_printer_is_away() -> None:
    assert problem_of(a_printer(UsbBus(SimulatedPrinter(), printer_class=3))) is Problem.AWAY


def test_a_device_that_takes_no_bytes_is_away_and_given_back() -> None:
    bus = UsbBus(SimulatedPrinter())
    bus.takes_bytes = False
    assert problem_of(a_printer(bus)) is Problem.AWAY
    assert (bus.open_handles, bus.kernel_has_it) == (0, True)
