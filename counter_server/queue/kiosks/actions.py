"""A supervisor lets a kiosk rest, and wakes it again."""

from collections.abc import Mapping

from sqlalchemy import delete

from counter_server.accounts.tables import KioskPauseRow
from counter_server.contract.events import DevicePaused, DeviceResumed
from counter_server.contract.kiosks import Kiosk
from counter_server.core.parts import Parts
from counter_server.core.upsert import insert_or

from .queries import kiosk
from .rules import tidy_messages


def pause_kiosk(
    parts: Parts, office_id: int, device_id: int, messages: Mapping[str, str] | None = None
) -> Kiosk:
    """It gives no numbers from now on; once more changes what it says. `NotFound` unknown_kiosk."""
    told = tidy_messages(messages or {})
    with parts.works.begin(office_id) as work:
        found = kiosk(work.connection, office_id, device_id)
        row = {"office_id": office_id, "messages": told}
        statement = insert_or(work.connection.dialect.name, KioskPauseRow).values(
            device_id=device_id, since=work.at, **row
        )
        work.connection.execute(
            statement.on_conflict_do_update(
                index_elements=["device_id"], set_={"messages": statement.excluded.messages}
            )
        )
        work.record(DevicePaused(device=device_id, messages=told))
        return found


def resume_kiosk(parts: Parts, office_id: int, device_id: int) -> Kiosk:
    """It gives numbers again; waking one that does not rest changes nothing."""
    with parts.works.begin(office_id) as work:
        found = kiosk(work.connection, office_id, device_id)
        ended = work.connection.execute(
            delete(KioskPauseRow).where(KioskPauseRow.device_id == device_id)
        )
        if ended.rowcount:
            work.record(DeviceResumed(device=device_id))
        return found
