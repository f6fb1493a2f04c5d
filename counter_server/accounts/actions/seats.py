"""Who sits at which counter."""

from sqlalchemy import delete, insert

from counter_server.accounts.queries import Sitter, sitter_at
from counter_server.accounts.tables import SeatRow
from counter_server.contract.events import SeatTaken
from counter_server.core.errors import N_, Refused
from counter_server.core.work import Works

from .standing import stand_in_line


def take_seat(
    works: Works, office_id: int, *, user_id: int, counter_id: int, instead_of: int | None = None
) -> None:
    """Sits a person down at a counter; whoever sits there stands up only when they are meant."""
    here = SeatRow.office_id == office_id
    taken = (SeatRow.counter_id == counter_id) | (SeatRow.user_id == user_id)
    with works.begin(office_id) as work:
        stand_in_line(work)
        sitter = sitter_at(work.connection, office_id, counter_id)
        _refuse_unasked(sitter, user_id, instead_of)
        work.connection.execute(delete(SeatRow).where(here, taken))
        work.connection.execute(
            insert(SeatRow).values(
                office_id=office_id, user_id=user_id, counter_id=counter_id, since=work.at
            )
        )
        if sitter and sitter.user_id != user_id:
            work.record(SeatTaken(counter=counter_id))


def _refuse_unasked(sitter: Sitter | None, user_id: int, instead_of: int | None) -> None:
    if sitter and sitter.user_id not in (user_id, instead_of):
        raise Refused(
            "seat_taken",
            N_("{name} đang ngồi ở quầy này."),
            N_("Chọn quầy khác, hoặc xác nhận ngồi thay."),
            values={"name": sitter.name},
        )


def leave_seat(works: Works, office_id: int, *, user_id: int) -> None:
    """Stands a person up; the counter stays as it is."""
    here = (SeatRow.office_id == office_id) & (SeatRow.user_id == user_id)
    with works.begin(office_id) as work:
        work.connection.execute(delete(SeatRow).where(here))
