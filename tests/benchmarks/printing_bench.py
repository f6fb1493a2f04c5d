"""From the touch to the first byte at the printer."""

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from counter_server.cli.demo.hall import hall
from hardware.simulators.printer import SimulatedPrinter

from .figures import Figure
from .load import Client

TOUCHES = 30


class TimedPrinter(SimulatedPrinter):
    """Remembers when the first byte of a picture came."""


def figures() -> Iterator[Figure]:
    """The kiosk's request to the first row of dots, beside the answer alone."""
    with tempfile.TemporaryDirectory(dir=Path.home()) as folder:
        with hall(Path(folder) / "data") as opened:
            client = Client(opened.url, opened.kiosk_token)
            answers, papers = [], []
            for turn in range(TOUCHES):
                first = opened.printer.first_dot()
                began = time.perf_counter()
                client.post("/api/v1/tickets", b'{"service": "dat-dai"}')
                answers.append(time.perf_counter() - began)
                assert first.wait(20)
                papers.append(first.at - began)
                assert opened.printer.wait_for_pages(turn + 1, 20)
    answers.sort()
    papers.sort()
    middle = papers[len(papers) // 2]
    yield Figure("touch to answer", answers[len(answers) // 2] * 1000, "ms")
    note = f"p90 {papers[int(len(papers) * 0.9)] * 1000:.1f} ms"
    ratio = middle / answers[len(answers) // 2]
    yield Figure("touch to first byte at the printer", middle * 1000, "ms", ratio, note)
