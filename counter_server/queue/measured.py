"""How a queue stands, in numbers without people: for whoever watches many servers."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, func, select

from counter_server.contract.office import CounterState
from counter_server.contract.tickets import TicketState

from .tables import WAITING, CounterRow, ServiceRow, TicketRow


@dataclass(frozen=True)
class QueueNumbers:
    """`waiting` by the service's code, `counters` and `tickets` (of the day) by state."""

    waiting: dict[str, int]
    counters: dict[str, int]
    tickets: dict[str, int]


def queue_numbers(connection: Connection, office_id: int, day: date) -> QueueNumbers:
    """Every service and every state is there, be it with 0."""
    counters = select(CounterRow.state, func.count()).where(CounterRow.office_id == office_id)
    tickets = select(TicketRow.state, func.count()).where(
        TicketRow.office_id == office_id, TicketRow.day == day
    )
    return QueueNumbers(
        waiting=_waiting(connection, office_id, day),
        counters=_counted(connection, CounterState, counters.group_by(CounterRow.state)),
        tickets=_counted(connection, TicketState, tickets.group_by(TicketRow.state)),
    )


def _waiting(connection: Connection, office_id: int, day: date) -> dict[str, int]:
    services = select(ServiceRow.id, ServiceRow.code).where(ServiceRow.office_id == office_id)
    waiting = (
        select(TicketRow.service_id, func.count())
        .where(TicketRow.office_id == office_id, TicketRow.day == day, TicketRow.state == WAITING)
        .group_by(TicketRow.service_id)
    )
    counts = {row[0]: row[1] for row in connection.execute(waiting)}
    return {row.code: counts.get(row.id, 0) for row in connection.execute(services)}


def _counted(connection: Connection, states: Iterable[str], counting: Any) -> dict[str, int]:
    counts = {row[0]: row[1] for row in connection.execute(counting)}
    return {str(state): counts.get(state, 0) for state in states}
