"""Who is known: a device by its token, a person by their session, who sits where."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, bindparam, select

from counter_server.core.prepared import Prepared
from counter_server.core.who import Device, DeviceKind, Person, Role

from .tables import DeviceRow, KioskPauseRow, SeatRow, UserRow

_DEVICE = Prepared(
    lambda _: (
        select(
            DeviceRow.id,
            DeviceRow.office_id,
            DeviceRow.kind,
            DeviceRow.name,
            DeviceRow.counter_id,
            DeviceRow.printer_id,
            KioskPauseRow.since,
            KioskPauseRow.messages,
        )
        .outerjoin(KioskPauseRow, KioskPauseRow.device_id == DeviceRow.id)
        .where(DeviceRow.token_hash == bindparam("hash"), DeviceRow.is_active)
    )
)

_PERSON = Prepared(
    lambda _: (
        select(
            UserRow.id, UserRow.office_id, UserRow.role, UserRow.display_name, SeatRow.counter_id
        )
        .outerjoin(SeatRow, SeatRow.user_id == UserRow.id)
        .where(
            UserRow.id == bindparam("user"),
            UserRow.session_epoch == bindparam("epoch"),
            UserRow.is_active,
        )
    )
)


def device_by_hash(connection: Connection, token_hash: str) -> Device | None:
    """The active device that has this token."""
    row = _DEVICE.row(connection, {"hash": token_hash})
    return None if row is None else _device(row)


def person_of_session(connection: Connection, user_id: int, epoch: int) -> Person | None:
    """The person of a session that has not been ended, with the counter they sit at."""
    row = _PERSON.row(connection, {"user": user_id, "epoch": epoch})
    if row is None:
        return None
    return Person(row.id, row.office_id, Role(row.role), row.display_name, row.counter_id)


@dataclass(frozen=True)
class Sitter:
    """Who sits at a counter."""

    user_id: int
    name: str


def sitter_at(connection: Connection, office_id: int, counter_id: int) -> Sitter | None:
    """Who sits at a counter; None when nobody does."""
    row = connection.execute(
        select(UserRow.id, UserRow.display_name)
        .join(SeatRow, SeatRow.user_id == UserRow.id)
        .where(SeatRow.office_id == office_id, SeatRow.counter_id == counter_id)
    ).first()
    return None if row is None else Sitter(row.id, row.display_name)


def seats(connection: Connection, office_id: int) -> Mapping[int, str]:
    """Who sits where: the counter's id to the person's name."""
    rows = connection.execute(
        select(SeatRow.counter_id, UserRow.display_name)
        .join(UserRow, UserRow.id == SeatRow.user_id)
        .where(SeatRow.office_id == office_id)
        .order_by(SeatRow.counter_id)
        .limit(500)
    )
    return {row.counter_id: row.display_name for row in rows}


def _device(row: Any) -> Device:
    return Device(
        row.id,
        row.office_id,
        DeviceKind(row.kind),
        row.name,
        row.counter_id,
        row.printer_id,
        None if row.since is None else row.messages,
    )
