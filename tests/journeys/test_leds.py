"""The hall's LED displays: real server, real program, pretended displays that speak the bytes."""

import re
import threading
from collections.abc import Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from counter_server.cli.demo.processes import Program, start_server
from counter_server.cli.opening import installation
from counter_server.contract.events import DeviceChanged
from counter_server.core.who import DeviceKind
from counter_server.devices.pairing import claim
from counter_server.devices.registry import Standing
from display_board.feed import Feed
from hardware.led.registers import RegisterMap, Scale, Switch
from hardware.simulators.endpoints import PtyEndpoint, TcpEndpoint
from hardware.simulators.led_panel import SimulatedPanels
from hardware.simulators.led_sign import SimulatedSigns
from hardware.simulators.led_wall import Wall
from tests.support.patience import PATIENCE_S

CODE = re.compile(r"[A-Z0-9]{6}")
LAYOUT = """
cut_after_s = 0.5
[[bus]]
address = "{sign}"
protocol = "alpha"
[[bus.display]]
name = "bang-chinh"
unit = "01"
rows = 3
line = "{{number:<6}}{{counter:>2}}"
idle = "Kính chào"
cut = "Mất kết nối"
[[bus]]
address = "{panels}"
protocol = "modbus"
[[bus.display]]
name = "quay-1"
unit = 1
type = "dm36b06"
shows = "counter"
counter = 1
[[bus.display]]
name = "quay-2"
unit = 2
type = "dm36b06"
shows = "counter"
counter = 2
"""


@dataclass
class Displays:
    """The main board at TCP and two units on one serial line, of which the second is dead."""

    board: Wall
    units: Wall
    layout: Path

    def show(self, board: tuple[str, ...], unit: str) -> None:
        """In a while, both."""
        self.board.wait_for(lambda: self.board.texts("01") == board, PATIENCE_S)
        self.units.wait_for(lambda: self.units.texts("1") == (unit,), PATIENCE_S)


@pytest.fixture
def hung(tmp_path: Path) -> Iterator[Displays]:
    table = RegisterMap(columns=6, brightness=Scale(9, 1, 8), flash=Switch(8, on=63))
    signs, panels = SimulatedSigns(["01"]), SimulatedPanels({1: table, 2: table})
    panels.silent = {2}
    with ExitStack() as stack:
        tcp = stack.enter_context(closing(TcpEndpoint(signs.connect)))
        pty = stack.enter_context(closing(PtyEndpoint(panels.connect)))
        layout = tmp_path / "led.toml"
        sign = f"socket://127.0.0.1:{tcp.port}"
        layout.write_text(LAYOUT.format(sign=sign, panels=pty.path), "utf-8")
        yield Displays(signs.wall, panels.wall, layout)


@pytest.fixture
def program(a_hall, hung: Displays) -> Iterator[Program]:
    token_file = a_hall.data / "led.token"
    where = ["--server", a_hall.url, "--token-file", str(token_file), "--layout", str(hung.layout)]
    started = Program(
        "leds", ["counter_server.cli", "leds", "run", *where], a_hall.data / "led.log"
    )
    yield started
    started.end()


def pair(a_hall, hung: Displays) -> None:
    """The officer types the code that hangs in the hall."""
    hung.board.wait_for(lambda: any(map(CODE.fullmatch, hung.board.texts("01"))), PATIENCE_S)
    (code,) = hung.board.texts("01")
    with installation(a_hall.data, None) as opened:
        standing = Standing(DeviceKind.BOARD)
        claim(opened.parts, opened.office_id, code, "led-1", standing, replace=False)


def problems_told(a_hall) -> tuple[str, ...]:
    """What the office is told of its devices, as soon as it is."""
    token = (a_hall.data / "led.token").read_text("utf-8").strip()
    feed = Feed(f"{a_hall.url}/api/v1/events", token, after=0)
    end = threading.Timer(PATIENCE_S, feed.stop)
    end.start()
    with closing(feed.entries()) as entries:
        told = (entry.event for entry in entries)
        changes = (each for each in told if isinstance(each, DeviceChanged))
        problems = next(each.problems for each in changes if each.problems)
    end.cancel()
    return problems


def call(a_hall) -> str:
    """The next one to counter 1."""
    with a_hall.client() as client:
        return str(client.post("/api/v1/counters/1/call", json={}).json()["number"])


def test_a_call_hangs_in_the_hall_also_after_a_cut_and_a_restart(a_hall, hung, program):
    pair(a_hall, hung)
    while program.line() != "ready":
        pass
    hung.show(("Kinh chao",), "")
    assert problems_told(a_hall) == ("led_away",)  # the second unit is dead
    with a_hall.client() as client:
        for touch in ("touch-0001", "touch-0002"):
            key, body = {"Idempotency-Key": touch}, {"service": "A", "print": False}
            assert client.post("/api/v1/tickets", json=body, headers=key).status_code == 201
    first = call(a_hall)
    hung.show((f"{first}   1",), first)
    assert hung.board.shown["01"].lines[0].flashes
    port = int(a_hall.url.rsplit(":", 1)[1])
    a_hall.server.end()
    hung.show(("Mat ket noi",), "----")
    a_hall.restarted.append(start_server(a_hall.data, port, a_hall.data / "server.log"))
    hung.show((f"{first}   1",), first)
    with a_hall.client() as client:
        for verb in ("serve", "finish"):
            client.post(f"/api/v1/counters/1/{verb}", json={})
    second = call(a_hall)
    hung.units.wait_for(lambda: hung.units.texts("1") == (second,), PATIENCE_S)
    hung.board.wait_for(lambda: hung.board.texts("01")[0] == f"{second}   1", PATIENCE_S)
    assert program.end() == 0
    hung.show(("Mat ket noi",), "----")
