"""Who sits at which counter."""

from sqlalchemy import delete, insert

from counter_server.accounts.tables import SeatRow
from counter_server.core.work import Works

from .standing import stand_in_line


def take_seat(works: Works, office_id: int, *, user_id: int, counter_id: int) -> None:
    """Sits a person down at a counter; whoever sat there stands up."""
    here = SeatRow.office_id == office_id
    taken = (SeatRow.counter_id == counter_id) | (SeatRow.user_id == user_id)
    with works.begin(office_id) as work:
        stand_in_line(work)
        work.connection.execute(delete(SeatRow).where(here, taken))
        work.connection.execute(
            insert(SeatRow).values(
                office_id=office_id, user_id=user_id, counter_id=counter_id, since=work.at
            )
        )


def leave_seat(works: Works, office_id: int, *, user_id: int) -> None:
    """Stands a person up; the counter stays as it is."""
    here = (SeatRow.office_id == office_id) & (SeatRow.user_id == user_id)
    with works.begin(office_id) as work:
        work.connection.execute(delete(SeatRow).where(here))
