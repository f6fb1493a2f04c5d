"""Pretended LED displays: `python -m hardware.simulators.led --protocol alpha --units 01,02`.

Prints its address, `socket://host:port` or the path of a line, then a line whenever a display
changes. Lines on stdin: `silent 2` and `answers 2`, for a Modbus unit.
"""

from __future__ import annotations

import argparse
import sys
import threading
from collections.abc import Iterable, Mapping
from contextlib import ExitStack, closing
from pathlib import Path
from queue import SimpleQueue

from hardware.led.registers import RegisterMap, Scale, Switch
from hardware.led.showing import Showing
from hardware.simulators.ending import end_when_told, plugging_in
from hardware.simulators.endpoints import PtyEndpoint, TcpEndpoint
from hardware.simulators.led_page import LedPage
from hardware.simulators.led_panel import SimulatedPanels
from hardware.simulators.led_picture import picture
from hardware.simulators.led_sign import SimulatedSigns
from hardware.simulators.led_wall import Wall
from hardware.simulators.talking import options


class _Keeper:
    """Prints what has changed, a line a display, and keeps the newest picture.

    Drawn on a thread of its own, for a display does not draw before it answers.
    """

    def __init__(self, folder: Path | None) -> None:
        self._seen: dict[str, Showing] = {}
        self._to_draw: SimpleQueue[Mapping[str, Showing]] = SimpleQueue()
        if folder:
            folder.mkdir(parents=True, exist_ok=True)
            path = folder / "led.png"
            threading.Thread(target=self._draw, args=(path,), daemon=True).start()

    def look(self, shown: Mapping[str, Showing]) -> None:
        for address, showing in shown.items():
            if self._seen.get(address) != showing:
                print(f"{address} {_said(showing)}", flush=True)
        self._seen = dict(shown)
        self._to_draw.put(shown)

    def _draw(self, path: Path) -> None:
        half = path.with_suffix(".half")
        while True:
            shown = self._to_draw.get()
            while not self._to_draw.empty():
                shown = self._to_draw.get()
            picture(shown).save(half, "PNG")
            half.replace(path)


def _said(showing: Showing) -> str:
    lines = ("*" * line.flashes + line.text.rstrip() for line in showing.lines)
    return f"{showing.percent}% {' | '.join(lines)}".rstrip()


def main() -> None:
    """Runs until somebody ends it."""
    end_when_told()
    asked = _arguments()
    wall = Wall(_Keeper(asked.out).look)
    units = asked.units.split(",")
    pretended = _pretended(asked, units, wall)
    with ExitStack() as stack:
        with plugging_in():
            _plug_in(pretended, wall, asked, stack)
        try:
            _obey(pretended, sys.stdin)
            threading.Event().wait()  # stdin has ended: hang there until somebody ends us
        except KeyboardInterrupt:
            pass


def _plug_in(
    pretended: SimulatedSigns | SimulatedPanels,
    wall: Wall,
    asked: argparse.Namespace,
    stack: ExitStack,
) -> None:
    if asked.port is None:
        address = stack.enter_context(closing(PtyEndpoint(pretended.connect, asked.link))).path
    else:
        tcp = stack.enter_context(closing(TcpEndpoint(pretended.connect, asked.host, asked.port)))
        address = f"socket://{asked.host}:{tcp.port}"
    print(address, flush=True)
    if asked.page_port is not None:
        page = LedPage(lambda: picture(wall.shown), asked.host, asked.page_port)
        print(f"page {stack.enter_context(closing(page)).url}", flush=True)


def _pretended(
    asked: argparse.Namespace, units: list[str], wall: Wall
) -> SimulatedSigns | SimulatedPanels:
    if asked.protocol == "alpha":
        return SimulatedSigns(units, wall)
    flash = Switch(8, on=(1 << asked.columns) - 1)
    table = RegisterMap(columns=asked.columns, brightness=Scale(9, 1, 8), flash=flash)
    return SimulatedPanels({int(unit): table for unit in units}, wall)


def _obey(pretended: SimulatedSigns | SimulatedPanels, lines: Iterable[str]) -> None:
    for line in lines:
        match (pretended, line.split()):
            case (SimulatedPanels(), ["silent", unit]) if unit.isdigit():
                pretended.silent.add(int(unit))
            case (SimulatedPanels(), ["answers", unit]) if unit.isdigit():
                pretended.silent.discard(int(unit))
            case _:
                print(f"unknown: {line.strip()!r}; silent N, answers N", file=sys.stderr)


def _arguments() -> argparse.Namespace:
    parser = options("hardware.simulators.led")
    parser.add_argument("--protocol", choices=("alpha", "modbus"), required=True)
    parser.add_argument("--units", required=True, help="addresses: 01,02 or 1,2,3")
    parser.add_argument("--columns", type=int, default=6, help="digits of a Modbus display")
    parser.add_argument("--out", type=Path, help="where led.png is kept")
    parser.add_argument("--page-port", type=int, help="shows the picture as a page, 0: a free port")
    return parser.parse_args()


if __name__ == "__main__":
    main()
