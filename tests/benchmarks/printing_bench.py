"""From the touch to the first byte of dots at the printer, and how long drawing takes."""

import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from counter_server.cli.demo.hall import hall
from counter_server.printing.layout import picture
from counter_server.printing.samples import SLIP, WIDTHS_PX
from hardware.simulators.commands import Raster
from hardware.simulators.printer import SimulatedPrinter
from paper.drawing import forget_drawn

from .figures import Figure
from .load import Client

TOUCHES = 30
SLIPS = 200


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
    """Drawing kept and anew, and the touch."""
    yield from _drawing()
    yield from _touching()


def _drawing() -> Iterator[Figure]:
    """A slip of another number and code each, with what is the same drawn once and drawn anew."""
    for paper_mm, width_px in WIDTHS_PX.items():
        anew = _median_s(width_px, forget_first=True)
        kept = _median_s(width_px, forget_first=False)
        note = f"anew {anew * 1000:.1f} ms; at most 10 ms is wanted"
        name = f"a slip of {paper_mm} mm, fixed parts kept"
        yield Figure(name, kept * 1000, "ms", kept / anew, note)


def _median_s(width_px: int, *, forget_first: bool) -> float:
    """In time of the processor, for drawing waits for nothing and others work here too."""
    times = []
    picture(SLIP, width_px)
    for number in range(SLIPS):
        url = f"{SLIP.status_url[:-6]}{number:06}"
        content = replace(SLIP, number=f"A{number:03}", ahead=number % 7, status_url=url)
        if forget_first:
            forget_drawn()
        began = time.thread_time()
        picture(content, width_px)
        times.append(time.thread_time() - began)
    return sorted(times)[SLIPS // 2]


def _touching() -> Iterator[Figure]:
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
