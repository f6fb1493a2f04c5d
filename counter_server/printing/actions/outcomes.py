"""A job begins and comes to an end."""

from counter_server.contract.printing import JobState
from counter_server.core.work import Work, Works
from counter_server.printing.queries import job, open_jobs
from counter_server.printing.rules import TOO_LATE, UNKNOWN, Job, is_too_late, may_start
from counter_server.printing.tables import PrintJobRow

from .changing import change, hold
from .printers import note_health_in


def begin(works: Works, office_id: int, job_id: int) -> Job | None:
    """The job, now printing; None when it needs no paper any more or is too late."""
    with works.begin(office_id) as work:
        hold(work, job_id)
        found = job(work.connection, job_id)
        if _needs_no_paper(work, found):
            return None
        tries = PrintJobRow.attempts + 1
        change(work, job_id, state=JobState.PRINTING, problem=None, attempts=tries)
        return found


def drop_late(works: Works, office_id: int, job_id: int) -> bool:
    """Whether the job needs no paper any more; one that has become too late is failed so."""
    with works.begin(office_id) as work:
        hold(work, job_id)
        return _needs_no_paper(work, job(work.connection, job_id))


def settle(works: Works, begun: Job, problem: str | None) -> None:
    """Printed, or failed with a problem; also what that says about the printer."""
    with works.begin(begun.office_id) as work:
        if begun.printer_id is not None:
            note_health_in(work, begun.printer_id, problem)
        if problem is None:
            change(work, begun.id, state=JobState.PRINTED, problem=None, printed_at=work.at)
        else:
            change(work, begun.id, state=JobState.FAILED, problem=problem)


def give_up_unfinished(works: Works, office_id: int) -> None:
    """Fails what a dead server was printing: it may be on paper, so a person decides."""
    with works.begin(office_id) as work:
        for each in open_jobs(work.connection, office_id, work.at):
            if each.state is JobState.PRINTING:
                change(work, each.id, state=JobState.FAILED, problem=UNKNOWN)


def _needs_no_paper(work: Work, found: Job) -> bool:
    if not may_start(found):
        return True
    if is_too_late(found, work.at):
        change(work, found.id, state=JobState.FAILED, problem=TOO_LATE)
        return True
    return False
