"""A kiosk's lease: what it gives back, what it lost, and the numbers it holds from now on."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy import insert

from counter_server.contract.leases import Block, Lease, LeasedNumber, LeaseRequest
from counter_server.core.parts import Parts
from counter_server.core.who import Device
from counter_server.core.work import Work
from counter_server.queue import queries
from counter_server.queue.rules import label

from .holding import (
    Line,
    held_by,
    keep_series,
    known_series,
    leased_places,
    lines,
    locked_series,
)
from .returning import give_back, lapse, lose
from .rules import BLOCK, BLOCK_AHEAD, DAYS_AHEAD, Series, fair, leased, limit_of, number_of
from .tables import LeaseState, NumberLeaseRow


def renew(parts: Parts, device: Device, asked: LeaseRequest) -> Lease:
    """All numbers the kiosk holds; asked again, the same ones."""
    with parts.works.begin(device.office_id) as work:
        today = queries.today(work.connection, work.office_id, work.at)
        days = [today + timedelta(days=ahead) for ahead in range(DAYS_AHEAD + 1)]
        lapse(work, today)
        lose(work, device, asked.store)
        give_back(work, device, asked.give_back)
        _Granting(parts, work, device, asked.store, today).fill(lines(work, days))
        held = held_by(work, device, asked.store, days)
        blocks = _blocks(parts, work, lines(work, days), held, today)
        return Lease(at=work.at, blocks=blocks)


class _Granting:
    """Leases what a kiosk lacks."""

    def __init__(self, parts: Parts, work: Work, device: Device, store: str, today: date) -> None:
        self._parts = parts
        self._work = work
        self._device = device
        self._store = store
        self._today = today

    def fill(self, wanted: Sequence[Line]) -> None:
        days = sorted({line.day for line in wanted})
        held = held_by(self._work, self._device, self._store, days)
        has = Counter((row.day, row.service_id) for row in held)
        known = known_series(self._work, days)
        for line in wanted:
            series = _with_limit(known.get((line.day, line.prefix), Series()), line)
            if fair(series, _block(line, self._today)) > has[line.day, line.service_id]:
                self._grant(line, has[line.day, line.service_id])

    def _grant(self, line: Line, has: int) -> None:
        series = locked_series(self._work, line)
        count = fair(series, _block(line, self._today)) - has
        places, grown = leased(series, count, leased_places(self._work, line))
        if places:
            self._work.connection.execute(
                insert(NumberLeaseRow), [self._row(line, place) for place in places]
            )
        if grown != series:
            keep_series(self._work, line, grown)

    def _row(self, line: Line, place: int) -> dict[str, object]:
        number = number_of(place, line.numbering)
        return {
            "office_id": self._work.office_id,
            "device_id": self._device.id,
            "store": self._store,
            "service_id": line.service_id,
            "day": line.day,
            "series": line.prefix,
            "place": place,
            "number": number,
            "label": label(line.prefix, number),
            "token": self._parts.new_token(),
            "state": LeaseState.HELD.value,
            "granted_at": self._work.at,
        }


def _blocks(
    parts: Parts, work: Work, wanted: Sequence[Line], held: Sequence[Any], today: date
) -> tuple[Block, ...]:
    known = known_series(work, sorted({line.day for line in wanted}))
    blocks = []
    for line in wanted:
        mine = [
            LeasedNumber(
                id=row.id, number=row.label, status_url=f"{parts.public_url}/t/{row.token}"
            )
            for row in held
            if (row.day, row.service_id) == (line.day, line.service_id)
        ]
        series = _with_limit(known.get((line.day, line.prefix), Series()), line)
        spare = max(0, len(mine) - fair(series, _block(line, today)))
        blocks.append(Block(service=line.service, day=line.day, numbers=tuple(mine), spare=spare))
    return tuple(blocks)


def _with_limit(series: Series, line: Line) -> Series:
    return Series(series.last, series.away_first, series.away_last, limit_of(line.numbering))


def _block(line: Line, today: date) -> int:
    return BLOCK if line.day == today else BLOCK_AHEAD
