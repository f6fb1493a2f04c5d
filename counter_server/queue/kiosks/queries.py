"""Reads of the hall's kiosks."""

from typing import Any

from sqlalchemy import Connection, select

from counter_server.accounts.tables import DeviceRow, KioskPauseRow
from counter_server.contract.kiosks import Kiosk, Pause
from counter_server.core.errors import N_, NotFound
from counter_server.core.who import DeviceKind

MOST = 100


def kiosks(connection: Connection, office_id: int) -> tuple[Kiosk, ...]:
    """The kiosks in use, by name."""
    rows = connection.execute(
        _ROWS.where(DeviceRow.office_id == office_id, DeviceRow.kind == DeviceKind.KIOSK.value)
        .order_by(DeviceRow.name)
        .limit(MOST)
    )
    return tuple(_kiosk(row) for row in rows)


def kiosk(connection: Connection, office_id: int, device_id: int) -> Kiosk:
    """One machine that takes numbers; a script may stand in for a kiosk."""
    row = connection.execute(
        _ROWS.where(
            DeviceRow.office_id == office_id,
            DeviceRow.id == device_id,
            DeviceRow.kind.in_((DeviceKind.KIOSK.value, DeviceKind.SCRIPT.value)),
        )
    ).first()
    if row is None:
        raise NotFound(
            "unknown_kiosk", N_("Không có ki-ốt này."), N_("Chọn một ki-ốt có trong danh sách.")
        )
    return _kiosk(row)


_ROWS = (
    select(DeviceRow.id, DeviceRow.name, KioskPauseRow.since, KioskPauseRow.messages)
    .outerjoin(KioskPauseRow, KioskPauseRow.device_id == DeviceRow.id)
    .where(DeviceRow.is_active)
)


def _kiosk(row: Any) -> Kiosk:
    pause = None if row.since is None else Pause(since=row.since, messages=row.messages)
    return Kiosk(id=row.id, name=row.name, pause=pause)
