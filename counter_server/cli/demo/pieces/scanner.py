"""The code scanner on the screen: a slip or a card is held before it."""

from collections.abc import Callable, Mapping

from hardware.simulators.scanner import SimulatedScanner

from .wires import Wire, plugged, serial_address

# What a scanner sends that is set for another code page, or hit by dirt.
GARBAGE = b"\x00\xff\xfe%%%\x8f\r\n"


class ScannerPiece:
    """Its `address` is given to the kiosk."""

    def __init__(self, wire: Wire) -> None:
        self._scanner = SimulatedScanner()
        self._end = plugged(self._scanner.connect, wire)
        self.address = serial_address(self._end)
        self._acts: Mapping[str, Callable[[], None]] = {
            "garbage": lambda: self._scanner.send(GARBAGE)
        }

    def state(self) -> Mapping[str, object]:
        return {"address": self.address}

    def do(self, line: str) -> str:
        """`scan TEXT`, or `garbage`."""
        act, _, text = line.partition(" ")
        if act == "scan" and text:
            self._scanner.scan(text)
        elif act in self._acts:
            self._acts[act]()
        else:
            return f"unknown: {act!r}"
        return ""

    def file(self, name: str) -> bytes | None:
        return None

    def close(self) -> None:
        self._end.close()
