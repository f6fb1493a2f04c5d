"""Who sits at which counter; what is over is kept."""

from sqlalchemy import delete, insert

from counter_server.accounts.queries import Sitter, sitter_at
from counter_server.accounts.tables import SeatRow, SittingRow
from counter_server.contract.events import SeatLeft, SeatTaken
from counter_server.core.errors import N_, Refused
from counter_server.core.work import Work, Works

from .standing import stand_in_line


def take_seat(
    works: Works, office_id: int, *, user_id: int, counter_id: int, instead_of: int | None = None
) -> None:
    """Sits a person down at a counter; whoever sits there stands up only when they are meant."""
    with works.begin(office_id) as work:
        stand_in_line(work)
        sitter = sitter_at(work.connection, office_id, counter_id)
        _refuse_unasked(sitter, user_id, instead_of)
        if sitter is not None and sitter.user_id == user_id:
            return
        if sitter is not None:
            _stand_up(work, sitter.user_id)
        left = _stand_up(work, user_id)
        if left is not None:
            work.record(SeatLeft(counter=left, clerk=user_id))
        work.connection.execute(
            insert(SeatRow).values(
                office_id=office_id, user_id=user_id, counter_id=counter_id, since=work.at
            )
        )
        replaced = sitter.user_id if sitter else None
        work.record(SeatTaken(counter=counter_id, clerk=user_id, instead_of=replaced))


def leave_seat(works: Works, office_id: int, *, user_id: int) -> None:
    """Stands a person up; the counter stays as it is."""
    with works.begin(office_id) as work:
        left = _stand_up(work, user_id)
        if left is not None:
            work.record(SeatLeft(counter=left, clerk=user_id))


def _stand_up(work: Work, user_id: int) -> int | None:
    """The counter a person sat at; how long they did is kept."""
    here = (SeatRow.office_id == work.office_id) & (SeatRow.user_id == user_id)
    left = work.connection.execute(
        delete(SeatRow).where(here).returning(SeatRow.counter_id, SeatRow.since)
    ).first()
    if left is None:
        return None
    sitting = {"counter_id": left.counter_id, "began_at": left.since, "ended_at": work.at}
    work.connection.execute(
        insert(SittingRow).values(office_id=work.office_id, user_id=user_id, **sitting)
    )
    return int(left.counter_id)


def _refuse_unasked(sitter: Sitter | None, user_id: int, instead_of: int | None) -> None:
    if sitter and sitter.user_id not in (user_id, instead_of):
        raise Refused(
            "seat_taken",
            N_("{name} đang ngồi ở quầy này."),
            N_("Chọn quầy khác, hoặc xác nhận ngồi thay."),
            values={"name": sitter.name},
        )
