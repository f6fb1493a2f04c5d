"""What an administrator does with a device: change, new token, switch off and on."""

from dataclasses import dataclass

from sqlalchemy import select, update

from counter_server.accounts.actions.devices import (
    device_called,
    device_exists,
    new_device_token,
    token_hash,
    unknown_device,
)
from counter_server.accounts.actions.standing import stand_in_line
from counter_server.accounts.rules import tidy_name
from counter_server.accounts.tables import DeviceRow
from counter_server.contract.events import DeviceChanged
from counter_server.core.who import DeviceKind
from counter_server.core.work import Work, Works


@dataclass(frozen=True)
class Standing:
    """What a device is and where it stands."""

    kind: DeviceKind
    place: str = ""
    zone: str = ""
    counter_id: int | None = None
    printer_id: int | None = None

    def values(self) -> dict[str, object]:
        return {
            "kind": self.kind.value,
            "place": self.place,
            "zone": self.zone,
            "counter_id": self.counter_id,
            "printer_id": self.printer_id,
        }


def change_device(
    works: Works, office_id: int, device_id: int, name: str, standing: Standing
) -> None:
    """Renames and moves; `Refused` device_exists, `NotFound` unknown_device."""
    tidy = tidy_name(name)
    with works.begin(office_id) as work:
        stand_in_line(work)
        taken = device_called(work.connection, office_id, tidy, other_than=device_id)
        # Two that were named alike before may keep their names, but nobody takes such a name.
        if taken and _name_of(work, device_id) != tidy:
            raise device_exists(taken.name)
        _change(work, device_id, {"name": tidy, **standing.values()})


def renew_token(works: Works, office_id: int, device_id: int) -> str:
    """A new token, told this once; the old one is dead."""
    token = new_device_token()
    with works.begin(office_id) as work:
        _change(work, device_id, {"token_hash": token_hash(token), "is_active": True})
    return token


def switch_device(works: Works, office_id: int, device_id: int, *, is_on: bool) -> None:
    """One that is off may do nothing; switched on again, its token counts again."""
    with works.begin(office_id) as work:
        _change(work, device_id, {"is_active": is_on})


def _name_of(work: Work, device_id: int) -> str | None:
    name = select(DeviceRow.name).where(DeviceRow.id == device_id)
    return work.connection.execute(name).scalar()


def _change(work: Work, device_id: int, values: dict[str, object]) -> None:
    here = (DeviceRow.office_id == work.office_id) & (DeviceRow.id == device_id)
    changed = work.connection.execute(update(DeviceRow).where(here).values(values))
    if not changed.rowcount:
        raise unknown_device()
    work.record(DeviceChanged(device=device_id))
