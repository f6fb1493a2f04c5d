"""Leased numbers that are not needed: given back, lapsed with their day, or lost with a kiosk."""

import logging
from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

from sqlalchemy import delete, select, update

from counter_server.contract.events import NumbersReturned
from counter_server.core.who import Device
from counter_server.core.work import Work
from counter_server.queue.tables import ServiceRow

from .holding import keep_series, leased_places, line_of, locked_series
from .rules import freed
from .tables import LeaseState, NumberLeaseRow

_log = logging.getLogger(__name__)

KEPT = timedelta(days=31)  # a kiosk that was away all that time has nothing left to merge
_UNUSED = (LeaseState.HELD.value, LeaseState.LAPSED.value)
_KEY = (NumberLeaseRow.service_id, NumberLeaseRow.day, NumberLeaseRow.device_id)


def give_back(work: Work, device: Device, ids: Sequence[int]) -> None:
    """Others may have these numbers; the kiosk has promised never to use them."""
    if not ids:
        return
    mine = (
        NumberLeaseRow.office_id == work.office_id,
        NumberLeaseRow.device_id == device.id,
        NumberLeaseRow.id.in_(ids),
        NumberLeaseRow.state.in_(_UNUSED),
    )
    rows = work.connection.execute(
        select(*_KEY, NumberLeaseRow.state).where(*mine).order_by(*_KEY)
    ).all()
    for service_id, day in sorted({(row.service_id, row.day) for row in rows}):
        line = line_of(work, service_id, day)
        series = locked_series(work, line)
        work.connection.execute(
            delete(NumberLeaseRow).where(
                *mine, NumberLeaseRow.service_id == service_id, NumberLeaseRow.day == day
            )
        )
        keep_series(work, line, freed(series, leased_places(work, line)))
    held = [row for row in rows if row.state == LeaseState.HELD.value]
    _tell(work, Counter((row.service_id, row.day, row.device_id) for row in held))


def lose(work: Work, device: Device, store: str) -> None:
    """What another memory of this kiosk held may stand on slips: nobody gets it any more."""
    lost = work.connection.execute(
        update(NumberLeaseRow)
        .where(
            NumberLeaseRow.office_id == work.office_id,
            NumberLeaseRow.device_id == device.id,
            NumberLeaseRow.store != store,
            NumberLeaseRow.state == LeaseState.HELD.value,
        )
        .values(state=LeaseState.LOST.value)
    )
    if lost.rowcount:  # again and again: two kiosks have one token
        _log.warning("kiosk_memory_lost", extra={"device": device.id, "numbers": lost.rowcount})


def lapse(work: Work, today: date) -> None:
    """What was held for days that are over is needed no more, unless a kiosk still tells of it."""
    over = (
        NumberLeaseRow.office_id == work.office_id,
        NumberLeaseRow.day < today,
        NumberLeaseRow.state == LeaseState.HELD.value,
    )
    rows = work.connection.execute(select(*_KEY).where(*over))
    found = Counter((service_id, day, device_id) for service_id, day, device_id in rows)
    if found:
        work.connection.execute(
            update(NumberLeaseRow).where(*over).values(state=LeaseState.LAPSED.value)
        )
        _tell(work, found)
    work.connection.execute(
        delete(NumberLeaseRow).where(
            NumberLeaseRow.office_id == work.office_id, NumberLeaseRow.day < today - KEPT
        )
    )


def _tell(work: Work, found: Counter[tuple[int, date, int]]) -> None:
    if not found:
        return
    services = select(ServiceRow.id, ServiceRow.code).where(ServiceRow.office_id == work.office_id)
    codes = {row.id: row.code for row in work.connection.execute(services)}
    for (service_id, day, device_id), count in sorted(found.items()):
        work.record(
            NumbersReturned(
                service=codes[service_id], day=day.isoformat(), count=count, device=device_id
            )
        )
