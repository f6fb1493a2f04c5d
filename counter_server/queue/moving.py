"""What every verb of a counter does: reads who acts, then moves one ticket with its event."""

from typing import Any

from sqlalchemy import Connection, select, update

from counter_server.contract.events import Event
from counter_server.contract.office import CounterState
from counter_server.contract.tickets import Ticket, TicketState
from counter_server.core.errors import N_, Refused
from counter_server.core.parts import Parts
from counter_server.core.work import Work

from . import queries, rules
from .tables import CounterRow, ServiceRow, TicketRow


def move(parts: Parts, work: Work, ticket: rules.Ticket, event: Event, **changes: object) -> Ticket:
    """The row's new values, if it is still in the state the decision was made on, and the event."""
    done = work.connection.execute(
        update(TicketRow)
        .where(TicketRow.id == ticket.id, TicketRow.state == ticket.state.value)
        .values(**changes)
    )
    if done.rowcount != 1:
        raise Refused(
            "wrong_state",
            N_("Số {number} vừa được người khác xử lý."),
            N_("Xem lại màn hình rồi làm tiếp."),
            values={"number": ticket.label},
        )
    work.record(event)
    return queries.ticket(work.connection, work.office_id, ticket.id, parts.public_url)


def counter_facts(work: Work, counter_id: int) -> rules.Counter:
    """The counter, locked, so that two clerks at one counter stand in line."""
    row = work.connection.execute(
        select(CounterRow.id, CounterRow.number, CounterRow.state)
        .where(CounterRow.office_id == work.office_id, CounterRow.id == counter_id)
        .with_for_update()
    ).first()
    if row is None:
        raise queries.unknown_counter()
    return rules.Counter(row.id, row.number, CounterState(row.state))


def current_facts(connection: Connection, office_id: int, counter_id: int) -> rules.Ticket | None:
    """Who is at a counter: called or being served."""
    row: Any = connection.execute(
        select(TicketRow.id, TicketRow.label, TicketRow.state, TicketRow.calls, ServiceRow.code)
        .join(ServiceRow, ServiceRow.id == TicketRow.service_id)
        .where(
            TicketRow.office_id == office_id,
            TicketRow.counter_id == counter_id,
            TicketRow.state.in_((TicketState.CALLED, TicketState.SERVING)),
        )
    ).first()
    if row is None:
        return None
    return rules.Ticket(row.id, row.label, row.code, TicketState(row.state), row.calls)
