"""Devices are noted when they come, so that one that never came can be told."""

import logging
from collections.abc import Callable

from sqlalchemy.exc import SQLAlchemyError

from counter_server.accounts.tables import DeviceSeenRow
from counter_server.core.parts import Parts
from counter_server.core.upsert import insert_or
from counter_server.core.who import Device

# A write every ten minutes a device is nothing; one every request would be a lot.
NOTE_EVERY_S = 600.0
_log = logging.getLogger(__name__)


class SeenDevices:
    """Notes a device at most once in `NOTE_EVERY_S`; a request never fails because of it."""

    def __init__(self, parts: Parts, tick: Callable[[], float]) -> None:
        self._parts = parts
        self._tick = tick
        self._noted: dict[int, float] = {}

    def note(self, device: Device) -> None:
        now = self._tick()
        if now - self._noted.get(device.id, -NOTE_EVERY_S) < NOTE_EVERY_S:
            return
        self._noted[device.id] = now
        try:
            _keep(self._parts, device)
        except SQLAlchemyError:
            _log.warning("a device could not be noted", exc_info=True)


def _keep(parts: Parts, device: Device) -> None:
    at = parts.clock()
    with parts.database.write() as connection:
        seen = insert_or(connection.dialect.name, DeviceSeenRow).values(
            device_id=device.id, office_id=device.office_id, first_at=at, last_at=at
        )
        connection.execute(
            seen.on_conflict_do_update(index_elements=["device_id"], set_={"last_at": at})
        )
