"""The verbs of a counter: each one transaction that only one clerk can win."""

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import select, update

from counter_server.contract.events import CounterChanged, Event
from counter_server.contract.office import Counter, CounterState
from counter_server.contract.tickets import Ticket, TicketState, TransferRequest
from counter_server.core.errors import N_, Invalid, NotFound, Refused
from counter_server.core.parts import Parts
from counter_server.core.work import Work

from . import queries, rules
from .moving import counter_facts, current_facts, move
from .tables import CounterRow, ServiceRow, TicketRow


def call_next(parts: Parts, office_id: int, counter_id: int) -> Ticket | None:
    """Calls who is next for a counter; None when nobody waits."""
    with parts.works.begin(office_id) as work:
        counter = counter_facts(work, counter_id)
        rules.ready_to_call(counter, current_facts(work.connection, office_id, counter_id))
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
        return move(
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
        counter = counter_facts(work, counter_id)
        current = current_facts(work.connection, office_id, counter_id)
        if current is not None and state is CounterState.CLOSED:
            rules.ready_to_call(
                rules.Counter(counter.id, counter.number, CounterState.OPEN), current
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
        counter = counter_facts(work, counter_id)
        current = current_facts(work.connection, office_id, counter_id)
        if current is None:
            raise Refused(
                "no_current_ticket",
                N_("Quầy {number} không có số nào đang gọi hay đang phục vụ."),
                N_("Gọi số tiếp theo trước."),
                state=counter.state,
                values={"number": counter.number},
            )
        step = decide(current, counter, work)
        return move(parts, work, current, step.event, **step.changes)


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
