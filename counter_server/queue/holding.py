"""Calls back a visitor who was put aside."""

from typing import Any

from sqlalchemy import select

from counter_server.contract.tickets import Ticket, TicketState
from counter_server.core.errors import N_, Refused
from counter_server.core.parts import Parts
from counter_server.core.work import Work

from . import rules
from .moving import counter_facts, current_facts, move
from .tables import ServiceRow, TicketRow


def call_held(parts: Parts, office_id: int, counter_id: int, ticket_id: int) -> Ticket:
    """The held ticket, called again at the counter that holds it; `Refused` wrong_state."""
    with parts.works.begin(office_id) as work:
        counter = counter_facts(work, counter_id)
        rules.ready_to_call(counter, current_facts(work.connection, office_id, counter_id))
        ticket = _held(work, counter_id, ticket_id)
        return move(
            parts,
            work,
            ticket,
            rules.call_held(ticket, counter),
            state=TicketState.CALLED,
            called_at=work.at,
            calls=ticket.calls + 1,
            reason="",
        )


def _held(work: Work, counter_id: int, ticket_id: int) -> rules.Ticket:
    row: Any = work.connection.execute(
        select(TicketRow.id, TicketRow.label, TicketRow.state, TicketRow.calls, ServiceRow.code)
        .join(ServiceRow, ServiceRow.id == TicketRow.service_id)
        .where(
            TicketRow.office_id == work.office_id,
            TicketRow.id == ticket_id,
            TicketRow.counter_id == counter_id,
            TicketRow.state == TicketState.HELD,
        )
        .with_for_update(of=TicketRow)
    ).first()
    if row is None:
        raise Refused(
            "wrong_state",
            N_("Số này không còn tạm giữ ở quầy."),
            N_("Xem lại màn hình rồi làm tiếp."),
        )
    return rules.Ticket(row.id, row.label, row.code, TicketState(row.state), row.calls)
