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
    """`problem`: printer_away, paper_out, cover_open, printer_fault, too_late, no_printer
    or unknown (the server died while it printed)."""

    id: int
    kind: str
    printer: str
    state: JobState
    problem: str | None
    created_at: datetime
    printed_at: datetime | None
    ticket: int | None = None
    dossier: int | None = None
