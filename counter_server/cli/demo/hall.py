"""A whole hall on one machine: sample office, server, simulated printer, devices and a clerk."""

import secrets
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from config.settings import read_settings
from counter_server.accounts.actions import add_device, add_user
from counter_server.cli.founding import SAMPLE
from counter_server.cli.init import make_installation
from counter_server.cli.opening import Opened, installation
from counter_server.core.who import DeviceKind, Role
from counter_server.printing.actions import add_printer
from hardware.simulators.printer import SimulatedPrinter

from .pieces.wires import Wire, plugged, printer_address
from .processes import Program, start_server

PRINTER = "sanh"
CLERK = "canbo"
LEAST_PASSWORD = 14


@dataclass(frozen=True)
class Hall:
    """What runs and how to reach it. Tokens and the clerk's password live in `data` only."""

    data: Path
    url: str
    printer: SimulatedPrinter
    kiosk_token: str
    script_token: str
    clerk_password: str
    server: Program
    restarted: list[Program] = field(default_factory=list)
    printer_url: str = ""

    def client(self) -> httpx.Client:
        """The API with the rights of a `script` device."""
        return httpx.Client(
            base_url=self.url,
            headers={"Authorization": f"Bearer {self.script_token}"},
            timeout=30,
        )


@contextmanager
def hall(
    data: Path,
    *,
    host: str = "127.0.0.1",
    port: int = 0,
    printer: SimulatedPrinter | None = None,
    wire: Wire = Wire.TCP,
    has_printer: bool = True,
) -> Iterator[Hall]:
    """Makes the office in a new folder, starts printer and server, and ends them after."""
    port = port or free_port()
    make_installation(read_settings(data, {}), SAMPLE)
    printer = printer or SimulatedPrinter()
    printer_port = plugged(printer.connect, wire)
    try:
        with installation(data, None) as opened:
            printer_url = printer_address(printer_port) if has_printer else ""
            secrets_of_hall = _furnish(opened, printer_url)
        server = start_server(data, port, data / "server.log", host=host)
        try:
            url = f"http://127.0.0.1:{port}"
            made = Hall(
                data, url, printer, *secrets_of_hall, server=server, printer_url=printer_url
            )
            yield made
            for each in made.restarted:
                each.end()
        finally:
            server.end()
    finally:
        printer_port.close()


def free_port() -> int:
    """A port that nobody uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _furnish(opened: Opened, printer_url: str) -> tuple[str, str, str]:
    """A printer if wanted, a kiosk, a script device and a clerk: two tokens and a password."""
    works, office_id = opened.parts.works, opened.office_id
    printer_id = None
    if printer_url:
        printer_id = add_printer(works, office_id, name=PRINTER, url=printer_url)
    kiosk = add_device(
        works,
        office_id,
        kind=DeviceKind.KIOSK,
        name="kiosk-1",
        printer_id=printer_id,
    )
    script = add_device(works, office_id, kind=DeviceKind.SCRIPT, name="demo")
    password = secrets.token_urlsafe(LEAST_PASSWORD)
    add_user(
        works,
        office_id,
        name=CLERK,
        role=Role.CLERK,
        password=password,
        display_name="Cán bộ Một cửa",
    )
    return kiosk, script, password
