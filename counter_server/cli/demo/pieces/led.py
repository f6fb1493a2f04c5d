"""The LED displays on the screen: a main board and a unit over each counter, fed by `leds run`."""

from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path

from counter_server.cli.demo.processes import Program
from hardware.led.registers import RegisterMap, Scale, Switch
from hardware.led.showing import Showing
from hardware.simulators.led_panel import SimulatedPanels
from hardware.simulators.led_sign import SimulatedSigns
from hardware.simulators.led_wall import Wall

from .piece import Changed
from .wires import End, Wire, plugged, serial_address

ROWS, COLUMNS = 2, 12
SIGN = "01"
# What config/led/displays/dm36b06.toml says of the display of that name.
UNIT = RegisterMap(columns=6, brightness=Scale(9, 1, 8), flash=Switch(8, on=63))
_BOARD = """[[bus]]
address = "{address}"
protocol = "alpha"
frame = "{frame}"
[[bus.display]]
name = "bang-chinh"
unit = "{sign}"
shows = "calls"
rows = {rows}
columns = {columns}
line = "{{number:<8}} {{counter:>3}}"
idle = "Xin chao"
cut = "Mat ket noi"
[[bus]]
address = "{units}"
protocol = "modbus"
"""
_COUNTER = """[[bus.display]]
name = "quay-{counter}"
unit = {counter}
type = "dm36b06"
shows = "counter"
counter = {counter}
cut = "----"
"""


class LedPiece:
    """The pretended displays and the real program that shows calls on them."""

    def __init__(
        self,
        server: str,
        token_file: Path,
        counters: Sequence[int],
        wire: Wire,
        changed: Changed,
    ) -> None:
        self._counters = tuple(counters)
        self._board, self._units = Wall(lambda _: changed()), Wall(lambda _: changed())
        signs = SimulatedSigns((SIGN,), self._board)
        panels = SimulatedPanels(dict.fromkeys(self._counters, UNIT), self._units)
        with ExitStack() as ends:
            board, units = plugged(signs.connect, wire), plugged(panels.connect, wire)
            for line in (board, units):
                ends.callback(line.close)
            layout = token_file.with_suffix(".toml")
            layout.write_text(self._layout(board, units, wire), "utf-8")
            where = ["--server", server, "--token-file", str(token_file), "--layout", str(layout)]
            log = token_file.with_suffix(".log")
            program = Program("leds", ["counter_server.cli", "leds", "run", *where], log)
            ends.callback(program.end)
            self._ends = ends.pop_all()

    def state(self) -> Mapping[str, object]:
        board = self._board.shown.get(SIGN, Showing(()))
        units = self._units.shown
        over = [(each, units.get(str(each), Showing(()))) for each in self._counters]
        return {
            "board": _lines(board),
            "counters": [{"counter": each, "lines": _lines(shown)} for each, shown in over],
        }

    def walls(self) -> Mapping[str, Mapping[str, Showing]]:
        """What the board and the counters' units show, by their addresses."""
        return {"board": self._board.shown, "counters": self._units.shown}

    def wait_for(self, number: str) -> None:
        """Until the board shows a number; `TimeoutError` when it never does."""
        self._board.wait_for(lambda: any(number in each for each in self._board.texts(SIGN)), 30.0)

    def do(self, line: str) -> str:
        return f"unknown: {line!r}"

    def file(self, name: str) -> bytes | None:
        return None

    def close(self) -> None:
        self._ends.close()

    def _layout(self, board: End, units: End, wire: Wire) -> str:
        # A pseudo terminal has no parity; the bits it carries are the same.
        frame = "7E1" if wire is Wire.TCP else "8N1"
        head = _BOARD.format(
            address=serial_address(board),
            units=serial_address(units),
            frame=frame,
            sign=SIGN,
            rows=ROWS,
            columns=COLUMNS,
        )
        return head + "".join(_COUNTER.format(counter=each) for each in self._counters)


def _lines(showing: Showing) -> list[Mapping[str, object]]:
    return [{"text": each.text, "flashes": each.flashes} for each in showing.lines]
