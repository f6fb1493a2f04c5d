"""The one way a job's row changes: row and event together."""

from sqlalchemy import select, update

from counter_server.contract.events import PrintChanged
from counter_server.contract.printing import PrintJob
from counter_server.core.work import Work
from counter_server.printing.queries import print_job
from counter_server.printing.tables import PrintJobRow


def change(work: Work, job_id: int, **values: object) -> PrintJob:
    """Writes the values and tells everybody."""
    here = (PrintJobRow.office_id == work.office_id) & (PrintJobRow.id == job_id)
    work.connection.execute(update(PrintJobRow).where(here).values(values))
    return tell(work, job_id)


def hold(work: Work, job_id: int) -> None:
    """Nobody else changes the job before this transaction ends."""
    here = (PrintJobRow.office_id == work.office_id) & (PrintJobRow.id == job_id)
    work.connection.execute(select(PrintJobRow.id).where(here).with_for_update())


def tell(work: Work, job_id: int) -> PrintJob:
    """The job as it now is, in the event log and to the caller."""
    job = print_job(work.connection, work.office_id, job_id)
    work.record(
        PrintChanged(
            job=job.id,
            job_kind=job.kind,
            ticket=job.ticket,
            dossier=job.dossier,
            printer=job.printer,
            state=job.state,
            problem=job.problem,
        )
    )
    return job
