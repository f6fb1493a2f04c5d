"""From the touch to the first byte of dots at the printer."""

import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from counter_server.cli.demo.hall import hall
from hardware.simulators.commands import Raster
from hardware.simulators.printer import SimulatedPrinter

from .figures import Figure
from .load import Client

TOUCHES = 30


class TimedPrinter(SimulatedPrinter):
    """Remembers when the first dots of a slip came."""

    def __init__(self) -> None:
        super().__init__()
        self.has_begun = threading.Event()
        self.began_at = 0.0

    def _take(self, host: Any, commands: Any) -> None:
        if not self.has_begun.is_set() and any(isinstance(each, Raster) for each in commands):
            self.began_at = time.perf_counter()
            self.has_begun.set()
        super()._take(host, commands)


def figures() -> Iterator[Figure]:
    """The kiosk's request to the first row of dots, beside the answer alone."""
    printer, answers, papers = TimedPrinter(), [], []
    with (
        tempfile.TemporaryDirectory(dir=Path.home()) as folder,
        hall(Path(folder) / "data", printer=printer) as opened,
    ):
        body = b'{"service": "dat-dai"}'
        client = Client(opened.url, opened.kiosk_token, "/api/v1/tickets", body)
        for turn in range(TOUCHES):
            printer.has_begun.clear()
            began = time.perf_counter()
            client.post()
            answers.append(time.perf_counter() - began)
            assert printer.has_begun.wait(20)
            papers.append(printer.began_at - began)
            assert printer.wait_for_pages(turn + 1, 20)
    answers.sort()
    papers.sort()
    answer, paper = answers[TOUCHES // 2], papers[TOUCHES // 2]
    yield Figure("touch to answer", answer * 1000, "ms")
    note = f"p90 {papers[int(TOUCHES * 0.9)] * 1000:.1f} ms"
    yield Figure("touch to first dots at the printer", paper * 1000, "ms", paper / answer, note)
