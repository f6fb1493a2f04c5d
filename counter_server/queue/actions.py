"""The verbs of a counter: each one transaction that only one clerk can win."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select, update

from counter_server.contract.events import CounterChanged, Event
from counter_server.contract.office import Counter, CounterState
from counter_server.contract.tickets import Ticket, TicketState, TransferRequest
from counter_server.core.errors import N_, Invalid, NotFound, Refused
from counter_server.core.parts import Parts
from counter_server.core.work import Work

from . import queries, rules
from .tables import CounterRow, ServiceRow, TicketRow


def call_next(parts: Parts, office_id: int, counter_id: int) -> Ticket | None:
    """Calls who is next for a counter; None when nobody waits."""
    with parts.works.begin(office_id) as work:
        counter = _counter(work, counter_id)
        current = _current(work.connection, office_id, counter_id)
        rules.ready_to_call(counter, _facts(current) if current else None)
        day = queries.today(work.connection, office_id, work.at)
        row = work.connection.execute(
            queries.waiting_for(office_id, counter_id, day)
            .limit(1)
            .with_for_update(of=TicketRow, skip_locked=True)
        ).first()
        if row is None:
            return None
        waiting = rules.Ticket(row.id, row.label, row.code, TicketState.WAITING, row.calls)
        event = rules.call(waiting, counter)
        return _move(
            parts,
            work,
            waiting,
            event,
            state=TicketState.CALLED,
            counter_id=counter_id,
            called_at=work.at,
            calls=row.calls + 1,
        )


def recall(parts: Parts, office_id: int, counter_id: int) -> Ticket:
    """Asks the called visitor again."""
    return _at_counter(
        parts,
        office_id,
        counter_id,
        lambda ticket, counter, work: _Step(
            rules.recall(ticket, counter), {"calls": ticket.calls + 1, "called_at": work.at}
        ),
    )


def start_serving(parts: Parts, office_id: int, counter_id: int) -> Ticket:
    """The visitor has come to the counter."""
    return _at_counter(
        parts,
        office_id,
        counter_id,
        lambda ticket, counter, work: _Step(
            rules.start_serving(ticket, counter),
            {"state": TicketState.SERVING, "serving_at": work.at},
        ),
    )


def finish(parts: Parts, office_id: int, counter_id: int) -> Ticket:
    """The visitor has been served."""
    return _at_counter(
        parts,
        office_id,
        counter_id,
        lambda ticket, counter, work: _Step(
            rules.finish(ticket, counter), {"state": TicketState.FINISHED, "ended_at": work.at}
        ),
    )


def no_show(parts: Parts, office_id: int, counter_id: int) -> Ticket:
    """The visitor did not come."""
    return _at_counter(
        parts,
        office_id,
        counter_id,
        lambda ticket, counter, work: _Step(
            rules.no_show(ticket, counter), {"state": TicketState.NO_SHOW, "ended_at": work.at}
        ),
    )


def hold(parts: Parts, office_id: int, counter_id: int, reason: str = "") -> Ticket:
    """Puts the visitor aside with a reason; the counter is free."""
    return _at_counter(
        parts,
        office_id,
        counter_id,
        lambda ticket, counter, _work: _Step(
            rules.hold(ticket, counter, reason),
            {"state": TicketState.HELD, "reason": reason.strip()[:200]},
        ),
    )


def transfer(parts: Parts, office_id: int, counter_id: int, to: TransferRequest) -> Ticket:
    """Sends the visitor to wait for another service or counter."""

    def step(ticket: rules.Ticket, counter: rules.Counter, work: Work) -> "_Step":
        target = _target(work, ticket, to)
        changes: dict[str, object] = {
            "state": TicketState.WAITING,
            "service_id": target.service_id,
            "wanted_counter_id": target.counter_id,
            "counter_id": None,
        }
        if not to.keep_place:
            changes["turn_at"] = work.at
        return _Step(rules.transfer(ticket, counter, target.service), changes)

    return _at_counter(parts, office_id, counter_id, step)


def set_counter_state(
    parts: Parts, office_id: int, counter_id: int, state: CounterState
) -> Counter:
    """Opens, pauses or closes a counter; one with a visitor cannot be closed."""
    with parts.works.begin(office_id) as work:
        counter = _counter(work, counter_id)
        current = _current(work.connection, office_id, counter_id)
        if current is not None and state is CounterState.CLOSED:
            rules.ready_to_call(
                rules.Counter(counter.id, counter.number, CounterState.OPEN), _facts(current)
            )
        if counter.state is not state:
            work.connection.execute(
                update(CounterRow).where(CounterRow.id == counter_id).values(state=state.value)
            )
            work.record(
                CounterChanged(counter=counter.id, counter_number=counter.number, state=state)
            )
        return queries.counter(work.connection, office_id, counter_id)


@dataclass(frozen=True)
class _Step:
    """An event and the row's new values."""

    event: Event
    changes: dict[str, object]


@dataclass(frozen=True)
class _Target:
    service_id: int
    service: str
    counter_id: int | None


_Decide = Callable[[rules.Ticket, rules.Counter, Work], _Step]


def _at_counter(parts: Parts, office_id: int, counter_id: int, decide: _Decide) -> Ticket:
    with parts.works.begin(office_id) as work:
        counter = _counter(work, counter_id)
        current = _current(work.connection, office_id, counter_id)
        if current is None:
            raise Refused(
                "no_current_ticket",
                N_("Quầy {number} không có số nào đang gọi hay đang phục vụ."),
                N_("Gọi số tiếp theo trước."),
                state=counter.state,
                values={"number": counter.number},
            )
        ticket = _facts(current)
        step = decide(ticket, counter, work)
        return _move(parts, work, ticket, step.event, **step.changes)


def _move(
    parts: Parts, work: Work, ticket: rules.Ticket, event: Event, **changes: object
) -> Ticket:
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


def _counter(work: Work, counter_id: int) -> rules.Counter:
    """The counter, locked, so that two clerks at one counter stand in line."""
    row = work.connection.execute(
        select(CounterRow.id, CounterRow.number, CounterRow.state)
        .where(CounterRow.office_id == work.office_id, CounterRow.id == counter_id)
        .with_for_update()
    ).first()
    if row is None:
        raise queries.unknown_counter()
    return rules.Counter(row.id, row.number, CounterState(row.state))


def _current(connection: Connection, office_id: int, counter_id: int) -> Any:
    return connection.execute(
        select(TicketRow.id, TicketRow.label, TicketRow.state, TicketRow.calls, ServiceRow.code)
        .join(ServiceRow, ServiceRow.id == TicketRow.service_id)
        .where(
            TicketRow.office_id == office_id,
            TicketRow.counter_id == counter_id,
            TicketRow.state.in_((TicketState.CALLED, TicketState.SERVING)),
        )
    ).first()


def _facts(row: Any) -> rules.Ticket:
    return rules.Ticket(row.id, row.label, row.code, TicketState(row.state), row.calls)


def _target(work: Work, ticket: rules.Ticket, to: TransferRequest) -> _Target:
    if to.service is None and to.counter is None:
        raise Invalid(
            "no_target",
            N_("Chưa chọn nơi chuyển đến."),
            N_("Chọn một dịch vụ hoặc một quầy."),
            field="service",
        )
    if to.counter is not None:
        queries.counter(work.connection, work.office_id, to.counter)
    asked = to.service if to.service is not None else ticket.service
    named = (ServiceRow.code == asked) | (ServiceRow.prefix == asked)
    row = work.connection.execute(
        select(ServiceRow.id, ServiceRow.code)
        .where(
            ServiceRow.office_id == work.office_id,
            ServiceRow.id == asked if isinstance(asked, int) else named,
        )
        .order_by(ServiceRow.id)
    ).first()
    if row is None:
        raise NotFound(
            "unknown_service",
            N_("Không có dịch vụ này."),
            N_("Chọn một dịch vụ có trong danh sách."),
            field="service",
        )
    return _Target(row.id, row.code, to.counter)
