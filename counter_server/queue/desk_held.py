"""Calls back a visitor who was put aside."""

from sqlalchemy import select, update

from counter_server.contract.events import TicketCalled
from counter_server.contract.office import CounterState
from counter_server.contract.tickets import Ticket, TicketState
from counter_server.core.errors import N_, Refused
from counter_server.core.parts import Parts
from counter_server.core.work import Work

from . import queries, rules
from .tables import CounterRow, ServiceRow, TicketRow


def call_held(parts: Parts, office_id: int, counter_id: int, ticket_id: int) -> Ticket:
    """The held ticket, called again at the counter that holds it; `Refused` wrong_state."""
    with parts.works.begin(office_id) as work:
        counter = _counter(work, counter_id)
        current = queries.current_ticket(work.connection, office_id, counter_id)
        busy = rules.Ticket(current.id, current.number, "", current.state) if current else None
        rules.ready_to_call(counter, busy)
        work.record(_call(work, counter, ticket_id))
        return queries.ticket(work.connection, office_id, ticket_id, parts.public_url)


def _counter(work: Work, counter_id: int) -> rules.Counter:
    queries.counter(work.connection, work.office_id, counter_id)
    row = work.connection.execute(
        select(CounterRow.id, CounterRow.number, CounterRow.state)
        .where(CounterRow.office_id == work.office_id, CounterRow.id == counter_id)
        .with_for_update()
    ).one()
    return rules.Counter(row.id, row.number, CounterState(row.state))


def _call(work: Work, counter: rules.Counter, ticket_id: int) -> TicketCalled:
    row = work.connection.execute(
        update(TicketRow)
        .where(
            TicketRow.office_id == work.office_id,
            TicketRow.id == ticket_id,
            TicketRow.counter_id == counter.id,
            TicketRow.state == TicketState.HELD,
        )
        .values(state=TicketState.CALLED, called_at=work.at, calls=TicketRow.calls + 1, reason="")
        .returning(TicketRow.label, TicketRow.service_id)
    ).first()
    if row is None:
        raise Refused(
            "wrong_state",
            N_("Số này không còn tạm giữ ở quầy."),
            N_("Xem lại màn hình rồi làm tiếp."),
        )
    service = select(ServiceRow.code).where(ServiceRow.id == row.service_id)
    return TicketCalled(
        ticket=ticket_id,
        number=row.label,
        service=work.connection.execute(service).scalar_one(),
        counter=counter.id,
        counter_number=counter.number,
    )
