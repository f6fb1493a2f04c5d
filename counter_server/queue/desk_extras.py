"""Reads of what a real hall adds to a desk: why next, what can be undone, who is absent."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, bindparam, select

from counter_server.accounts.tables import SeatRow, UserRow
from counter_server.contract.office import Name
from counter_server.contract.tickets import TicketState
from counter_server.core.errors import N_, NotFound
from counter_server.core.prepared import Prepared
from counter_server.core.who import Role

from . import choosing
from .choosing import Place
from .desk_view import Extras, Held, Undo, step_words
from .emergencies import emergencies
from .explaining import explained
from .profiles import profiles_taken
from .queries import Line
from .reviving import UNDO_FOR
from .tables import WAITING, CounterRow, ServiceRow, TicketRow

_OVERDUE = Prepared(
    lambda _: select(TicketRow.id).where(
        TicketRow.office_id == bindparam("office"),
        TicketRow.day == bindparam("day"),
        TicketRow.state == WAITING,
        TicketRow.turn_at < bindparam("at"),
    )
)
_MOST_ABSENT = 10
_MOST_CLERKS = 200


def extras(connection: Connection, place: Place, lines: Sequence[Line], language: str) -> Extras:
    """All of it, at one moment."""
    office_id, counter_id = place.office_id, place.counter_id
    calls_for_help = emergencies(connection, office_id, place.at)
    return Extras(
        next=explained(connection, office_id, counter_id, place.at, language),
        undo=_undo(connection, place),
        recall_limit=choosing.recall_limit(connection, office_id),
        absent=_absent(connection, place),
        overdue=overdue(connection, place) & {line.id for line in lines},
        profile=profiles_taken(connection, office_id).get(counter_id),
        has_emergency=any(each.counter_id == counter_id for each in calls_for_help),
    )


def overdue(connection: Connection, place: Place) -> frozenset[int]:
    """Which visitors of the office have waited longer than their class should."""
    values = {"office": place.office_id, "day": place.day, "at": place.at}
    return frozenset(row.id for row in _OVERDUE.rows(connection, values))


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


def _absent(connection: Connection, place: Place) -> tuple[Held, ...]:
    rows = connection.execute(
        select(TicketRow.id, TicketRow.label, ServiceRow.name_vi, ServiceRow.name_en)
        .join(ServiceRow, ServiceRow.id == TicketRow.service_id)
        .where(
            TicketRow.office_id == place.office_id,
            TicketRow.day == place.day,
            TicketRow.counter_id == place.counter_id,
            TicketRow.state == TicketState.NO_SHOW.value,
        )
        .order_by(TicketRow.ended_at.desc(), TicketRow.id)
        .limit(_MOST_ABSENT)
    )
    return tuple(Held(row.id, row.label, Name(vi=row.name_vi, en=row.name_en), "") for row in rows)


def _undo(connection: Connection, place: Place) -> Undo | None:
    kept = connection.execute(
        select(CounterRow.undo).where(CounterRow.id == place.counter_id)
    ).scalar()
    if not kept or place.at - datetime.fromisoformat(str(kept["at"])) > UNDO_FOR:
        return None
    ticket = connection.execute(
        select(TicketRow.label, TicketRow.state, TicketRow.calls).where(
            TicketRow.id == kept["ticket"]
        )
    ).first()
    before = kept["before"]
    if ticket is None or ticket.state != kept["state"] or not isinstance(before, dict):
        return None
    was_called_again = ticket.calls != before["calls"]
    words = step_words(str(before["state"]), ticket.state, was_called_again=was_called_again)
    return Undo(words, ticket.label)
