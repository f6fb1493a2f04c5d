"""One printer's lane: its jobs one after another, so that a dead printer holds up no other."""

import logging
import queue
import threading
from collections.abc import Callable

from sqlalchemy import Connection, select

from counter_server.core.parts import Parts
from counter_server.printing import actions
from counter_server.printing.contents import Content
from counter_server.printing.layout import picture
from counter_server.printing.rules import MENDABLE, Job
from counter_server.printing.tables import PrinterRow
from hardware.ports import Printer, PrinterTrouble, Problem

OpenPrinter = Callable[[str], Printer]
Fill = Callable[[Connection, Job], Content]

# How often to ask a printer that is being mended.
LOOK_S = 2.0
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
        self._look_s = look_s
        self._inbox: queue.SimpleQueue[int | None] = queue.SimpleQueue()
        self._mending: list[int] = []
        self._printer: Printer | None = None
        self._url = ""
        self._last_problem: str | None = None
        self._is_closed = False
        self._thread = threading.Thread(
            target=self._run, name=f"print-lane-{printer_id}", daemon=True
        )
        self._thread.start()

    def put(self, job_id: int) -> None:
        """Prints the job when its turn comes, unless it needs no paper any more."""
        self._inbox.put(job_id)

    def close(self) -> None:
        """Begins nothing more."""
        self._is_closed = True
        self._inbox.put(None)

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
            job_id = self._inbox.get(timeout=self._look_s if self._mending else None)
        except queue.Empty:
            self._look()
            return
        if job_id is not None and not self._is_closed and self._print(job_id) and self._mending:
            self._print_mended()

    def _look(self) -> None:
        """Asks the printer that is being mended, and goes on once it is well."""
        problem = self._printer.status().problem if self._printer else None
        if problem is None:
            self._print_mended()
            return
        self._note(problem.value)
        self._drop_late()

    def _note(self, problem: str) -> None:
        if problem != self._last_problem:
            actions.note_health(self._works, self._office_id, self._printer_id, problem)
            self._last_problem = problem

    def _print_mended(self) -> None:
        waiting, self._mending = self._mending, []
        for place, job_id in enumerate(waiting):
            if self._is_closed or not self._print(job_id):
                self._mending += waiting[place + 1 :]
                return

    def _drop_late(self) -> None:
        self._mending = [
            job_id
            for job_id in self._mending
            if not actions.drop_late(self._works, self._office_id, job_id)
        ]

    def _print(self, job_id: int) -> bool:
        """False when the printer has to be mended first."""
        job = actions.begin(self._works, self._office_id, job_id)
        if job is None:
            return True
        problem = self._attempt(job)
        actions.settle(self._works, job, problem)
        self._last_problem = problem
        if problem not in MENDABLE:
            return True
        self._mending.append(job_id)
        return False

    def _attempt(self, job: Job) -> str | None:
        """None when the paper is out, else the problem."""
        try:
            with self._database.read() as connection:
                printer = self._opened(connection)
                content = self._fill(connection, job)
            printer.print_image(picture(content, printer.width_px))
        except PrinterTrouble as trouble:
            return trouble.problem.value
        except Exception:
            _log.exception("a print job failed", extra={"job": job.id})
            return Problem.FAULT.value
        return None

    def _opened(self, connection: Connection) -> Printer:
        """The printer at the address that stands in its row now."""
        found = select(PrinterRow.url).where(PrinterRow.id == self._printer_id)
        url = connection.execute(found).scalar_one()
        if self._printer is None or url != self._url:
            self._printer, self._url = self._open_printer(url), url
        return self._printer
