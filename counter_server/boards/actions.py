"""What an administrator changes of the boards; every change is heard by the running ones."""

import msgspec
from sqlalchemy import Update, delete, insert, update

from counter_server.accounts.actions.standing import stand_in_line
from counter_server.contract.events import BoardChanged
from counter_server.contract.office import Name
from counter_server.contract.zones import ZoneSettings
from counter_server.core.errors import N_, Refused
from counter_server.core.offices import office_names
from counter_server.core.parts import Parts
from counter_server.core.work import Work

from . import queries
from .rules import MAIN, MOST_ZONES, Zone, zone_code
from .tables import BoardZoneRow


def add_zone(parts: Parts, office_id: int, name: Name) -> str:
    """A new board at the end of the list, set as the main one; its code."""
    with parts.works.begin(office_id) as work:
        stand_in_line(work)
        known = _all(work)
        if len(known) >= MOST_ZONES:
            raise Refused(
                "too_many_zones",
                N_("Đã có {most} bảng."),
                N_("Xóa bảng không dùng nữa."),
                field="name_vi",
                values={"most": MOST_ZONES},
            )
        offices = {each.code for each in office_names(work.connection)}
        code = zone_code(name.vi, {each.code for each in known} | offices)
        settings = next(each.settings for each in known if each.code == MAIN)
        _insert(work, Zone(None, code, name, settings), len(known))
        work.record(BoardChanged(zone=code))
        return code


def change_zone(
    parts: Parts, office_id: int, code: str, name: Name, settings: ZoneSettings
) -> None:
    """A board's name and what it shows; running boards have it within a second."""
    with parts.works.begin(office_id) as work:
        stand_in_line(work)
        _stands(work, code)
        row = {"name_vi": name.vi, "name_en": name.en, "settings": _plain(settings)}
        work.connection.execute(_update(work, code).values(row))
        work.record(BoardChanged(zone=code))


def move_zone(parts: Parts, office_id: int, code: str, by: int) -> None:
    """One place up (-1) or down (1) in the list; at its end nothing happens."""
    with parts.works.begin(office_id) as work:
        stand_in_line(work)
        _stands(work, code)
        codes = [each.code for each in _all(work)]
        here = codes.index(code)
        there = min(max(here + by, 0), len(codes) - 1)
        codes.insert(there, codes.pop(here))
        for position, each in enumerate(codes):
            work.connection.execute(_update(work, each).values(position=position))


def remove_zone(parts: Parts, office_id: int, code: str) -> None:
    """Whoever still shows it is told that there is no such board; the main one stays."""
    with parts.works.begin(office_id) as work:
        queries.zone(work.connection, office_id, code)
        if code == MAIN:
            raise Refused(
                "main_zone_stays",
                N_("Bảng chính không xóa được."),
                N_("Mọi bộ phận có ít nhất một bảng."),
            )
        here = (BoardZoneRow.office_id == office_id) & (BoardZoneRow.code == code)
        work.connection.execute(delete(BoardZoneRow).where(here))
        work.record(BoardChanged(zone=code))


def set_emergency(parts: Parts, office_id: int, message: Name) -> None:
    """Puts a message over every board of the office, or takes it away (empty)."""
    with parts.works.begin(office_id) as work:
        stand_in_line(work)
        _stands(work, MAIN)
        for each in _all(work):
            settings = msgspec.structs.replace(each.settings, emergency=message)
            work.connection.execute(_update(work, each.code).values(settings=_plain(settings)))
        work.record(BoardChanged(zone=""))


def _all(work: Work) -> tuple[Zone, ...]:
    return queries.zones(work.connection, work.office_id)


def _stands(work: Work, code: str) -> None:
    """The zone exists, the main one from now on also as a row; or `NotFound`."""
    known = queries.zone(work.connection, work.office_id, code)
    main = known if known.code == MAIN else queries.zone(work.connection, work.office_id, MAIN)
    if main.id is None:
        _insert(work, main, 0)


def _insert(work: Work, zone: Zone, position: int) -> None:
    work.connection.execute(
        insert(BoardZoneRow).values(
            office_id=work.office_id,
            code=zone.code,
            name_vi=zone.name.vi,
            name_en=zone.name.en,
            position=position,
            settings=_plain(zone.settings),
        )
    )


def _update(work: Work, code: str) -> Update:
    here = (BoardZoneRow.office_id == work.office_id) & (BoardZoneRow.code == code)
    return update(BoardZoneRow).where(here)


def _plain(settings: ZoneSettings) -> object:
    return msgspec.to_builtins(settings)
