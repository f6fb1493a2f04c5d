"""Print jobs: states, what is tried again, what is too late; pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from counter_server.contract.events import DossierReceived, Event, TicketIssued
from counter_server.contract.printing import JobState

NO_PRINTER = "no_printer"
TOO_LATE = "too_late"
# The server died while it printed: nobody knows whether the paper came out.
UNKNOWN = "unknown"
# What a person mends at the printer; then the job goes on by itself.
MENDABLE = frozenset({"printer_away", "paper_out", "cover_open"})


class JobKind(StrEnum):
    SLIP = "slip"
    RECEIPT = "receipt"


# A visitor has long read the number from the screen; a citizen still needs the receipt.
_GOOD_FOR = {JobKind.SLIP: timedelta(minutes=5), JobKind.RECEIPT: timedelta(hours=8)}
LONGEST_GOOD = max(_GOOD_FOR.values())


@dataclass(frozen=True)
class Job:
    """A job as its printer's lane needs it; `asked_at` is when a person last wanted the paper."""

    id: int
    office_id: int
    kind: JobKind
    subject_id: int
    printer_id: int | None
    state: JobState
    problem: str | None
    asked_at: datetime


@dataclass(frozen=True)
class PrinterChoice:
    """A printer that is in use."""

    id: int
    is_asked_for: bool


@dataclass(frozen=True)
class Wanted:
    """Paper that an event asks for, and where it was asked."""

    kind: JobKind
    subject_id: int
    device: int | None = None
    counter: int | None = None


def wanted_by(event: Event) -> Wanted | None:
    """The paper that comes of an event."""
    match event:
        case TicketIssued(print=True):
            return Wanted(JobKind.SLIP, event.ticket, event.device)
        case DossierReceived(print=True):
            return Wanted(JobKind.RECEIPT, event.dossier, event.device, event.counter)
    return None


def is_too_late(job: Job, at: datetime) -> bool:
    """Whether nobody waits for this paper any more."""
    return at - job.asked_at > _GOOD_FOR[job.kind]


def may_start(job: Job) -> bool:
    """Whether the outbox may print it: a new one, or one whose printer a person mends."""
    return job.state is JobState.ISSUED or (
        job.state is JobState.FAILED and job.problem in MENDABLE
    )


def chosen(printers: Sequence[PrinterChoice]) -> int | None:
    """The printer beside the device that asked, else the office's first one."""
    asked = [printer.id for printer in printers if printer.is_asked_for]
    return next(iter([*asked, *(printer.id for printer in printers)]), None)


def is_settled(state: JobState) -> bool:
    return state in (JobState.PRINTED, JobState.FAILED)
