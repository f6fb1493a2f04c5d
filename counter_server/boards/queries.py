"""Reads of the boards: zones, where an address leads, what hangs in a zone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, select

from counter_server.contract.board import Board, BoardCall, BoardCounter
from counter_server.contract.office import Name
from counter_server.contract.wire import WrongBody, from_plain
from counter_server.contract.zones import ZoneSettings
from counter_server.core.errors import N_, NotFound
from counter_server.core.offices import first_office_id, office_by_code, office_names
from counter_server.queue import queries as queue_queries
from counter_server.queue.emergencies import emergencies
from counter_server.queue.tables import CounterRow, ServiceRow

from .rules import KIND_OF, MAIN, MAIN_NAME, MediaKind, Zone, address_of
from .tables import BoardMediaRow, BoardZoneRow

# Enough that every counter of a large hall has its number among them.
KEPT_CALLS = 200
MEDIA_LIMIT = 200


@dataclass(frozen=True)
class Place:
    """The office and the zone that an address leads to."""

    office_id: int
    zone: Zone


@dataclass(frozen=True)
class Media:
    """A picture or film of the office."""

    id: int
    name: str
    kind: MediaKind
    digest: str
    size: int
    added_at: datetime

    @property
    def file(self) -> str:
        return f"{self.digest}.{self.kind.ending}"


def zones(connection: Connection, office_id: int) -> tuple[Zone, ...]:
    """The zones in their order; the main one is always there."""
    rows = connection.execute(
        select(BoardZoneRow.__table__)
        .where(BoardZoneRow.office_id == office_id)
        .order_by(BoardZoneRow.position, BoardZoneRow.id)
    )
    found = tuple(_zone(row) for row in rows)
    has_main = any(each.code == MAIN for each in found)
    return found if has_main else (Zone(None, MAIN, MAIN_NAME), *found)


def zone(connection: Connection, office_id: int, code: str) -> Zone:
    """One zone by its code, or `NotFound`."""
    for each in zones(connection, office_id):
        if each.code == code:
            return each
    raise unknown_zone(code)


def place_of(connection: Connection, address: str) -> Place:
    """Where `/board/<address>` leads: `main`, a zone, an office's code, or `<office>.<zone>`."""
    first = first_office_id(connection)
    office_code, _, code = address.rpartition(".")
    if office_code:
        office_id = office_by_code(connection, office_code)
    elif address != MAIN and (other := office_by_code(connection, address)):
        office_id, code = other, MAIN
    else:
        office_id = first
    if office_id is None:
        raise unknown_zone(address)
    return Place(office_id, _zone_at(connection, office_id, code, address))


def board_of(connection: Connection, place: Place, at: datetime) -> Board:
    """What hangs in a zone: as many of its calls as a board needs, and its counters."""
    board = queue_queries.board(connection, place.office_id, at)
    return msgspec.structs.replace(
        board,
        calls=_calls(connection, place, at),
        counters=_counters(connection, place.office_id),
        helps=tuple(each.counter_number for each in emergencies(connection, place.office_id, at)),
    )


def addresses(connection: Connection) -> tuple[tuple[Name, tuple[tuple[str, Zone], ...]], ...]:
    """Every office by its name with its zones, each with what stands after `/board/`."""
    first = first_office_id(connection)
    return tuple(
        (
            office.name,
            tuple(
                (address_of(each.code, office.code, is_first=office.id == first), each)
                for each in zones(connection, office.id)
            ),
        )
        for office in office_names(connection)
    )


def media(connection: Connection, office_id: int) -> tuple[Media, ...]:
    """The office's files, the newest first."""
    rows = connection.execute(
        select(BoardMediaRow.__table__)
        .where(BoardMediaRow.office_id == office_id)
        .order_by(BoardMediaRow.added_at.desc(), BoardMediaRow.id.desc())
        .limit(MEDIA_LIMIT)
    )
    return tuple(media_of(row) for row in rows)


def media_of(row: Any) -> Media:
    """A row as a value."""
    return Media(row.id, row.name, KIND_OF[row.ending], row.digest, row.size, row.added_at)


def unknown_zone(zone: str) -> NotFound:
    """No board has that address."""
    return NotFound(
        "unknown_zone",
        N_("Không có bảng “{zone}”."),
        N_("Mở /board để chọn bảng."),
        values={"zone": zone},
    )


def _zone_at(connection: Connection, office_id: int, code: str, address: str) -> Zone:
    try:
        return zone(connection, office_id, code)
    except NotFound:
        raise unknown_zone(address) from None


def _zone(row: Any) -> Zone:
    return Zone(row.id, row.code, Name(vi=row.name_vi, en=row.name_en), _settings(row.settings))


def _settings(plain: object) -> ZoneSettings:
    """What a newer or older program wrote and this one cannot read is as if never set."""
    try:
        return from_plain(plain, ZoneSettings)
    except WrongBody:
        return ZoneSettings()


def _calls(connection: Connection, place: Place, at: datetime) -> tuple[BoardCall, ...]:
    day = queue_queries.today(connection, place.office_id, at)
    only = _of_zone(place.zone.settings)
    return queue_queries.last_calls(connection, place.office_id, day, KEPT_CALLS, *only)


def _of_zone(settings: ZoneSettings) -> Sequence[ColumnElement[bool]]:
    counters = [CounterRow.number.in_(settings.counters)] if settings.counters else []
    services = [ServiceRow.code.in_(settings.services)] if settings.services else []
    return [*counters, *services]


def _counters(connection: Connection, office_id: int) -> tuple[BoardCounter, ...]:
    return tuple(
        BoardCounter(number=each.number, state=each.state)
        for each in queue_queries.counters(connection, office_id)
    )
