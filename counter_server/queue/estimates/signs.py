"""What the database tells of somebody at each counter of an office."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, select

from counter_server.accounts.tables import DeviceRow, DeviceSeenRow, SeatRow, SittingRow
from counter_server.core.clock import business_day, day_began
from counter_server.core.who import DeviceKind
from counter_server.queue.tables import CounterRow, TicketRow

from .manned import LATELY_S, Signs, manned


def manned_counters(
    connection: Connection, office_id: int, at: datetime, timezone: str
) -> frozenset[int] | None:
    """`manned`, as it is now."""
    began = day_began(at, timezone)
    is_called = (
        (TicketRow.counter_id == CounterRow.id)
        & (TicketRow.day == business_day(at, timezone))
        & TicketRow.called_at.is_not(None)
    )
    is_late = is_called & (TicketRow.called_at > at - timedelta(seconds=LATELY_S))
    rows = connection.execute(
        select(
            CounterRow.id,
            CounterRow.state_since,
            SeatRow.since,
            select(func.min(TicketRow.called_at)).where(is_late).scalar_subquery(),
            select(func.max(TicketRow.called_at)).where(is_called).scalar_subquery(),
            _left(began),
            _heard(),
        )
        .outerjoin(
            SeatRow,
            (SeatRow.counter_id == CounterRow.id) & (SeatRow.office_id == CounterRow.office_id),
        )
        .where(CounterRow.office_id == office_id)
    )
    return manned({row[0]: _signs(*row[1:], began=began) for row in rows}, at.timestamp())


def _left(began: datetime) -> Any:
    return (
        select(func.max(SittingRow.ended_at))
        .where(
            SittingRow.office_id == CounterRow.office_id,
            SittingRow.ended_at >= began,
            SittingRow.counter_id == CounterRow.id,
        )
        .scalar_subquery()
    )


def _heard() -> Any:
    is_here: ColumnElement[bool] = (
        (DeviceRow.office_id == CounterRow.office_id)
        & (DeviceRow.counter_id == CounterRow.id)
        & (DeviceRow.kind == DeviceKind.DESK.value)
        & DeviceRow.is_active
    )
    return (
        select(func.max(DeviceSeenRow.last_at))
        .join(DeviceRow, DeviceRow.id == DeviceSeenRow.device_id)
        .where(is_here)
        .scalar_subquery()
    )


def _signs(
    turned: datetime | None,
    sat: datetime | None,
    first: datetime | None,
    last: datetime | None,
    left: datetime | None,
    heard: datetime | None,
    *,
    began: datetime,
) -> Signs:
    """`turned`: when the counter was opened, if it is open."""
    since = began if left is None else left
    return Signs(
        is_kept=any(moment is not None and moment >= since for moment in (turned, sat)),
        sits=sat is not None,
        first_call_s=_seconds(first),
        last_call_s=_seconds(last),
        left_s=_seconds(left),
        heard_s=_seconds(heard),
    )


def _seconds(moment: datetime | None) -> float | None:
    return None if moment is None else moment.timestamp()
