"""A printer of whole pages that CUPS looks after, by its own commands `lp` and `lpstat`."""

from __future__ import annotations

import os
import subprocess
import threading
import time

from PIL.Image import Image

from hardware.ports import Paper, PrinterStatus, PrinterTrouble, Problem
from hardware.printing import cups
from hardware.printing.address import Cups, Page
from hardware.printing.pages import pdf_of

# How long a page may take from the queue to paper before the job is taken back.
PATIENCE_S = 60.0
LOOK_S = 0.5

_AWAY = PrinterStatus(online=False, paper=Paper.OK, cover_open=False, error=False)


class CupsPrinter:
    """A Printer behind a queue. What is not printed in time is taken back, so nothing doubles."""

    def __init__(
        self, place: Cups, page: Page, timeout_s: float, patience_s: float = PATIENCE_S
    ) -> None:
        self._place = place
        self._page = page
        self._timeout_s = max(timeout_s, 10.0)
        self._patience_s = patience_s
        self._in_use = threading.Lock()

    @property
    def width_px(self) -> int:
        return self._page.inner_px[0]

    @property
    def dpi(self) -> int:
        return self._page.dpi

    def print_image(self, image: Image) -> None:
        if image.width > self.width_px:
            raise ValueError(f"the image is {image.width} dots wide, the page {self.width_px}")
        pdf = pdf_of(image, self._page)
        with self._in_use:
            if problem := self.status().problem:
                raise PrinterTrouble(problem)
            job = self._hand_over(pdf)
            deadline = time.monotonic() + self._patience_s
            while time.monotonic() < deadline:
                if not self._is_waiting(job):
                    return
                threading.Event().wait(LOOK_S)
            self._take_back(job)

    def status(self) -> PrinterStatus:
        try:
            return cups.status_of(self._run("lpstat", "-l", "-p", self._place.queue))
        except OSError:
            return _AWAY

    def _hand_over(self, pdf: bytes) -> str:
        try:
            size = f"media={self._page.name}"
            said = self._run(
                "lp", "-d", self._place.queue, "-t", "motcua", "-o", size, "-", sent=pdf
            )
        except TimeoutError as late:
            raise PrinterTrouble(Problem.AWAY, may_be_on_paper=True) from late
        except OSError as refused:
            raise PrinterTrouble(Problem.AWAY) from refused
        if job := cups.job_of(said):
            return job
        raise PrinterTrouble(Problem.AWAY, may_be_on_paper=True)

    def _is_waiting(self, job: str) -> bool:
        try:
            listed = self._run("lpstat", "-W", "not-completed", "-o", self._place.queue)
        except OSError as lost:
            raise PrinterTrouble(Problem.AWAY, may_be_on_paper=True) from lost
        return cups.is_waiting(listed, job)

    def _take_back(self, job: str) -> None:
        """Raises why it did not come out; a job that has begun may be on paper in part."""
        status = self.status()
        try:
            said = self._run("lpstat", "-p", self._place.queue)
            self._run("cancel", job)
            unsure = cups.is_on_its_way(said, job) and status.ready
        except OSError:
            unsure = True
        raise PrinterTrouble(status.problem or Problem.AWAY, may_be_on_paper=unsure)

    def _run(self, command: str, *arguments: str, sent: bytes = b"") -> str:
        """What the command says; OSError when it is not there or fails, TimeoutError when late."""
        host = ["-h", self._place.host] if self._place.host else []
        try:
            done = subprocess.run(
                [command, *host, *arguments],
                input=sent,
                capture_output=True,
                timeout=self._timeout_s,
                env={**os.environ, "LC_ALL": "C"},
                check=False,
            )
        except subprocess.TimeoutExpired as late:
            raise TimeoutError(command) from late
        if done.returncode:
            raise OSError(f"{command} ended with {done.returncode}")
        return done.stdout.decode("utf-8", "replace")
