"""The verbs of a counter: each one transaction that only one clerk can win."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

from sqlalchemy import update

from counter_server.contract.events import CounterChanged, Event
from counter_server.contract.office import Counter, CounterState
from counter_server.contract.tickets import Ticket, TicketState, TransferRequest
from counter_server.core.errors import N_, Busy
from counter_server.core.parts import Parts
from counter_server.core.work import Work

from . import choosing, queries, rules
from .moving import (
    Faster,
    Standing,
    counter_of,
    current_at,
    move,
    somebody_was_faster,
    ticket_of,
    visitor_at,
)
from .policy import due_at
from .services import service_by_id, service_named, target_of
from .tables import CounterRow

_TRIES = 100


def call_next(parts: Parts, office_id: int, counter_id: int) -> Ticket | None:
    """Calls who is next for a counter; None when nobody waits."""
    for _ in range(_TRIES):
        with suppress(Faster), parts.works.begin(office_id) as work:
            return _call_next(parts, work, counter_id)
    raise Busy(
        "server_busy",
        N_("Nhiều quầy đang gọi cùng lúc."),
        N_("Bấm gọi lại lần nữa; chưa có gì thay đổi."),
    )


def call_chosen(parts: Parts, office_id: int, counter_id: int, ticket_id: int) -> Ticket:
    """Calls a ticket of today that the clerk chose: waiting, held or absent."""
    with parts.works.begin(office_id) as work:
        counter = _free_counter(work, counter_id)
        ticket = ticket_of(work, ticket_id)
        queries.refuse_other_day(work, ticket.day)
        event = rules.call_chosen(ticket.facts, counter)
        return _call(parts, work, counter, ticket, event)


def recall(parts: Parts, office_id: int, counter_id: int) -> Ticket:
    """Asks the called visitor again."""

    def step(ticket: Standing, counter: rules.Counter, work: Work) -> "_Step":
        limit = choosing.recall_limit(work.connection, work.office_id)
        calls = ticket.facts.calls + 1
        return _Step(
            rules.recall(ticket.facts, counter, limit), {"calls": calls, "called_at": work.at}
        )

    return _at_counter(parts, office_id, counter_id, step)


def start_serving(parts: Parts, office_id: int, counter_id: int) -> Ticket:
    """The visitor has come to the counter."""
    return _at_counter(
        parts,
        office_id,
        counter_id,
        lambda ticket, counter, work: _Step(
            rules.start_serving(ticket.facts, counter),
            {"state": TicketState.SERVING, "serving_at": work.at},
        ),
    )


def finish(parts: Parts, office_id: int, counter_id: int) -> Ticket:
    """The visitor has been served; with further services the visit goes on in the next line."""
    return _at_counter(parts, office_id, counter_id, _finished)


def no_show(parts: Parts, office_id: int, counter_id: int) -> Ticket:
    """The visitor did not come."""
    return _at_counter(
        parts,
        office_id,
        counter_id,
        lambda ticket, counter, work: _Step(
            rules.no_show(ticket.facts, counter),
            {"state": TicketState.NO_SHOW, "ended_at": work.at},
        ),
    )


def hold(parts: Parts, office_id: int, counter_id: int, reason: str = "") -> Ticket:
    """Puts the visitor aside with a reason; the counter is free."""
    return _at_counter(
        parts,
        office_id,
        counter_id,
        lambda ticket, counter, _work: _Step(
            rules.hold(ticket.facts, counter, reason),
            {"state": TicketState.HELD, "reason": rules.tidy_reason(reason)},
        ),
    )


def transfer(parts: Parts, office_id: int, counter_id: int, to: TransferRequest) -> Ticket:
    """Sends the visitor to wait for another service, counter or clerk."""

    def step(ticket: Standing, counter: rules.Counter, work: Work) -> "_Step":
        target = target_of(work, ticket, to)
        changes = {
            **_waiting_again(work, ticket, target.service_id, keep_place=to.keep_place),
            "wanted_counter_id": to.counter,
            "wanted_user_id": to.clerk,
            "bound_at": work.at,
        }
        return _Step(rules.transfer(ticket.facts, counter, target.code), changes)

    return _at_counter(parts, office_id, counter_id, step)


def add_service(parts: Parts, office_id: int, counter_id: int, asked: str | int) -> Ticket:
    """Adds a further service to the visit of whoever is at the counter."""

    def step(ticket: Standing, _counter: rules.Counter, work: Work) -> "_Step":
        service = service_named(work, asked)
        event = rules.add_service(ticket.facts, service.code)
        return _Step(event, {"then": rules.in_order([*ticket.then, service.service_id])})

    return _at_counter(parts, office_id, counter_id, step)


def set_counter_state(
    parts: Parts, office_id: int, counter_id: int, state: CounterState
) -> Counter:
    """Opens, pauses or closes a counter; one with a visitor cannot be closed."""
    with parts.works.begin(office_id) as work:
        counter = counter_of(work, counter_id)
        if state is CounterState.CLOSED:
            current = current_at(work, counter_id)
            rules.refuse_busy(current.facts if current else None, rules.BEFORE_CLOSING)
        if counter.state is not state:
            work.connection.execute(
                update(CounterRow)
                .where(CounterRow.id == counter_id)
                .values(state=state.value, state_since=work.at)
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


_Decide = Callable[[Standing, rules.Counter, Work], _Step]


def _at_counter(parts: Parts, office_id: int, counter_id: int, decide: _Decide) -> Ticket:
    with parts.works.begin(office_id) as work:
        counter = counter_of(work, counter_id)
        ticket = visitor_at(work, counter)
        step = decide(ticket, counter, work)
        return move(parts, work, ticket, step.event, step.changes, counter)


def _call_next(parts: Parts, work: Work, counter_id: int) -> Ticket | None:
    counter = _free_counter(work, counter_id)
    day = queries.today(work.connection, work.office_id, work.at)
    place = choosing.Place(work.office_id, counter_id, day, work.at)
    found = choosing.next_choice(work.connection, place)
    if found is None:
        return None
    ticket = ticket_of(work, found[0].head.ticket)
    if ticket.facts.state is not TicketState.WAITING:
        raise somebody_was_faster(ticket.facts.label)
    return _call(parts, work, counter, ticket, rules.call(ticket.facts, counter))


def _free_counter(work: Work, counter_id: int) -> rules.Counter:
    counter = counter_of(work, counter_id)
    current = current_at(work, counter_id)
    rules.ready_to_call(counter, current.facts if current else None)
    return counter


def _call(
    parts: Parts, work: Work, counter: rules.Counter, ticket: Standing, event: Event
) -> Ticket:
    changes: dict[str, object] = {
        "state": TicketState.CALLED,
        "counter_id": counter.id,
        "called_at": work.at,
        "calls": ticket.facts.calls + 1,
        "ended_at": None,
        "reason": "",
    }
    return move(parts, work, ticket, event, changes, counter)


def _finished(ticket: Standing, counter: rules.Counter, work: Work) -> _Step:
    if not ticket.then:
        return _Step(
            rules.finish(ticket.facts, counter),
            {"state": TicketState.FINISHED, "ended_at": work.at},
        )
    following = service_by_id(work, ticket.then[0])
    changes = {
        **_waiting_again(work, ticket, following.service_id, keep_place=False),
        "then": list(ticket.then[1:]) or None,
        "calls": 0,
    }
    return _Step(rules.go_on(ticket.facts, counter, following.code), changes)


def _waiting_again(
    work: Work, ticket: Standing, service_id: int, *, keep_place: bool
) -> dict[str, object]:
    """Back in a line, at the old place or at its end."""
    changes: dict[str, object] = {
        "state": TicketState.WAITING,
        "service_id": service_id,
        "counter_id": None,
        "ended_at": None,
    }
    if not keep_place:
        rule = choosing.class_rule(work.connection, work.office_id, ticket.priority)
        changes |= {"waits_since": work.at, "turn_at": due_at(work.at, rule)}
    return changes
