"""Sends visitors whose counter or clerk is away back to their service's line, at their place."""

from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, case, func, or_, select
from sqlalchemy.orm import aliased

from counter_server.accounts.tables import SeatRow, UserRow
from counter_server.contract.events import TicketReleased
from counter_server.contract.office import CounterState
from counter_server.core.parts import Parts
from counter_server.core.work import Work
from counter_server.queue import queries
from counter_server.queue.moving import Faster, move, ticket_of
from counter_server.queue.tables import WAITING, CounterRow, QueueDayRow, TicketRow

from .bound import Bound, Kept, absence, is_over

MOST = 200
_PATIENCE_S = 600


def release_bound(parts: Parts, office_id: int) -> int:
    """Releases whoever has waited long enough for somebody who is away; how many."""
    at = parts.clock()
    with parts.database.read() as connection:
        kept = kept_waiting(connection, office_id, at)
    return sum(_release(parts, office_id, each) for each in kept if is_over(each.gone, at))


def kept_waiting(connection: Connection, office_id: int, at: datetime) -> tuple[Kept, ...]:
    """Bound visitors of today whom nobody calls now, longest first."""
    day = queries.today(connection, office_id, at)
    rows = connection.execute(_bound_rows(office_id, day)).all()
    if not rows:
        return ()
    patience = timedelta(seconds=_patience_s(connection, office_id))
    kept = [_kept(row, patience) for row in rows]
    return tuple(each for each in kept if each is not None)


def _release(parts: Parts, office_id: int, kept: Kept) -> bool:
    try:
        with parts.works.begin(office_id) as work:
            return _step(parts, work, kept)
    except Faster:
        return False


def _step(parts: Parts, work: Work, kept: Kept) -> bool:
    ticket = ticket_of(work, kept.ticket)
    row = ticket.row
    is_bound = row.wanted_counter_id is not None or row.wanted_user_id is not None
    if row.state != "waiting" or not is_bound:
        return False
    event = TicketReleased(
        ticket=kept.ticket,
        number=kept.number,
        service=ticket.facts.service,
        because=kept.gone.reason.value,
    )
    free: dict[str, object] = {"wanted_counter_id": None, "wanted_user_id": None, "bound_at": None}
    move(parts, work, ticket, event, free)
    return True


def _kept(row: Any, patience: timedelta) -> Kept | None:
    state = None if row.state is None else CounterState(row.state)
    bound = Bound(row.id, row.bound_at or row.state_since, state, row.counter_since)
    gone = absence(bound, patience)
    return None if gone is None else Kept(row.id, row.label, row.counter, row.clerk, gone)


def _patience_s(connection: Connection, office_id: int) -> int:
    found = connection.execute(
        select(QueueDayRow.bound_wait_s).where(QueueDayRow.office_id == office_id)
    ).scalar()
    return _PATIENCE_S if found is None else found


def _bound_rows(office_id: int, day: date) -> Any:
    """Bound visitors with the counter that would call them, in the order they came."""
    seat = aliased(SeatRow)
    counter = func.coalesce(TicketRow.wanted_counter_id, seat.counter_id)
    since = case(
        (TicketRow.wanted_counter_id.is_(None) & (seat.since > CounterRow.state_since), seat.since),
        else_=CounterRow.state_since,
    )
    return (
        select(
            TicketRow.id,
            TicketRow.label,
            TicketRow.bound_at,
            TicketRow.state_since,
            CounterRow.state,
            CounterRow.number.label("counter"),
            since.label("counter_since"),
            UserRow.display_name.label("clerk"),
        )
        .outerjoin(seat, seat.user_id == TicketRow.wanted_user_id)
        .outerjoin(CounterRow, CounterRow.id == counter)
        .outerjoin(UserRow, UserRow.id == TicketRow.wanted_user_id)
        .where(
            TicketRow.office_id == office_id,
            TicketRow.day == day,
            TicketRow.state == WAITING,
            or_(TicketRow.wanted_counter_id.is_not(None), TicketRow.wanted_user_id.is_not(None)),
        )
        .order_by(TicketRow.waits_since, TicketRow.id)
        .limit(MOST)
    )
