"""Who sat at which counter within some time, from when to when."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, null, select, union_all

from .tables import SeatRow, SittingRow, UserRow

MOST = 500


@dataclass(frozen=True)
class Sitting:
    """`ended_at` is None as long as the person sits there."""

    counter_id: int
    name: str
    began_at: datetime
    ended_at: datetime | None


def sittings(
    connection: Connection, office_id: int, begins: datetime, ends: datetime
) -> tuple[Sitting, ...]:
    """All that reach into the time from `begins` to before `ends`, by counter and beginning."""
    over = select(
        SittingRow.counter_id, SittingRow.user_id, SittingRow.began_at, SittingRow.ended_at
    ).where(
        SittingRow.office_id == office_id,
        SittingRow.ended_at > begins,
        SittingRow.began_at < ends,
    )
    going_on = select(SeatRow.counter_id, SeatRow.user_id, SeatRow.since, null()).where(
        SeatRow.office_id == office_id, SeatRow.since < ends
    )
    found = union_all(over, going_on).subquery()
    rows = connection.execute(
        select(found.c.counter_id, UserRow.display_name, found.c.began_at, found.c.ended_at)
        .join(UserRow, UserRow.id == found.c.user_id)
        .order_by(found.c.counter_id, found.c.began_at, UserRow.id)
        .limit(MOST)
    )
    return tuple(Sitting(*row) for row in rows)
