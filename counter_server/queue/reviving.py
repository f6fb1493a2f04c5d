"""Verbs that change one's mind: bring back, cancel, undo."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select, update

from counter_server.contract.events import TicketUndone
from counter_server.contract.tickets import Ticket, TicketState
from counter_server.core.errors import N_, Refused
from counter_server.core.parts import Parts
from counter_server.core.work import Work

from . import choosing, queries, rules
from .moving import Standing, counter_of, current_at, move, somebody_was_faster, ticket_of
from .policy import due_at
from .services import service_by_id
from .tables import CounterRow, TicketRow

UNDO_FOR = timedelta(minutes=10)
_TIMES = ("state_since", "waits_since", "turn_at", "called_at", "serving_at", "ended_at")
_AT_COUNTER = (TicketState.CALLED, TicketState.SERVING)


def bring_back(parts: Parts, office_id: int, ticket_id: int, *, keep_place: bool = True) -> Ticket:
    """A held or absent visitor waits again, at the old place or at the end."""
    with parts.works.begin(office_id) as work:
        ticket = ticket_of(work, ticket_id)
        queries.refuse_other_day(work, ticket.day)
        changes: dict[str, object] = {
            "state": TicketState.WAITING,
            "counter_id": None,
            "ended_at": None,
            "calls": 0,
            "reason": "",
        }
        if not keep_place:
            rule = choosing.class_rule(work.connection, office_id, ticket.priority)
            changes |= {"waits_since": work.at, "turn_at": due_at(work.at, rule)}
        return move(parts, work, ticket, rules.bring_back(ticket.facts), changes)


def cancel(parts: Parts, office_id: int, ticket_id: int, reason: str = "") -> Ticket:
    """The visitor needs no service any more."""
    with parts.works.begin(office_id) as work:
        ticket = ticket_of(work, ticket_id)
        event = rules.cancel(ticket.facts, reason)
        changes: dict[str, object] = {
            "state": TicketState.CANCELLED,
            "ended_at": work.at,
            "reason": event.reason,
        }
        return move(parts, work, ticket, event, changes)


def undo(parts: Parts, office_id: int, counter_id: int) -> Ticket:
    """Takes back the last step at a counter, if nothing has happened to its ticket since."""
    with parts.works.begin(office_id) as work:
        counter = counter_of(work, counter_id)
        kept = _kept(work, counter)
        ticket = ticket_of(work, kept["ticket"])
        before = {name: _value(name, value) for name, value in kept["before"].items()}
        _refuse_changed(work, counter, ticket, kept, str(before["state"]))
        event = _undone(work, counter, ticket, before)
        work.connection.execute(
            update(CounterRow).where(CounterRow.id == counter_id).values(undo=None)
        )
        return _put_back(parts, work, ticket, event, before)


def _put_back(
    parts: Parts, work: Work, ticket: Standing, event: TicketUndone, before: dict[str, object]
) -> Ticket:
    done = work.connection.execute(
        update(TicketRow)
        .where(TicketRow.id == ticket.facts.id, TicketRow.state == ticket.facts.state.value)
        .values(**before)
    )
    if done.rowcount != 1:
        raise somebody_was_faster(ticket.facts.label)
    work.record(event)
    return queries.ticket(
        work.connection, work.office_id, ticket.facts.id, parts.public_url, work.at
    )


def _kept(work: Work, counter: rules.Counter) -> dict[str, Any]:
    kept = work.connection.execute(
        select(CounterRow.undo).where(CounterRow.id == counter.id)
    ).scalar()
    if not kept or work.at - datetime.fromisoformat(str(kept["at"])) > UNDO_FOR:
        raise _nothing(counter)
    return dict(kept)


def _refuse_changed(
    work: Work, counter: rules.Counter, ticket: Standing, kept: dict[str, Any], state: str
) -> None:
    today = queries.today(work.connection, work.office_id, work.at)
    if ticket.facts.state != kept["state"] or ticket.day != today:
        raise _nothing(counter)
    current = current_at(work, counter.id)
    comes_back = state in _AT_COUNTER
    if comes_back and current is not None and current.facts.id != ticket.facts.id:
        rules.refuse_busy(current.facts)


def _undone(
    work: Work, counter: rules.Counter, ticket: Standing, before: dict[str, object]
) -> TicketUndone:
    service = service_by_id(work, int(str(before["service_id"])))
    return TicketUndone(
        ticket=ticket.facts.id,
        number=ticket.facts.label,
        service=service.code,
        counter=counter.id,
        counter_number=counter.number,
        state=str(before["state"]),
        from_state=ticket.facts.state,
        from_service=ticket.facts.service,
    )


def _nothing(counter: rules.Counter) -> Refused:
    return Refused(
        "nothing_to_undo",
        N_("Không còn bước nào ở quầy {number} để hoàn tác."),
        N_("Chỉ hoàn tác được bước vừa làm, khi số đó chưa được làm gì thêm."),
        values={"number": counter.number},
    )


def _value(name: str, value: object) -> object:
    return datetime.fromisoformat(value) if name in _TIMES and isinstance(value, str) else value
