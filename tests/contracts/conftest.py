"""Devices plugged in for one test, pulled out after it."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing

import pytest

from hardware.ports import Printer
from hardware.printing import open_printer
from hardware.simulators.printer import SimulatedPrinter, serve_pty, serve_tcp

Plug = Callable[..., tuple[SimulatedPrinter, Printer]]


@pytest.fixture(params=["tcp", "serial"])
def plugged(request: pytest.FixtureRequest) -> Iterator[Plug]:
    """`plugged(**simulated, options="")` is a pretended printer and the way to it."""
    with ExitStack() as stack:

        def plug(
            width_px: int = 576, options: str = "", timeout_s: float = 3.0, **simulated: object
        ) -> tuple[SimulatedPrinter, Printer]:
            pretended = SimulatedPrinter(width_px, **simulated)  # type: ignore[arg-type]
            if request.param == "tcp":
                port = stack.enter_context(closing(serve_tcp(pretended))).port
                url = f"tcp://127.0.0.1:{port}"
            else:
                path = stack.enter_context(closing(serve_pty(pretended))).path
                url = f"serial://{path}?baudrate=115200"
            joined = "&" if "?" in url else "?"
            return pretended, open_printer(url + (options and joined + options), timeout_s)

        yield plug
