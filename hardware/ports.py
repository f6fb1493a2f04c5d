"""What the rest of the house sees of a device: promises and plain values, no bytes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from PIL.Image import Image


class Paper(Enum):
    """What the paper sensors see."""

    OK = "ok"
    NEAR_END = "near_end"
    OUT = "out"


class Problem(Enum):
    """Why a printer cannot print, by stable codes. A roll near its end is no problem."""

    AWAY = "printer_away"
    PAPER_OUT = "paper_out"
    COVER_OPEN = "cover_open"
    CUTTER = "cutter_error"
    HOT = "printer_hot"
    FAULT = "printer_fault"


@dataclass(frozen=True)
class PrinterStatus:
    """The state of a printer at one moment, as far as it tells.

    `error` is one that only switching off and on mends; a hot head recovers by itself.
    """

    online: bool
    paper: Paper
    cover_open: bool
    error: bool
    cutter_stuck: bool = False
    too_hot: bool = False

    @property
    def problem(self) -> Problem | None:
        """The problem a person should mend first, or None.

        With the cover open the sensors also report missing paper, so the cover comes first;
        each of the others also takes the printer offline, so plain offline comes last.
        """
        if self.cover_open:
            return Problem.COVER_OPEN
        if self.paper is Paper.OUT:
            return Problem.PAPER_OUT
        if self.cutter_stuck:
            return Problem.CUTTER
        if self.error:
            return Problem.FAULT
        if self.too_hot:
            return Problem.HOT
        return None if self.online else Problem.AWAY

    @property
    def ready(self) -> bool:
        return self.problem is None


class PrinterTrouble(Exception):
    """The slip is not, or not wholly, on paper.

    `may_be_on_paper`: nobody can tell, or what is left in the printer still comes out by itself.
    Sending such a slip again might double it, so a person decides.
    """

    def __init__(self, problem: Problem, *, may_be_on_paper: bool = False) -> None:
        super().__init__(problem.value)
        self.problem = problem
        self.may_be_on_paper = may_be_on_paper


class Printer(Protocol):
    """A slip printer; safe to use from several threads, which then wait for one another."""

    @property
    def width_px(self) -> int:
        """Dots across the paper: 576 on 80 mm and 384 on 58 mm at 203 dpi."""

    @property
    def dpi(self) -> int:
        """Dots an inch."""

    def print_image(self, image: Image) -> None:
        """Print the image and cut; return once it is on paper as far as the printer can tell.

        Nothing is sent while the status shows that it cannot print. Raises PrinterTrouble, and
        ValueError for an image that is empty or wider than the paper.
        """

    def status(self) -> PrinterStatus:
        """Ask the printer. Never raises: one that cannot be reached is not online."""


class ScannerTrouble(Enum):
    """What a scanner reports besides scans; the values are stable codes."""

    AWAY = "scanner_away"
    TOO_LONG = "scan_too_long"


OnScan = Callable[[str], None]
OnScannerTrouble = Callable[[ScannerTrouble], None]
