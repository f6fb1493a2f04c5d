"""A hall with printers that paper comes out of, and waiting without sleeping."""

import threading
import time
from collections.abc import Callable
from itertools import count

from PIL.Image import Image

from counter_server.contract.printing import JobState, PrintJob
from counter_server.contract.tickets import Ticket, TicketRequest
from counter_server.printing import outbox, queries
from counter_server.queue.issuing import issue_ticket
from hardware.ports import Paper, PrinterStatus, PrinterTrouble, Problem
from tests.support.offices import TestOffice
from tests.support.patience import PATIENCE_S

LOOK_S = 0.02
_keys = count(1)


class FakePrinter:
    """Paper comes out at once, unless there is a problem or a hand holds it."""

    width_px = 576
    dpi = 203

    def __init__(self) -> None:
        self.pages: list[Image] = []
        self.problem: Problem | None = None
        self.paper = Paper.OK
        # The answer is lost after the slip has gone out.
        self.loses_answers = False
        self.free = threading.Event()
        self.free.set()
        self.began = threading.Event()

    def print_image(self, image: Image) -> None:
        self.began.set()
        self.free.wait(PATIENCE_S)
        if self.problem:
            raise PrinterTrouble(self.problem)
        self.pages.append(image)
        if self.loses_answers:
            raise PrinterTrouble(Problem.AWAY, may_be_on_paper=True)

    def status(self) -> PrinterStatus:
        return PrinterStatus(
            online=self.problem is not Problem.AWAY,
            paper=Paper.OUT if self.problem is Problem.PAPER_OUT else self.paper,
            cover_open=self.problem is Problem.COVER_OPEN,
            error=self.problem is Problem.FAULT,
            cutter_stuck=self.problem is Problem.CUTTER,
            too_hot=self.problem is Problem.HOT,
        )


class Hall:
    """The office, its fake printers by URL, and an outbox that can be stopped and started."""

    def __init__(self, office: TestOffice) -> None:
        self.office = office
        self.printers: dict[str, FakePrinter] = {}
        self._outbox: outbox.Outbox | None = None

    @property
    def id(self) -> int:
        return self.office.id

    def printer(self, url: str) -> FakePrinter:
        return self.printers.setdefault(url, FakePrinter())

    def start(self, open_printer: outbox.OpenPrinter | None = None) -> None:
        opening = open_printer or self.printer
        self._outbox = outbox.start(self.office.parts, [self.id], opening, look_s=LOOK_S)

    def stop(self) -> None:
        if self._outbox:
            self._outbox.close(PATIENCE_S)
        self._outbox = None

    def issue(self, device: int | None = None, *, paper: bool = True, language="vi") -> Ticket:
        request = TicketRequest(service="dat-dai", print=paper, language=language)
        key = f"touch-{next(_keys):06}"
        return issue_ticket(self.office.parts, self.id, request, key, device)[0]

    def jobs(self, **wanted: object) -> tuple[PrintJob, ...]:
        with self.office.parts.database.read() as connection:
            return queries.print_jobs(connection, self.id, **wanted)

    def job(self, ticket: Ticket) -> PrintJob:
        """The newest job of a ticket."""
        return self.jobs(ticket=ticket.id)[0]

    def until(self, is_so: Callable[[], object]) -> None:
        """Waits on the feed until it is so."""
        feed = self.office.parts.feeds.of(self.id)
        deadline = time.monotonic() + PATIENCE_S
        while True:
            signal = feed.signal()
            if is_so():
                return
            if not signal.wait(deadline - time.monotonic()):
                raise TimeoutError(f"never so; the jobs are {self.jobs()}")

    def until_state(self, ticket: Ticket, state: JobState, problem: str | None = None) -> None:
        """Waits until the ticket's newest job is in a state, for a reason."""

        def is_so() -> bool:
            jobs = self.jobs(ticket=ticket.id)
            return bool(jobs) and (jobs[0].state, jobs[0].problem) == (state, problem)

        self.until(is_so)
