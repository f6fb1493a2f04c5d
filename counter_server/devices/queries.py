"""Reads of the registry: every device with what it last said."""

from typing import Any

from sqlalchemy import Connection, select

from counter_server.accounts.actions.devices import device_called, unknown_device
from counter_server.accounts.tables import DeviceRow, DeviceSeenRow, KioskPauseRow
from counter_server.core.who import DeviceKind
from counter_server.printing.printer_queries import known_printers
from counter_server.printing.tables import PrinterRow
from counter_server.queue.tables import CounterRow

from .facts import DeviceFact, PartFact, PrinterFact, ReportFact
from .registry import Standing
from .tables import DeviceHealthRow

MOST = 500

_ROWS = (
    select(
        DeviceRow.__table__,
        DeviceSeenRow.last_at,
        DeviceHealthRow.reported_at,
        DeviceHealthRow.program,
        DeviceHealthRow.version,
        DeviceHealthRow.ahead_s,
        DeviceHealthRow.parts,
        KioskPauseRow.since.label("paused_since"),
        CounterRow.number.label("counter_number"),
        PrinterRow.name.label("printer_name"),
    )
    .outerjoin(DeviceSeenRow, DeviceSeenRow.device_id == DeviceRow.id)
    .outerjoin(DeviceHealthRow, DeviceHealthRow.device_id == DeviceRow.id)
    .outerjoin(KioskPauseRow, KioskPauseRow.device_id == DeviceRow.id)
    .outerjoin(CounterRow, CounterRow.id == DeviceRow.counter_id)
    .outerjoin(PrinterRow, PrinterRow.id == DeviceRow.printer_id)
)


def devices(connection: Connection, office_id: int) -> tuple[DeviceFact, ...]:
    """All of an office, those switched off too, by name."""
    here = _ROWS.where(DeviceRow.office_id == office_id)
    rows = connection.execute(here.order_by(DeviceRow.name).limit(MOST))
    return tuple(_device(row) for row in rows)


def devices_of_all(connection: Connection) -> tuple[DeviceFact, ...]:
    """Those in use, of every office."""
    rows = connection.execute(
        _ROWS.where(DeviceRow.is_active).order_by(DeviceRow.office_id, DeviceRow.name).limit(MOST)
    )
    return tuple(_device(row) for row in rows)


def device(connection: Connection, office_id: int, device_id: int) -> DeviceFact:
    """One, or `NotFound`."""
    here = _ROWS.where(DeviceRow.office_id == office_id, DeviceRow.id == device_id)
    for row in connection.execute(here):
        return _device(row)
    raise unknown_device()


def device_named(connection: Connection, office_id: int, name: str) -> DeviceFact:
    """One by its name, or `NotFound`."""
    called = device_called(connection, office_id, name)
    return device(connection, office_id, called.id if called else 0)


def standing(connection: Connection, office_id: int, device_id: int) -> Standing:
    """What a device is set to, or `NotFound`."""
    row = connection.execute(
        select(DeviceRow.__table__).where(
            DeviceRow.office_id == office_id, DeviceRow.id == device_id
        )
    ).first()
    if row is None:
        raise unknown_device()
    return Standing(DeviceKind(row.kind), row.place, row.zone, row.counter_id, row.printer_id)


def printers(connection: Connection, office_id: int) -> tuple[tuple[int, PrinterFact], ...]:
    """Those in use, each with its id."""
    return tuple(
        (
            each.line.id,
            PrinterFact(
                each.line.name,
                each.url,
                each.line.problem,
                each.line.paper,
                is_paused=each.line.is_paused,
                is_asked=each.line.checked_at is not None,
            ),
        )
        for each in known_printers(connection, office_id)
    )


def _device(row: Any) -> DeviceFact:
    return DeviceFact(
        name=row.name,
        kind=row.kind,
        seen_at=row.last_at,
        id=row.id,
        place=row.place,
        zone=row.zone,
        counter=row.counter_number,
        printer=row.printer_name or "",
        is_active=row.is_active,
        is_paused=row.paused_since is not None,
        report=_report(row),
    )


def _report(row: Any) -> ReportFact | None:
    if row.reported_at is None:
        return None
    parts = tuple(PartFact(**each) for each in row.parts)
    return ReportFact(row.reported_at, row.program, row.version, row.ahead_s, parts)
