"""How the printing of a receipt stands, read from the event log: printing is a room above."""

from collections.abc import Sequence

from sqlalchemy import Connection, select

from counter_server.contract.events import PrintChanged
from counter_server.contract.wire import from_json
from counter_server.core.event_log import EventRow

from .queries import Step

_NEAR = 5000  # events after the intake in which a receipt's printing is looked for


def printing_of(
    connection: Connection, office_id: int, dossier_id: int, steps: Sequence[Step]
) -> PrintChanged | None:
    """The last that was heard of the receipt's printing; None before the printer took it."""
    if not steps:
        return None
    body = connection.execute(
        select(EventRow.body)
        .where(
            EventRow.office_id == office_id,
            EventRow.seq.between(steps[0].seq, steps[0].seq + _NEAR),
            EventRow.kind == "print_changed",
            EventRow.body.contains(f'"dossier":{dossier_id},'),
        )
        .order_by(EventRow.seq.desc())
        .limit(1)
    ).scalar()
    return None if body is None else _print_changed(body)


def _print_changed(body: str) -> PrintChanged:
    return from_json(body, PrintChanged)
