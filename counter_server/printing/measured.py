"""How much paper is in which state, for whoever watches many servers."""

from sqlalchemy import Connection, func, select

from counter_server.contract.printing import JobState

from .tables import PrintJobRow


def job_numbers(connection: Connection, office_id: int) -> dict[str, int]:
    """Print jobs by state; every state is there, be it with 0."""
    counting = (
        select(PrintJobRow.state, func.count())
        .where(PrintJobRow.office_id == office_id)
        .group_by(PrintJobRow.state)
    )
    counts = {row[0]: row[1] for row in connection.execute(counting)}
    return {str(state): counts.get(state, 0) for state in JobState}
