"""The call keypad on the screen: its keys and its display, at a counter of the hall."""

import threading
from collections.abc import Mapping
from pathlib import Path
from queue import Empty

from counter_server.cli.demo.processes import Program
from hardware.simulators.keypad import SimulatedKeypad

from .piece import Changed
from .wires import Wire, plugged, serial_address

_LOOK_S = 0.5


class KeypadPiece:
    """The pretended keypad and the real `motcua keypad` that serves it."""

    def __init__(
        self, server: str, token_file: Path, counter: int, wire: Wire, changed: Changed
    ) -> None:
        self._keypad = SimulatedKeypad()
        self._end = plugged(self._keypad.connect, wire)
        self._address = serial_address(self._end)
        self._counter = counter
        self._changed = changed
        self._shown = ""
        self._ending = threading.Event()
        self._reader = threading.Thread(target=self._read, name="keypad", daemon=True)
        self._reader.start()
        where = ["--server", server, "--token-file", str(token_file), "--counter", str(counter)]
        log = token_file.with_suffix(".log")
        self._program = Program(
            "keypad", ["counter_server.cli", "keypad", *where, self._address], log
        )

    def state(self) -> Mapping[str, object]:
        return {"address": self._address, "counter": self._counter, "shown": self._shown}

    def do(self, line: str) -> str:
        """A key by its name: `next`, `no-show`, `7`, `enter`."""
        try:
            self._keypad.press(line)
        except ValueError:
            return f"unknown: {line!r}"
        return ""

    def file(self, name: str) -> bytes | None:
        return None

    def close(self) -> None:
        self._program.end()
        self._ending.set()
        self._reader.join()
        self._end.close()

    def _read(self) -> None:
        while not self._ending.is_set():
            try:
                self._shown = self._keypad.shows(_LOOK_S)
            except Empty:
                continue
            self._changed()
