"""One printer's lane: its jobs one after another, so that a dead printer holds up no other.

A slip is sent again by itself only when surely no whole one is on paper and none is left in the
printer: it was refused before its first byte, its last piece never went out, or the printer said
that it has forgotten it. Everything else is `unknown`, and a person decides.
"""

import logging
import queue
import threading
from collections.abc import Callable

from sqlalchemy import Connection

from counter_server.core.parts import Parts
from counter_server.printing import actions
from counter_server.printing.contents import Content
from counter_server.printing.layout import picture
from counter_server.printing.printer_queries import place_of
from counter_server.printing.rules import MENDABLE, PAUSED, Job, Outcome, next_look_s, outcome_of
from hardware.ports import Printer, PrinterTrouble, Problem

OpenPrinter = Callable[[str], Printer]
Fill = Callable[[Connection, Job], Content]

# How often to ask a printer that is being mended.
LOOK_S = 2.0
# How often to ask a printer that has nothing to do, so that its end of paper is seen early.
IDLE_LOOK_S = 30.0
_WAKE, _CLOSE = 0, -1
_WELL = Outcome(None, None)
_log = logging.getLogger(__name__)


class Lane:
    """Takes ids of jobs from any thread and prints them in its own."""

    def __init__(
        self,
        parts: Parts,
        office_id: int,
        printer_id: int,
        open_printer: OpenPrinter,
        fill: Fill,
        look_s: float = LOOK_S,
    ) -> None:
        self._database = parts.database
        self._works = parts.works
        self._office_id = office_id
        self._printer_id = printer_id
        self._open_printer = open_printer
        self._fill = fill
        self._look_s = self._next_look_s = look_s
        self._inbox: queue.SimpleQueue[int] = queue.SimpleQueue()
        self._mending: list[int] = []
        self._printer: Printer | None = None
        self._url = ""
        self._problem: str | None = None
        self._is_closed = False
        self._thread = threading.Thread(
            target=self._run, name=f"print-lane-{printer_id}", daemon=True
        )
        self._thread.start()

    def put(self, job_id: int) -> None:
        """Prints the job when its turn comes, unless it needs no paper any more."""
        self._inbox.put(job_id)

    def wake(self) -> None:
        """Looks at the printer now: a person has changed something."""
        self._inbox.put(_WAKE)

    def close(self) -> None:
        """Begins nothing more."""
        self._is_closed = True
        self._inbox.put(_CLOSE)

    def join(self, timeout_s: float) -> None:
        self._thread.join(timeout_s)

    def _run(self) -> None:
        while not self._is_closed:
            try:
                self._step()
            except Exception:
                _log.exception("print lane failed", extra={"printer": self._printer_id})

    def _step(self) -> None:
        try:
            job_id = self._inbox.get(timeout=self._next_look_s if self._problem else IDLE_LOOK_S)
        except queue.Empty:
            job_id = _WAKE
        if self._is_closed:
            return
        if job_id == _WAKE:
            self._look()
        elif self._print(job_id):
            self._print_mended()

    def _look(self) -> None:
        """Asks the printer, and goes on with what waits once it is well."""
        problem, paper = self._asked()
        self._mind(problem)
        actions.note_health(self._works, self._office_id, self._printer_id, problem, paper)
        if problem is None:
            self._print_mended()
        else:
            self._let_go()

    def _asked(self) -> tuple[str | None, str | None]:
        with self._database.read() as connection:
            url, is_paused = place_of(connection, self._printer_id)
        if is_paused:
            return PAUSED, None
        status = self._opened(url).status()
        return status.problem.value if status.problem else None, status.paper.value

    def _mind(self, problem: str | None) -> None:
        """One that does not answer is asked ever more rarely; the others are being mended."""
        self._next_look_s = next_look_s(
            self._next_look_s,
            first_s=self._look_s,
            is_still_away=problem == self._problem == Problem.AWAY.value,
        )
        self._problem = problem

    def _print_mended(self) -> None:
        waiting, self._mending = self._mending, []
        for place, job_id in enumerate(waiting):
            if self._is_closed or not self._print(job_id):
                self._mending += waiting[place + 1 :]
                return

    def _let_go(self) -> None:
        self._mending = [
            job_id
            for job_id in self._mending
            if not actions.let_go(self._works, self._office_id, job_id, self._printer_id)
        ]

    def _print(self, job_id: int) -> bool:
        """False when the printer has to be mended first."""
        job = actions.begin(self._works, self._office_id, job_id, self._printer_id)
        if job is None:
            return True
        outcome = self._attempt(job)
        is_here = actions.settle(self._works, job, outcome)
        self._mind(outcome.health)
        if is_here and outcome.problem in MENDABLE:
            self._mending.append(job_id)
        return outcome.health not in MENDABLE

    def _attempt(self, job: Job) -> Outcome:
        try:
            with self._database.read() as connection:
                url, is_paused = place_of(connection, self._printer_id)
                content = self._fill(connection, job)
            if is_paused:
                return Outcome(PAUSED, PAUSED)
            printer = self._opened(url)
            printer.print_image(picture(content, printer.width_px, printer.dpi))
        except PrinterTrouble as trouble:
            return outcome_of(trouble.problem.value, may_be_on_paper=trouble.may_be_on_paper)
        except Exception:
            _log.exception("a print job failed", extra={"job": job.id})
            return Outcome(Problem.FAULT.value, health=None)
        return _WELL

    def _opened(self, url: str) -> Printer:
        """The printer at the address that stands in its row now."""
        if self._printer is None or url != self._url:
            self._printer, self._url = self._open_printer(url), url
        return self._printer
