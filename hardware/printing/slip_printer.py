"""The talk with a slip printer: may it print, here is the slip, is it on paper."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from itertools import chain, count

from PIL.Image import Image

from hardware.ports import Paper, PrinterStatus, PrinterTrouble, Problem
from hardware.printing import raster, status
from hardware.printing.questions import ask_for_status
from hardware.printing.wires import Wire

# How often to look at the printer while it prints.
LOOK_S = 0.25
# A slip is surely through after its rows at the slow speed; a printer that never confirms is
# watched for as long as its rows take at a usual speed (25 and 100 mm/s at 203 dpi).
SLOW_ROWS_PER_S = 200.0
USUAL_ROWS_PER_S = 800.0

_AWAY = PrinterStatus(online=False, paper=Paper.OK, cover_open=False, error=False)
_SAYS_NOTHING = PrinterStatus(online=True, paper=Paper.OK, cover_open=False, error=False)


class SlipPrinter:
    """A Printer over any wire; `connect` opens a new one."""

    def __init__(
        self,
        connect: Callable[[], Wire],
        *,
        width_px: int,
        answers: bool,
        confirms: bool,
        timeout_s: float,
    ) -> None:
        self._connect = connect
        self._width_px = width_px
        self._answers = answers
        self._timeout_s = timeout_s
        # None: nobody knows yet whether this printer can confirm a slip.
        self._confirms: bool | None = None if confirms else False
        self._slips = count(1)
        self._in_use = threading.Lock()

    @property
    def width_px(self) -> int:
        return self._width_px

    def print_image(self, image: Image) -> None:
        if image.width > self._width_px:
            raise ValueError(f"the image is {image.width} dots wide, the paper {self._width_px}")
        pieces = raster.pieces(image)
        with self._in_use, self._wire() as wire:
            self._refuse_unless_ready(wire)
            slip = status.process_id(next(self._slips))
            if self._confirms is not False:
                pieces = chain(pieces, [status.confirmation_question(slip)])
            self._send(wire, pieces)
            if self._answers:
                self._watch(wire, slip, rows=image.height)

    def status(self) -> PrinterStatus:
        try:
            with self._in_use, self._wire() as wire:
                return self._ask(wire)
        except PrinterTrouble:
            return _AWAY

    @contextmanager
    def _wire(self) -> Iterator[Wire]:
        """An open wire, on which all that goes wrong means that the printer is away."""
        try:
            wire = self._connect()
            try:
                yield wire
            finally:
                wire.close()
        except OSError as lost:
            raise PrinterTrouble(Problem.AWAY) from lost

    def _ask(self, wire: Wire, heard: bytearray | None = None) -> PrinterStatus:
        if not self._answers:
            return _SAYS_NOTHING
        return ask_for_status(wire, self._timeout_s, heard) or _AWAY

    def _refuse_unless_ready(self, wire: Wire) -> None:
        if problem := self._ask(wire).problem:
            raise PrinterTrouble(problem)

    def _send(self, wire: Wire, pieces: Iterable[bytes]) -> None:
        try:
            for piece in pieces:
                wire.send(piece)
        except TimeoutError:
            # It stopped taking bytes: on paper end and open cover it can still say why.
            if self._answers:
                with suppress(OSError):
                    self._refuse_unless_ready(wire)
            raise

    def _watch(self, wire: Wire, slip: bytes, *, rows: int) -> None:
        """Return when the slip is on paper; raise the trouble that stopped it."""
        deadline = time.monotonic() + self._patience_s(rows)
        heard = bytearray()
        while (left_s := deadline - time.monotonic()) > 0:
            heard += wire.receive(min(LOOK_S, left_s))
            trouble = None if self._confirmed(slip, heard) else self._trouble(wire, heard)
            if self._confirmed(slip, heard):
                return
            if trouble:
                raise PrinterTrouble(trouble)
        if self._confirms:
            raise PrinterTrouble(Problem.FAULT)
        self._confirms = False

    def _patience_s(self, rows: int) -> float:
        if self._confirms is False:
            return rows / USUAL_ROWS_PER_S
        return self._timeout_s + rows / SLOW_ROWS_PER_S

    def _confirmed(self, slip: bytes, heard: bytearray) -> bool:
        if status.confirmation(slip) not in heard:
            return False
        self._confirms = True
        return True

    def _trouble(self, wire: Wire, heard: bytearray) -> Problem | None:
        """What stops the printer now; a trouble is believed when it is seen twice.

        A picture may hold the very bytes of a question, and some printers answer those too.
        """
        first = self._ask(wire, heard)
        return None if first.ready else self._ask(wire, heard).problem
