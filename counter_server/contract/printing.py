"""A print job as kiosk and desk follow it."""

from datetime import datetime
from enum import StrEnum

from .wire import Shape


class JobState(StrEnum):
    ISSUED = "issued"
    PRINTING = "printing"
    PRINTED = "printed"
    FAILED = "failed"


class PrintJob(Shape, frozen=True):
    """`problem`: what stops the printer (printer_away, paper_out, cover_open, cutter_error,
    printer_hot, printer_fault, printer_paused), why it is not printed any more (too_late,
    not_needed), no_printer, or unknown (nobody can tell whether it is on paper). `copy` 2 is the
    first reprint. `elsewhere`: it comes out of `printer`, which is not the one it was meant for."""

    id: int
    kind: str
    printer: str
    state: JobState
    problem: str | None
    created_at: datetime
    printed_at: datetime | None
    ticket: int | None = None
    dossier: int | None = None
    copy: int = 1
    elsewhere: bool = False
