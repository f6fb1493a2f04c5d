"""Devices plugged in for one test, pulled out after it."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing

import pytest

from hardware.ports import Printer
from hardware.printing import address, open_printer
from hardware.printing.slip_printer import SlipPrinter
from hardware.printing.usb_wire import UsbWire
from hardware.simulators.printer import SimulatedPrinter, serve_pty, serve_tcp
from tests.contracts.usb_bus import UsbBus

Plug = Callable[..., tuple[SimulatedPrinter, Printer]]


@pytest.fixture(params=["tcp", "serial", "usb"])
def plugged(request: pytest.FixtureRequest) -> Iterator[Plug]:
    """`plugged(**simulated, options="")` is a pretended printer and the way to it."""
    with ExitStack() as stack:

        def plug(
            width_px: int = 576, options: str = "", timeout_s: float = 3.0, **simulated: object
        ) -> tuple[SimulatedPrinter, Printer]:
            pretended = SimulatedPrinter(width_px, **simulated)  # type: ignore[arg-type]
            if request.param == "usb":
                return pretended, _at_usb(pretended, options, timeout_s)
            if request.param == "tcp":
                port = stack.enter_context(closing(serve_tcp(pretended))).port
                url = f"tcp://127.0.0.1:{port}"
            else:
                path = stack.enter_context(closing(serve_pty(pretended))).path
                url = f"serial://{path}?baudrate=115200"
            joined = "&" if "?" in url else "?"
            return pretended, open_printer(url + (options and joined + options), timeout_s)

        yield plug


def _at_usb(pretended: SimulatedPrinter, options: str, timeout_s: float) -> Printer:
    bus = UsbBus(pretended)
    there = address.read("usb://04b8:0e15" + (options and f"?{options}"))
    return SlipPrinter(
        lambda: UsbWire(0x04B8, 0x0E15, timeout_s, backend=bus),
        width_px=there.width_px,
        asking=there.asking,
        confirms=there.confirms,
        timeout_s=timeout_s,
    )
