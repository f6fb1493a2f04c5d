"""The talk with a slip printer: may it print, here is the slip, is it on paper."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import chain, count

from PIL.Image import Image

from hardware.ports import Paper, PrinterStatus, PrinterTrouble, Problem
from hardware.printing import raster, status
from hardware.printing.address import Asking
from hardware.printing.questions import ask_for_status, clear
from hardware.printing.wires import Wire

# How often to look at the printer while it prints.
LOOK_S = 0.25
# A slip is surely through after its rows at the slow speed; a printer that never confirms is
# watched for as long as its rows take at a usual speed (25 and 100 mm/s at 203 dpi).
SLOW_ROWS_PER_S = 200.0
USUAL_ROWS_PER_S = 800.0
# How long to wait for a printer's word that it has cleared its memory.
CLEAR_S = 0.5

_AWAY = PrinterStatus(online=False, paper=Paper.OK, cover_open=False, error=False)
_SAYS_NOTHING = PrinterStatus(online=True, paper=Paper.OK, cover_open=False, error=False)


@dataclass
class _Handing:
    """How far a slip has gone. The knife comes last: without it, no whole slip is on paper."""

    is_begun: bool = False
    is_whole: bool = False
    is_forgotten: bool = False

    @property
    def is_torn(self) -> bool:
        """Whether a piece of it waits in the printer for bytes that never come."""
        return self.is_begun and not (self.is_whole or self.is_forgotten)

    def may_be_on_paper(self, problem: Problem) -> bool:
        """Whether a whole slip came out, or still comes out of the printer's memory.

        A knife that is stuck was reached, so the picture above it is printed.
        """
        return self.is_whole and (problem is Problem.CUTTER or not self.is_forgotten)


class SlipPrinter:
    """A Printer over any wire; `connect` opens a new one."""

    def __init__(
        self,
        connect: Callable[[], Wire],
        *,
        width_px: int,
        asking: Asking,
        confirms: bool,
        timeout_s: float,
        dpi: int = 203,
    ) -> None:
        self._connect = connect
        self._dpi = dpi
        self._width_px = width_px
        self._asking = asking
        self._timeout_s = timeout_s
        # None: nobody knows yet whether this printer can confirm a slip.
        self._confirms: bool | None = None if confirms else False
        self._slips = count(1)
        self._is_torn = False
        self._in_use = threading.Lock()

    @property
    def width_px(self) -> int:
        return self._width_px

    @property
    def dpi(self) -> int:
        return self._dpi

    def print_image(self, image: Image) -> None:
        if image.width > self._width_px:
            raise ValueError(f"the image is {image.width} dots wide, the paper {self._width_px}")
        pieces = raster.pieces(image)
        handing = _Handing()
        try:
            with self._in_use, self._wire() as wire:
                self._refuse_unless_ready(wire)
                self._drop_torn(wire)
                self._hand_over(wire, pieces, handing, rows=image.height)
        except PrinterTrouble as trouble:
            self._is_torn = handing.is_torn
            unsure = handing.may_be_on_paper(trouble.problem)
            raise PrinterTrouble(trouble.problem, may_be_on_paper=unsure) from trouble

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
                with suppress(OSError):
                    wire.close()
        except OSError as lost:
            raise PrinterTrouble(Problem.AWAY) from lost

    def _ask(self, wire: Wire, heard: bytearray | None = None) -> PrinterStatus:
        if not self._answers:
            return _SAYS_NOTHING
        return ask_for_status(wire, self._asking, self._timeout_s, heard) or _AWAY

    @property
    def _answers(self) -> bool:
        return self._asking is not Asking.NEVER

    def _refuse_unless_ready(self, wire: Wire) -> None:
        if problem := self._ask(wire).problem:
            raise PrinterTrouble(problem)

    def _drop_torn(self, wire: Wire) -> None:
        """What a cut connection left behind would swallow the beginning of this slip."""
        if self._is_torn and self._asking is Asking.AT_ONCE:
            clear(wire, min(CLEAR_S, self._timeout_s), bytearray())
        self._is_torn = False

    def _hand_over(
        self, wire: Wire, pieces: Iterable[bytes], handing: _Handing, *, rows: int
    ) -> None:
        slip = status.process_id(next(self._slips))
        if self._confirms is not False:
            pieces = chain(pieces, [status.confirmation_question(slip)])
        try:
            self._send(wire, pieces, handing)
            if self._answers:
                self._watch(wire, slip, rows=rows)
        except PrinterTrouble as trouble:
            if not (trouble.may_be_on_paper or trouble.problem is Problem.AWAY):
                self._forget(wire, handing)
            raise

    def _send(self, wire: Wire, pieces: Iterable[bytes], handing: _Handing) -> None:
        try:
            for piece in pieces:
                handing.is_begun = True
                handing.is_whole = handing.is_whole or piece == raster.FEED_AND_PARTIAL_CUT
                wire.send(piece)
        except TimeoutError:
            # It stopped taking bytes: on paper end and open cover it can still say why.
            if self._answers:
                with suppress(OSError):
                    self._refuse_unless_ready(wire)
            raise

    def _forget(self, wire: Wire, handing: _Handing) -> None:
        """Lets the printer drop the rest of a torn slip, which would come out after a refill."""
        if self._asking is Asking.AT_ONCE:
            with suppress(OSError):
                handing.is_forgotten = clear(wire, min(CLEAR_S, self._timeout_s), bytearray())

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
            raise PrinterTrouble(Problem.FAULT, may_be_on_paper=True)
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
