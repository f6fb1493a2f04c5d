"""Prints the slips of numbers the kiosk gave by itself, one after another, each once."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from queue import Empty, SimpleQueue
from threading import Condition, Thread

from hardware.ports import Printer, PrinterTrouble
from paper import Block, picture

from . import journal
from .journal import Slip, Taken
from .memory import Memory

_log = logging.getLogger(__name__)

# A visitor has long read the number from the screen.
GOOD_FOR = timedelta(minutes=5)
_LOOK_S = 2.0
_MENDABLE = frozenset({"printer_away", "paper_out", "cover_open"})
_SETTLED = (Slip.PRINTED, Slip.FAILED, Slip.NONE)

Draw = Callable[[Taken], tuple[Block, ...]]


class SlipLane:
    """`put` and `wait` may be called from any thread; printing is done in the lane's own."""

    def __init__(
        self,
        memory: Memory,
        printer: Printer,
        draw: Draw,
        now: Callable[[], datetime],
        look_s: float = _LOOK_S,
    ) -> None:
        self._memory = memory
        self._printer = printer
        self._draw = draw
        self._now = now
        self._look_s = look_s
        self._inbox: SimpleQueue[int | None] = SimpleQueue()
        self._mending: list[int] = []
        self._settled = Condition()
        self._problem: str | None = None
        self._take_up()
        self._thread = Thread(target=self._run, name="away-slips", daemon=True)
        self._thread.start()

    @property
    def problem(self) -> str | None:
        """What the printer said at the last slip; None while it is well, as far as is known."""
        return self._problem

    def put(self, taken: Taken) -> None:
        """Its slip is printed soon, unless it was before."""
        self._inbox.put(taken.id)

    def wait(self, taken_id: int, timeout_s: float) -> Taken | None:
        """The ticket as soon as its slip is out or cannot be, or as it is after a while."""
        with self._settled:
            self._settled.wait_for(lambda: self._is_settled(taken_id), timeout_s)
        return journal.by_id(self._memory, taken_id)

    def close(self) -> None:
        self._inbox.put(None)
        self._thread.join(3.0)

    def _take_up(self) -> None:
        """What a sudden end left: a slip that was just coming may be out, so it is not printed."""
        for taken in journal.unprinted(self._memory):
            if taken.slip is Slip.PRINTING:
                journal.note_slip(self._memory, taken.id, Slip.FAILED, "unknown")
            else:
                self._inbox.put(taken.id)

    def _is_settled(self, taken_id: int) -> bool:
        taken = journal.by_id(self._memory, taken_id)
        return taken is None or taken.slip in _SETTLED

    def _run(self) -> None:
        while True:
            try:
                if not self._step():
                    return
            except Exception:
                _log.exception("a slip of our own failed")

    def _step(self) -> bool:
        """One slip, or a look at a printer that is being mended; False at the end."""
        try:
            taken_id = self._inbox.get(timeout=self._look_s if self._mending else None)
        except Empty:
            self._look()
            return True
        if taken_id is None:
            return False
        self._print(taken_id)
        return True

    def _look(self) -> None:
        if not self._printer.status().ready and not self._is_late(self._mending[0]):
            return
        waiting, self._mending = self._mending, []
        for taken_id in waiting:
            self._print(taken_id)

    def _print(self, taken_id: int) -> None:
        taken = journal.by_id(self._memory, taken_id)
        if taken is None or taken.slip in (Slip.PRINTED, Slip.NONE):
            return
        if self._is_late(taken_id):
            self._note(taken_id, Slip.FAILED, "too_late")
            return
        self._note(taken_id, Slip.PRINTING)
        problem = self._problem = self._attempt(taken)
        if problem in _MENDABLE:
            self._mending.append(taken_id)
        self._note(taken_id, Slip.FAILED if problem else Slip.PRINTED, problem)

    def _attempt(self, taken: Taken) -> str | None:
        """None when the slip is out, else the problem."""
        try:
            self._printer.print_image(picture(self._draw(taken), self._printer.width_px))
        except PrinterTrouble as trouble:
            return "unknown" if trouble.may_be_on_paper else trouble.problem.value
        except Exception:
            _log.exception("a slip of our own failed", extra={"taken": taken.id})
            return "printer_fault"
        return None

    def _is_late(self, taken_id: int) -> bool:
        taken = journal.by_id(self._memory, taken_id)
        return taken is not None and self._now() - taken.taken_at > GOOD_FOR

    def _note(self, taken_id: int, slip: Slip, problem: str | None = None) -> None:
        journal.note_slip(self._memory, taken_id, slip, problem)
        with self._settled:
            self._settled.notify_all()
