"""The pretended printer plugged in: `python -m hardware.simulators.printer --out DIR`."""

from __future__ import annotations

import argparse
import sys
import threading
from collections.abc import Iterable
from pathlib import Path

from PIL import Image

from hardware.ports import Paper
from hardware.simulators.ending import end_when_told, plugging_in
from hardware.simulators.endpoints import PtyEndpoint, TcpEndpoint, Welcome
from hardware.simulators.slip_printer import Answer, SimulatedPrinter

__all__ = ["SimulatedPrinter", "obey", "serve_pty", "serve_tcp"]


def serve_tcp(printer: SimulatedPrinter, host: str = "127.0.0.1", port: int = 0) -> TcpEndpoint:
    """Plug the printer into the network; `.port` and `.close()`."""
    return TcpEndpoint(printer.connect, host, port)


def serve_pty(printer: SimulatedPrinter, link: Path | None = None) -> PtyEndpoint:
    """Plug the printer into a serial line; `.path` and `.close()`."""
    return PtyEndpoint(printer.connect, link)


def obey(printer: SimulatedPrinter, line: str) -> str | None:
    """What a hand does at the printer, as a line: returns what is wrong with it, or None."""
    match line.split():
        case []:
            return None
        case ["paper", ("ok" | "near_end" | "out") as state]:
            printer.paper = Paper(state)
        case ["cover", ("open" | "closed") as state]:
            printer.cover_open = state == "open"
        case ["online", ("yes" | "no") as state]:
            printer.online = state == "yes"
        case ["error", ("yes" | "no") as state]:
            printer.error = state == "yes"
        case ["cutter", ("stuck" | "free") as state]:
            printer.cutter_stuck = state == "stuck"
        case ["head", ("hot" | "cool") as state]:
            printer.too_hot = state == "hot"
        case _:
            return (
                f"unknown: {line.strip()!r}; "
                "paper ok|near_end|out, cover open|closed, online yes|no, error yes|no, "
                "cutter stuck|free, head hot|cool"
            )
    return None


class _Hand:
    """Obeys lines that come over TCP, and answers each with `ok` or what is wrong."""

    def __init__(self, printer: SimulatedPrinter, answer: Answer) -> None:
        self._printer, self._answer = printer, answer
        self._begun = b""

    def receive(self, data: bytes) -> None:
        *lines, self._begun = (self._begun + data).split(b"\n")
        for line in lines:
            wrong = obey(self._printer, line.decode(errors="replace"))
            self._answer(f"{wrong or 'ok'}\n".encode())

    def leave(self) -> None:
        self._begun = b""


class _Tray:
    """Keeps pages as numbered PNG files and says so, a line a page."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._count = 0

    def take(self, page: Image.Image) -> None:
        self._count += 1
        path = self._folder / f"page-{self._count:04d}.png"
        page.save(path)
        print(f"page {self._count} {path}", flush=True)


def main() -> None:
    """Prints `ready PORT`, then a line a page; lines on stdin set paper and cover."""
    end_when_told()
    asked = _arguments()
    tray = _Tray(asked.out)
    printer = SimulatedPrinter(
        384 if asked.paper == 58 else 576,
        roll_mm=asked.roll_mm,
        rows_per_s=asked.rows_per_s,
        on_page=tray.take,
        keep_pages=False,
    )
    with plugging_in():
        plugged = [serve_tcp(printer, asked.host, asked.port)]
        print(f"ready {plugged[0].port}", flush=True)
        if asked.control_port is not None:
            plugged.append(TcpEndpoint(_welcome_hand(printer), asked.host, asked.control_port))
            print(f"control {plugged[1].port}", flush=True)
    try:
        _obey_lines(printer, sys.stdin)
        threading.Event().wait()  # stdin has ended: print on until somebody ends us
    except KeyboardInterrupt:
        pass
    finally:
        for each in plugged:
            each.close()


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m hardware.simulators.printer")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=9100, help="0 takes a free one")
    parser.add_argument("--out", type=Path, required=True, help="where the pages go")
    parser.add_argument("--paper", type=int, choices=(58, 80), default=80)
    parser.add_argument("--control-port", type=int, help="take the lines of stdin here too")
    parser.add_argument("--roll-mm", type=float, help="how much paper a roll has")
    parser.add_argument("--rows-per-s", type=float, help="as slow as that")
    return parser.parse_args()


def _welcome_hand(printer: SimulatedPrinter) -> Welcome:
    return lambda answer: _Hand(printer, answer)


def _obey_lines(printer: SimulatedPrinter, lines: Iterable[str]) -> None:
    for line in lines:
        if wrong := obey(printer, line):
            print(wrong, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
