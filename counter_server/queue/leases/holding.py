"""Reads of leased numbers, and the lock of a series."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select, update

from counter_server.core.upsert import insert_or
from counter_server.core.who import Device
from counter_server.core.work import Work
from counter_server.queue.opening import Numbering
from counter_server.queue.tables import NumberSeriesRow, ServiceRow

from .rules import Series, limit_of
from .tables import LeaseState, NumberLeaseRow


@dataclass(frozen=True)
class Line:
    """A service's numbers on a day."""

    service_id: int
    service: str
    prefix: str
    numbering: Numbering
    day: date


def lines(work: Work, days: Sequence[date]) -> list[Line]:
    """Every service of the office on each of the days."""
    rows = work.connection.execute(
        select(ServiceRow.__table__)
        .where(ServiceRow.office_id == work.office_id)
        .order_by(ServiceRow.position, ServiceRow.id)
    ).all()
    return [_line(row, day) for day in days for row in rows]


def line_of(work: Work, service_id: int, day: date) -> Line:
    """The same of one service."""
    row = work.connection.execute(
        select(ServiceRow.__table__).where(ServiceRow.id == service_id)
    ).one()
    return _line(row, day)


def known_series(work: Work, days: Sequence[date]) -> dict[tuple[date, str], Series]:
    """How the series of these days stand, without a lock; one that is missing is untouched."""
    rows = work.connection.execute(
        select(NumberSeriesRow.__table__).where(
            NumberSeriesRow.office_id == work.office_id, NumberSeriesRow.day.in_(days)
        )
    )
    return {(row.day, row.series): Series(row.last, row.away_first, row.away_last) for row in rows}


def locked_series(work: Work, line: Line) -> Series:
    """How a series stands; nobody else raises it until the transaction ends."""
    values = {
        "office_id": work.office_id,
        "day": line.day,
        "series": line.prefix,
        "last": 0,
    }
    row = work.connection.execute(
        insert_or(work.connection.dialect.name, NumberSeriesRow)
        .values(**values)
        .on_conflict_do_update(
            index_elements=["office_id", "day", "series"], set_={"last": NumberSeriesRow.last}
        )
        .returning(NumberSeriesRow.last, NumberSeriesRow.away_first, NumberSeriesRow.away_last)
    ).one()
    return Series(row.last, row.away_first, row.away_last, limit_of(line.numbering))


def keep_series(work: Work, line: Line, series: Series) -> None:
    """Writes the leased stretch of a locked series."""
    work.connection.execute(
        update(NumberSeriesRow)
        .where(
            NumberSeriesRow.office_id == work.office_id,
            NumberSeriesRow.day == line.day,
            NumberSeriesRow.series == line.prefix,
        )
        .values(away_first=series.away_first, away_last=series.away_last)
    )


def leased_places(work: Work, line: Line) -> frozenset[int]:
    """Places of a series that are leased to anybody, used ones included."""
    return frozenset(
        work.connection.execute(
            select(NumberLeaseRow.place).where(
                NumberLeaseRow.office_id == work.office_id,
                NumberLeaseRow.day == line.day,
                NumberLeaseRow.series == line.prefix,
            )
        ).scalars()
    )


def held_by(work: Work, device: Device, store: str, days: Sequence[date]) -> Sequence[Any]:
    """The unused numbers of a kiosk on these days, in their order."""
    return work.connection.execute(
        select(NumberLeaseRow.__table__)
        .where(
            NumberLeaseRow.office_id == work.office_id,
            NumberLeaseRow.device_id == device.id,
            NumberLeaseRow.store == store,
            NumberLeaseRow.day.in_(days),
            NumberLeaseRow.state == LeaseState.HELD.value,
        )
        .order_by(NumberLeaseRow.day, NumberLeaseRow.service_id, NumberLeaseRow.place)
    ).all()


def _line(row: Any, day: date) -> Line:
    numbering = Numbering(row.first_number, row.number_step, row.last_number, row.daily_quota)
    return Line(row.id, row.code, row.prefix, numbering, day)
