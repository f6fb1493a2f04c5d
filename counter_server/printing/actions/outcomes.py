"""A job begins and comes to an end."""

from sqlalchemy import select

from counter_server.contract.printing import JobState
from counter_server.contract.tickets import TicketState
from counter_server.core.work import Work, Works
from counter_server.printing.paper_rules import paper_rules
from counter_server.printing.printer_queries import stand_in
from counter_server.printing.queries import job, open_jobs
from counter_server.printing.rules import (
    NOT_NEEDED,
    TOO_LATE,
    UNKNOWN,
    Job,
    JobKind,
    Outcome,
    is_needless,
    is_too_late,
    may_start,
)
from counter_server.printing.tables import PrintJobRow
from counter_server.queue.tables import TicketRow

from .changing import change, hold
from .printers import note_health_in


def begin(works: Works, office_id: int, job_id: int, printer_id: int) -> Job | None:
    """The job, now printing; None when it needs no paper here any more or is too late."""
    with works.begin(office_id) as work:
        hold(work, job_id)
        found = job(work.connection, job_id)
        if found.printer_id != printer_id or _needs_no_paper(work, found):
            return None
        tries = PrintJobRow.attempts + 1
        change(work, job_id, state=JobState.PRINTING, problem=None, attempts=tries)
        return found


def let_go(works: Works, office_id: int, job_id: int, printer_id: int) -> bool:
    """Whether a job need not wait for its printer any more: dropped, or another one prints it."""
    with works.begin(office_id) as work:
        hold(work, job_id)
        found = job(work.connection, job_id)
        is_elsewhere = found.printer_id != printer_id
        return is_elsewhere or _needs_no_paper(work, found) or _hand_to_another(work, found)


def settle(works: Works, begun: Job, outcome: Outcome) -> bool:
    """Printed, failed with a problem, or handed to another printer, which gives False.

    What the attempt says of the printer is kept too.
    """
    with works.begin(begun.office_id) as work:
        if begun.printer_id is not None:
            note_health_in(work, begun.printer_id, outcome.health)
        if outcome.problem is None:
            change(work, begun.id, state=JobState.PRINTED, problem=None, printed_at=work.at)
        elif outcome.may_come_out_elsewhere and _hand_to_another(work, begun):
            return False
        else:
            change(work, begun.id, state=JobState.FAILED, problem=outcome.problem)
    return True


def give_up_unfinished(works: Works, office_id: int) -> None:
    """Fails what a dead server was printing: it may be on paper, so a person decides."""
    with works.begin(office_id) as work:
        for each in open_jobs(work.connection, office_id, work.at):
            if each.state is JobState.PRINTING:
                change(work, each.id, state=JobState.FAILED, problem=UNKNOWN)


def _hand_to_another(work: Work, found: Job) -> bool:
    """Whether the printer that takes over from the job's own is well; then it prints the job."""
    other_id = stand_in(work.connection, found)
    if other_id is None:
        return False
    change(work, found.id, state=JobState.ISSUED, problem=None, printer_id=other_id)
    return True


def _needs_no_paper(work: Work, found: Job) -> bool:
    if not may_start(found):
        return True
    reason = _reason_to_drop(work, found)
    if reason:
        change(work, found.id, state=JobState.FAILED, problem=reason)
    return reason is not None


def _reason_to_drop(work: Work, found: Job) -> str | None:
    rules = paper_rules(work.connection, work.office_id)
    if is_too_late(found, work.at, rules):
        return TOO_LATE
    if is_needless(found, _ticket_state(work, found), rules):
        return NOT_NEEDED
    return None


def _ticket_state(work: Work, found: Job) -> TicketState | None:
    if found.kind is not JobKind.SLIP:
        return None
    here = TicketRow.id == found.subject_id
    state = work.connection.execute(select(TicketRow.state).where(here)).scalar()
    return TicketState(state) if state else None
