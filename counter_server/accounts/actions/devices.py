"""Devices get a token once; only its hash is kept."""

import hashlib
import secrets
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, insert, select, update

from counter_server.accounts.rules import read_alike, tidy_name
from counter_server.accounts.tables import DeviceRow
from counter_server.core.errors import N_, NotFound, Refused
from counter_server.core.who import DeviceKind
from counter_server.core.work import Work, Works

from .standing import stand_in_line

_MARK = "mct_"


def add_device(
    works: Works,
    office_id: int,
    *,
    kind: DeviceKind,
    name: str,
    counter_id: int | None = None,
    printer_id: int | None = None,
    place: str = "",
    zone: str = "",
    replace: bool = False,
) -> str:
    """A new device's token, told this once; `Refused` device_exists when the name is taken.

    `replace` gives a device of that name a new token, kind and place; its old token is dead. What
    is left empty of `place` and `zone` stays as it was.
    `NotFound` unknown_device when there is none of that name.
    """
    token = new_device_token()
    values: dict[str, object] = {
        "kind": DeviceKind(kind).value,
        "token_hash": token_hash(token),
        "counter_id": counter_id,
        "printer_id": printer_id,
    }
    values |= {name: said for name, said in (("place", place), ("zone", zone)) if said}
    with works.begin(office_id) as work:
        keep_device(work, name, values, replace=replace)
    return token


def new_device_token() -> str:
    """36 characters, 192 bits by chance."""
    return _MARK + secrets.token_urlsafe(24)


def keep_device(work: Work, name: str, values: Mapping[str, object], *, replace: bool) -> int:
    """The id of a device with these values, active; as `add_device`, in a work of the caller."""
    stand_in_line(work)
    return _keep(work, tidy_name(name), {**values, "is_active": True}, replace)


def revoke_device(works: Works, office_id: int, name: str) -> None:
    """Ends a device's token; `NotFound` unknown_device."""
    with works.begin(office_id) as work:
        known = device_called(work.connection, office_id, name)
        if known is None:
            raise unknown_device()
        here = DeviceRow.id == known.id
        work.connection.execute(update(DeviceRow).where(here).values(is_active=False))


@dataclass(frozen=True)
class Called:
    """A device, by what it is called."""

    id: int
    name: str


def device_called(
    connection: Connection, office_id: int, name: str, *, other_than: int = 0
) -> Called | None:
    """The device that people would take for the one of that name."""
    rows = connection.execute(
        select(DeviceRow.id, DeviceRow.name).where(
            DeviceRow.office_id == office_id, DeviceRow.id != other_than
        )
    )
    return read_alike(name, (Called(row.id, row.name) for row in rows))


def token_hash(token: str) -> str:
    """How a token is kept and looked up: a token has 192 bits by chance, so SHA-256 is enough."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def unknown_device() -> NotFound:
    """There is none of that name."""
    return NotFound(
        "unknown_device", N_("Không có thiết bị này."), N_("Kiểm tra lại tên thiết bị.")
    )


def device_exists(name: str) -> Refused:
    """Its name is taken."""
    return Refused(
        "device_exists",
        N_("Đã có thiết bị tên {name}."),
        N_("Chọn tên khác, hoặc cấp lại mã cho thiết bị này."),
        field="name",
        values={"name": name},
    )


def _keep(work: Work, name: str, values: dict[str, object], replace: bool) -> int:
    known = device_called(work.connection, work.office_id, name)
    if known is None and replace:
        raise unknown_device()
    if known is None:
        values |= {"office_id": work.office_id, "name": name, "created_at": work.at}
        made = insert(DeviceRow).values(values).returning(DeviceRow.id)
        return work.connection.execute(made).scalar_one()
    if not replace:
        raise device_exists(known.name)
    work.connection.execute(update(DeviceRow).where(DeviceRow.id == known.id).values(values))
    return known.id
