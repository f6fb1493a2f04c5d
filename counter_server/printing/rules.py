"""Print jobs: states, what is tried again, what is too late; pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from counter_server.contract.events import DossierReceived, Event, TicketIssued
from counter_server.contract.printing import JobState
from counter_server.contract.tickets import TicketState

NO_PRINTER = "no_printer"
TOO_LATE = "too_late"
# Its ticket was called, or is over, while the slip waited for the printer.
NOT_NEEDED = "not_needed"
# Nobody knows whether the paper came out: the server or the wire died while it printed, or the
# printer keeps the slip in its memory. Sending it again might double it, so a person decides.
UNKNOWN = "unknown"
PAUSED = "printer_paused"
# What a person mends at the printer, or time; then the job goes on by itself.
MENDABLE = frozenset(
    {"printer_away", "paper_out", "cover_open", "cutter_error", "printer_hot", PAUSED}
)
DROPPED = frozenset({TOO_LATE, NOT_NEEDED})
# Whoever has been called has no use for a slip.
_STILL_HERE = frozenset({TicketState.WAITING, TicketState.HELD})


class JobKind(StrEnum):
    SLIP = "slip"
    RECEIPT = "receipt"
    TRIAL = "trial"


# A citizen still needs the receipt when a visitor has long read the number from the screen.
_RECEIPT_GOOD = timedelta(hours=8)
LONGEST_GOOD = _RECEIPT_GOOD
LONGEST_LOOK_S = 30.0


@dataclass(frozen=True)
class PaperRules:
    """What the office says about paper: how long a slip is good for, and how many copies."""

    slip_good_min: int = 5
    drops_called: bool = True
    most_copies: int = 5

    def good_for(self, kind: JobKind) -> timedelta:
        return _RECEIPT_GOOD if kind is JobKind.RECEIPT else timedelta(minutes=self.slip_good_min)


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
    copy: int = 1
    home_printer_id: int | None = None


@dataclass(frozen=True)
class Outcome:
    """How an attempt ended: what became of the paper, and what that says of the printer."""

    problem: str | None
    health: str | None

    @property
    def may_come_out_elsewhere(self) -> bool:
        """Whether surely nothing of it is on paper, and another printer may do better."""
        return self.health is not None and self.problem != UNKNOWN


@dataclass(frozen=True)
class PrinterChoice:
    """A printer that is in use."""

    id: int
    is_asked_for: bool
    has_pages: bool = False


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


def is_too_late(job: Job, at: datetime, rules: PaperRules) -> bool:
    """Whether nobody waits for this paper any more."""
    return at - job.asked_at > rules.good_for(job.kind)


def is_needless(job: Job, ticket: TicketState | None, rules: PaperRules) -> bool:
    """Whether the ticket was called while its slip waited; what a person asks for is printed."""
    has_waited = job.state is JobState.FAILED
    return rules.drops_called and has_waited and ticket is not None and ticket not in _STILL_HERE


def outcome_of(problem: str, *, may_be_on_paper: bool) -> Outcome:
    """An attempt that went wrong."""
    return Outcome(UNKNOWN if may_be_on_paper else problem, problem)


def may_start(job: Job) -> bool:
    """Whether the outbox may print it: a new one, or one whose printer a person mends."""
    return job.state is JobState.ISSUED or (
        job.state is JobState.FAILED and job.problem in MENDABLE
    )


def next_look_s(last_s: float, *, first_s: float, is_still_away: bool) -> float:
    """How long until a stopped printer is asked again; one that stays away ever more rarely."""
    return min(LONGEST_LOOK_S, last_s * 2) if is_still_away else first_s


def chosen(printers: Sequence[PrinterChoice], kind: JobKind = JobKind.SLIP) -> int | None:
    """The printer beside the device that asked, else the office's first one for such paper.

    Receipts belong on pages where there is a printer of pages, slips on rolls.
    """
    wants_pages = kind is JobKind.RECEIPT
    asked = [printer.id for printer in printers if printer.is_asked_for]
    fitting = [printer.id for printer in printers if printer.has_pages is wants_pages]
    return next(iter([*asked, *fitting, *(printer.id for printer in printers)]), None)


def is_settled(state: JobState) -> bool:
    return state in (JobState.PRINTED, JobState.FAILED)
