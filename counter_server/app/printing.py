"""The desk's view of the printing room, which stands above the queue."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection

from counter_server.contract.printing import PrintJob
from counter_server.core.clock import day_began
from counter_server.core.offices import timezone_of
from counter_server.core.parts import Parts
from counter_server.printing import actions, printer_queries, queries
from counter_server.printing.rules import NOT_NEEDED, JobKind
from counter_server.queue.desk_printing import DeskPrinting


def desk_printing(parts: Parts) -> DeskPrinting:
    """Today's failed jobs, but for slips that nobody misses, and their retry."""

    def failed(connection: Connection, office_id: int, at: datetime) -> Sequence[PrintJob]:
        since = day_began(at, timezone_of(connection, office_id))
        jobs = queries.failed_jobs(connection, office_id, since)
        return [job for job in jobs if job.problem != NOT_NEEDED and job.kind != JobKind.TRIAL]

    return DeskPrinting(
        failed=failed,
        low_paper=printer_queries.low_paper,
        retry=lambda office_id, job_id: actions.retry(parts.works, office_id, job_id),
        reprint=lambda office_id, ticket_id, counter_id: actions.reprint(
            parts.works, office_id, JobKind.SLIP, ticket_id, counter=counter_id
        ),
    )
