"""Keeps what a device says of itself; others hear of it only when something changed."""

from typing import Any
from urllib.parse import urlsplit, urlunsplit

from sqlalchemy import select

from counter_server.accounts.tables import DeviceRow
from counter_server.contract.devices import DeviceSelf, HealthReport, PartReport
from counter_server.contract.events import DeviceChanged
from counter_server.core.parts import Parts
from counter_server.core.upsert import insert_or
from counter_server.core.who import Device
from counter_server.core.work import Work

from .board_pages import board_address
from .rules import REPORT_EVERY_S
from .tables import DeviceHealthRow


def keep_report(parts: Parts, device: Device, report: HealthReport) -> DeviceSelf:
    """The device as the office knows it."""
    told = [_plain(each) for each in report.parts]
    with parts.works.begin(device.office_id) as work:
        before = _problems(_parts_before(work, device.id))
        values = {
            "office_id": device.office_id,
            "reported_at": work.at,
            "program": report.program.value,
            "version": report.version,
            "ahead_s": (report.sent_at - work.at).total_seconds() if report.sent_at else None,
            "parts": told,
        }
        kept = insert_or(work.connection.dialect.name, DeviceHealthRow)
        work.connection.execute(
            kept.values(device_id=device.id, **values).on_conflict_do_update(
                index_elements=["device_id"], set_=values
            )
        )
        if before != _problems(told):
            work.record(DeviceChanged(device=device.id, problems=tuple(sorted(_problems(told)))))
        return _known(work, device)


def without_password(url: str) -> str:
    """An address as people may read it: no name and password before the host."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    if "@" not in parts.netloc:
        return url
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))


def _plain(part: PartReport) -> dict[str, Any]:
    return {
        "part": part.part,
        "problem": part.problem,
        "driver": part.driver,
        "url": without_password(part.url),
        "value": part.value,
    }


def _parts_before(work: Work, device_id: int) -> list[dict[str, Any]]:
    kept = select(DeviceHealthRow.parts).where(DeviceHealthRow.device_id == device_id)
    return work.connection.execute(kept).scalar() or []


def _problems(parts: list[dict[str, Any]]) -> set[str]:
    return {str(each["problem"]) for each in parts if each.get("problem")}


def _known(work: Work, device: Device) -> DeviceSelf:
    row = work.connection.execute(
        select(DeviceRow.place, DeviceRow.zone).where(DeviceRow.id == device.id)
    ).one()
    return DeviceSelf(
        name=device.name,
        kind=device.kind.value,
        place=row.place,
        zone=board_address(work.connection, device.office_id, device.kind, row.zone),
        every_s=REPORT_EVERY_S,
    )
