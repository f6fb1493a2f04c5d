"""What every verb does: reads who acts and on whom, then moves one ticket with its event."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any

from sqlalchemy import bindparam, insert, select, update

from counter_server.contract.events import Event
from counter_server.contract.office import CounterState
from counter_server.contract.tickets import Ticket, TicketState
from counter_server.core.errors import N_, Refused
from counter_server.core.parts import Parts
from counter_server.core.prepared import Prepared
from counter_server.core.work import Work

from . import queries, rules
from .estimates.actions import Left, note_left
from .tables import AT_A_COUNTER, CounterRow, ServiceRow, TicketPeriodRow, TicketRow
from .unknown import unknown_counter, unknown_ticket

_AT_COUNTER = (TicketState.CALLED, TicketState.SERVING)
_KEEP_PERIOD = Prepared(
    lambda _: insert(TicketPeriodRow),
    ("ticket_id", "state", "service_id", "counter_id", "began_at", "ended_at"),
)
_STANDING = select(
    TicketRow.id,
    TicketRow.label,
    TicketRow.state,
    TicketRow.state_since,
    TicketRow.calls,
    TicketRow.priority,
    TicketRow.day,
    TicketRow.service_id,
    ServiceRow.code,
    TicketRow.counter_id,
    TicketRow.waits_since,
    TicketRow.turn_at,
    TicketRow.called_at,
    TicketRow.serving_at,
    TicketRow.ended_at,
    TicketRow.wanted_counter_id,
    TicketRow.wanted_user_id,
    TicketRow.reason,
    TicketRow.then,
).join(ServiceRow, ServiceRow.id == TicketRow.service_id)
_BY_COUNTER = Prepared(
    lambda _: _STANDING.where(
        TicketRow.office_id == bindparam("office"),
        TicketRow.counter_id == bindparam("counter"),
        TicketRow.state.in_(AT_A_COUNTER),
    )
)
_BY_ID = Prepared(
    lambda _: _STANDING.where(
        TicketRow.office_id == bindparam("office"), TicketRow.id == bindparam("ticket")
    )
)
_COUNTER = Prepared(
    lambda _: (
        select(CounterRow.id, CounterRow.number, CounterRow.state)
        .where(CounterRow.office_id == bindparam("office"), CounterRow.id == bindparam("counter"))
        .with_for_update()
    )
)
_KEEP_UNDO = Prepared(
    lambda _: (
        update(CounterRow)
        .where(CounterRow.id == bindparam("counter"))
        .values(undo=bindparam("undo"))
    )
)
# What an undo puts back; times are kept as text in the counter's row.
UNDONE_COLUMNS = (
    "state", "state_since", "calls", "service_id", "counter_id", "waits_since", "turn_at",
    "called_at", "serving_at", "ended_at", "wanted_counter_id", "wanted_user_id", "reason", "then",
)  # fmt: skip


@dataclass(frozen=True)
class Standing:
    """A ticket as a verb finds it."""

    facts: rules.Ticket
    day: date
    priority: str
    service_id: int
    counter_id: int | None
    state_since: datetime
    waits_since: datetime
    then: tuple[int, ...]
    row: Any


def counter_of(work: Work, counter_id: int) -> rules.Counter:
    """The counter, locked, so that two clerks at one counter stand in line."""
    row = _COUNTER.row(work.connection, {"office": work.office_id, "counter": counter_id})
    if row is None:
        raise unknown_counter()
    return rules.Counter(row.id, row.number, CounterState(row.state))


def current_at(work: Work, counter_id: int) -> Standing | None:
    """Who is at a counter: called or being served."""
    values = {"office": work.office_id, "counter": counter_id}
    return _standing(_BY_COUNTER.row(work.connection, values))


def ticket_of(work: Work, ticket_id: int) -> Standing:
    """A ticket by id, or `NotFound`."""
    values = {"office": work.office_id, "ticket": ticket_id}
    found = _standing(_BY_ID.row(work.connection, values))
    if found is None:
        raise unknown_ticket()
    return found


def visitor_at(work: Work, counter: rules.Counter) -> Standing:
    """Who is at the counter; `Refused` no_current_ticket when nobody is."""
    current = current_at(work, counter.id)
    if current is None:
        raise Refused(
            "no_current_ticket",
            N_("Quầy {number} không có số nào đang gọi hay đang phục vụ."),
            N_("Gọi số tiếp theo trước."),
            state=counter.state,
            values={"number": counter.number},
        )
    return current


def move(
    parts: Parts,
    work: Work,
    ticket: Standing,
    event: Event,
    changes: dict[str, object],
    counter: rules.Counter | None = None,
) -> Ticket:
    """The row's new values, if it is still as the decision found it, its period and its event.

    With a counter the step can be taken back there.
    """
    state = changes.get("state", ticket.facts.state)
    if state != ticket.facts.state:
        changes = {**changes, "state": str(state), "state_since": work.at}
        _keep_period(work, ticket)
    found = {"found_id": ticket.facts.id, "found_state": ticket.facts.state.value}
    if _update(tuple(changes)).run(work.connection, {**changes, **found}) != 1:
        raise somebody_was_faster(ticket.facts.label)
    if counter is not None:
        _remember(work, counter, ticket, str(state))
    work.record(event)
    _learn(work, ticket, str(state))
    return queries.ticket(
        work.connection, work.office_id, ticket.facts.id, parts.public_url, work.at
    )


def _learn(work: Work, ticket: Standing, state: str) -> None:
    """Whoever leaves a counter teaches the estimates how long a visit takes."""
    called_at = ticket.row.called_at
    if ticket.facts.state not in _AT_COUNTER or state in _AT_COUNTER or called_at is None:
        return
    assert ticket.counter_id is not None  # who is called is called to a counter
    left = Left(
        ticket.day,
        ticket.counter_id,
        ticket.service_id,
        ticket.priority,
        ticket.waits_since,
        called_at,
    )
    note_left(work, left, came=state != TicketState.NO_SHOW)


class Faster(Refused):
    """Somebody else moved the ticket between our look and our step."""


def somebody_was_faster(label: str) -> Faster:
    return Faster(
        "wrong_state",
        N_("Số {number} vừa được người khác xử lý."),
        N_("Xem lại màn hình rồi làm tiếp."),
        values={"number": label},
    )


@cache
def _update(columns: tuple[str, ...]) -> Prepared:
    """Sets these columns of a ticket that is still in the state it was found in."""
    return Prepared(
        lambda _: (
            update(TicketRow)
            .where(
                TicketRow.id == bindparam("found_id"), TicketRow.state == bindparam("found_state")
            )
            .values({name: bindparam(name) for name in columns})
        )
    )


def _keep_period(work: Work, ticket: Standing) -> None:
    _KEEP_PERIOD.run(
        work.connection,
        {
            "ticket_id": ticket.facts.id,
            "state": ticket.facts.state.value,
            "service_id": ticket.service_id,
            "counter_id": ticket.counter_id,
            "began_at": ticket.state_since,
            "ended_at": work.at,
        },
    )


def _remember(work: Work, counter: rules.Counter, ticket: Standing, state: str) -> None:
    before = {name: _plain(getattr(ticket.row, name)) for name in UNDONE_COLUMNS}
    undo = {"ticket": ticket.facts.id, "state": state, "at": work.at.isoformat(), "before": before}
    _KEEP_UNDO.run(work.connection, {"counter": counter.id, "undo": undo})


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, datetime) else value


def _standing(row: Any) -> Standing | None:
    if row is None:
        return None
    return Standing(
        facts=rules.Ticket(row.id, row.label, row.code, TicketState(row.state), row.calls),
        day=row.day,
        priority=row.priority,
        service_id=row.service_id,
        counter_id=row.counter_id,
        state_since=row.state_since,
        waits_since=row.waits_since,
        then=tuple(row.then or ()),
        row=row,
    )
