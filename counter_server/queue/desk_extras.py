"""Reads of what belongs to a counter: who sits aside, what it did, what can be undone."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, select

from counter_server.accounts.tables import SeatRow, UserRow
from counter_server.contract.office import Counter, Name
from counter_server.contract.tickets import TicketState
from counter_server.core.errors import N_, NotFound
from counter_server.core.prepared import Prepared
from counter_server.core.who import Role

from . import queries
from .choosing import Place
from .desk_view import Held, Tallies, Undo, step_words
from .emergencies import LASTS
from .reviving import UNDO_FOR
from .tables import CounterRow, EmergencyRow, ServiceRow, TicketRow, WorkProfileRow

_MOST_HELD = 30
_MOST_ABSENT = 10
_MOST_CLERKS = 200
_MOST_ENDED = 2000


@dataclass(frozen=True)
class Seat:
    """A counter with what its own row and those beside it say; `undo` as it is kept."""

    counter: Counter
    profile: Name | None
    undo: Mapping[str, Any] | None
    has_emergency: bool


def seat_at(connection: Connection, place: Place) -> Seat:
    """The counter of a desk, or `NotFound` unknown_counter."""
    rows = _SEAT.rows(connection, {"office": place.office_id, "counter": place.counter_id})
    counter, first = queries.counter_in(rows), rows[0]
    is_raised = first.raised_at is not None and first.answered_at is None
    return Seat(
        counter=counter,
        profile=Name(vi=first.profile_vi, en=first.profile_en) if first.profile_id else None,
        undo=first.undo or None,
        has_emergency=is_raised and first.raised_at > place.at - LASTS,
    )


def held(connection: Connection, place: Place) -> tuple[Held, ...]:
    """Who was put aside at a counter today, longest first."""
    return _aside(_HELD.rows(connection, _today_at(place)))


def absent(connection: Connection, place: Place) -> tuple[Held, ...]:
    """Who did not come to a counter today, the latest first."""
    return tuple(
        replace(each, reason="") for each in _aside(_ABSENT.rows(connection, _today_at(place)))
    )


def tallies(connection: Connection, place: Place) -> Tallies:
    """What a counter did on a day."""
    rows = _ENDED.rows(connection, _today_at(place))
    served = [
        (row.ended_at - row.serving_at).total_seconds()
        for row in rows
        if row.state == TicketState.FINISHED and row.serving_at
    ]
    return Tallies(
        finished=sum(row.state == TicketState.FINISHED for row in rows),
        no_show=sum(row.state == TicketState.NO_SHOW for row in rows),
        average_s=round(sum(served) / len(served)) if served else None,
    )


def undo_of(connection: Connection, kept: Mapping[str, Any] | None, at: datetime) -> Undo | None:
    """The step that a counter's row keeps, while it can be taken back."""
    if not kept or at - datetime.fromisoformat(str(kept["at"])) > UNDO_FOR:
        return None
    ticket = _UNDONE.row(connection, {"ticket": kept["ticket"]})
    before = kept["before"]
    if ticket is None or ticket.state != kept["state"] or not isinstance(before, dict):
        return None
    was_called_again = ticket.calls != before["calls"]
    words = step_words(str(before["state"]), ticket.state, was_called_again=was_called_again)
    return Undo(words, ticket.label)


def ticket_numbered(connection: Connection, place: Place, number: str) -> int:
    """The id of today's ticket of a number as people type it (`a12`, `A012`); or `NotFound`."""
    typed = "".join(number.split()).upper()[:20]
    series = typed.rstrip("0123456789")
    digits = typed[len(series) :]
    found = connection.execute(
        select(TicketRow.id).where(
            TicketRow.office_id == place.office_id,
            TicketRow.day == place.day,
            TicketRow.series == series,
            TicketRow.number == int(digits[-9:] or 0),
        )
    ).first()
    if found is None:
        raise NotFound(
            "unknown_ticket", N_("Hôm nay không có số này."), N_("Xem lại số trên phiếu.")
        )
    return int(found.id)


def clerks(connection: Connection, office_id: int) -> tuple[tuple[int, str, int | None], ...]:
    """Who can be sent a visitor: id, name and the number of the counter they sit at."""
    rows = connection.execute(
        select(UserRow.id, UserRow.display_name, CounterRow.number)
        .outerjoin(SeatRow, SeatRow.user_id == UserRow.id)
        .outerjoin(CounterRow, CounterRow.id == SeatRow.counter_id)
        .where(
            UserRow.office_id == office_id,
            UserRow.is_active,
            UserRow.role.in_((Role.CLERK.value, Role.ADMIN.value)),
        )
        .order_by(UserRow.display_name, UserRow.id)
        .limit(_MOST_CLERKS)
    )
    return tuple((row.id, row.display_name, row.number) for row in rows)


def _today_at(place: Place) -> Mapping[str, object]:
    return {"office": place.office_id, "counter": place.counter_id, "day": place.day}


def _aside(rows: list[Any]) -> tuple[Held, ...]:
    return tuple(
        Held(row.id, row.label, Name(vi=row.name_vi, en=row.name_en), row.reason) for row in rows
    )


_SEAT = Prepared(
    lambda _: (
        queries.counter_rows()
        .add_columns(
            CounterRow.undo,
            CounterRow.profile_id,
            WorkProfileRow.name_vi.label("profile_vi"),
            WorkProfileRow.name_en.label("profile_en"),
            EmergencyRow.raised_at,
            EmergencyRow.answered_at,
        )
        .outerjoin(WorkProfileRow, WorkProfileRow.id == CounterRow.profile_id)
        .outerjoin(EmergencyRow, EmergencyRow.counter_id == CounterRow.id)
    )
)
# Whoever belongs to a counter was called there: said, so that the index of calls answers.
_is_of_counter = (
    (TicketRow.office_id == bindparam("office"))
    & (TicketRow.counter_id == bindparam("counter"))
    & (TicketRow.day == bindparam("day"))
    & TicketRow.called_at.is_not(None)
)
_ASIDE = (
    select(TicketRow.id, TicketRow.label, TicketRow.reason, ServiceRow.name_vi, ServiceRow.name_en)
    .join(ServiceRow, ServiceRow.id == TicketRow.service_id)
    .where(_is_of_counter)
)
_HELD = Prepared(
    lambda _: (
        _ASIDE.where(TicketRow.state == TicketState.HELD.value)
        .order_by(TicketRow.called_at, TicketRow.id)
        .limit(_MOST_HELD)
    )
)
_ABSENT = Prepared(
    lambda _: (
        _ASIDE.where(TicketRow.state == TicketState.NO_SHOW.value)
        .order_by(TicketRow.ended_at.desc(), TicketRow.id)
        .limit(_MOST_ABSENT)
    )
)
_ENDED = Prepared(
    lambda _: (
        select(TicketRow.state, TicketRow.serving_at, TicketRow.ended_at)
        .where(_is_of_counter, TicketRow.ended_at.is_not(None))
        .order_by(TicketRow.id)
        .limit(_MOST_ENDED)
    )
)
_UNDONE = Prepared(
    lambda _: select(TicketRow.label, TicketRow.state, TicketRow.calls).where(
        TicketRow.id == bindparam("ticket")
    )
)
