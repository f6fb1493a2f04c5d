"""Devices get a token once; only its hash is kept."""

import hashlib
import secrets

from sqlalchemy import insert, select, update

from counter_server.accounts.rules import tidy_name
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
    replace: bool = False,
) -> str:
    """A new device's token, told this once; `Refused` device_exists when the name is taken.

    `replace` gives a device of that name a new token, kind and place; its old token is dead.
    `NotFound` unknown_device when there is none of that name.
    """
    token = _MARK + secrets.token_urlsafe(24)
    values: dict[str, object] = {
        "kind": DeviceKind(kind).value,
        "token_hash": token_hash(token),
        "counter_id": counter_id,
        "printer_id": printer_id,
        "is_active": True,
    }
    with works.begin(office_id) as work:
        stand_in_line(work)
        _keep(work, tidy_name(name), values, replace)
    return token


def revoke_device(works: Works, office_id: int, name: str) -> None:
    """Ends a device's token; `NotFound` unknown_device."""
    here = (DeviceRow.office_id == office_id) & (DeviceRow.name == tidy_name(name))
    with works.begin(office_id) as work:
        ended = work.connection.execute(update(DeviceRow).where(here).values(is_active=False))
        if not ended.rowcount:
            raise _unknown_device()


def token_hash(token: str) -> str:
    """How a token is kept and looked up: a token has 192 bits by chance, so SHA-256 is enough."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def _unknown_device() -> NotFound:
    return NotFound(
        "unknown_device", N_("Không có thiết bị này."), N_("Kiểm tra lại tên thiết bị.")
    )


def _keep(work: Work, name: str, values: dict[str, object], replace: bool) -> None:
    here = (DeviceRow.office_id == work.office_id) & (DeviceRow.name == name)
    known = work.connection.execute(select(DeviceRow.id).where(here)).scalar()
    if known is None and replace:
        raise _unknown_device()
    if known is None:
        values |= {"office_id": work.office_id, "name": name, "created_at": work.at}
        work.connection.execute(insert(DeviceRow).values(values))
        return
    if not replace:
        raise Refused(
            "device_exists",
            N_("Đã có thiết bị tên {name}."),
            N_("Chọn tên khác, hoặc cấp lại mã cho thiết bị này."),
            field="name",
            values={"name": name},
        )
    work.connection.execute(update(DeviceRow).where(DeviceRow.id == known).values(values))
