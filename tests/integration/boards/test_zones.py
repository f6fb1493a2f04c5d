"""Zones of boards: kept, ordered, found by their address, heard of by running boards."""

import msgspec
import pytest
from sqlalchemy import update

from counter_server.boards import actions, queries
from counter_server.boards.tables import BoardZoneRow
from counter_server.contract.events import BoardChanged
from counter_server.contract.office import Name
from counter_server.contract.zones import Hours, Panel, PlayItem, Theme, ZoneSettings
from counter_server.core.errors import NotFound, Refused
from counter_server.core.event_log import entries_after

UPSTAIRS = Name(vi="Tầng 2", en="Upstairs")
FULL = ZoneSettings(
    counters=(1, 2),
    services=("dat-dai",),
    theme=Theme.LIGHT,
    panel=Panel.COUNTERS,
    rotate_s=10,
    ticker=Name(vi="Xin chào Đặng Ỗ", en="Hello"),
    playlist=(PlayItem(media=1, since="08:00", until="09:00"),),
    hours=(Hours(weekdays=(0, 1), opens="07:30", closes="11:30"),),
)


def zones(office):
    with office.parts.database.read() as connection:
        return queries.zones(connection, office.id)


def last_event(office):
    with office.parts.database.read() as connection:
        return entries_after(connection, office.id, 0)[-1].event


def test_an_office_has_a_main_board_before_anything_was_set(office):
    (main,) = zones(office)
    assert (main.code, main.settings) == ("main", ZoneSettings())


def test_what_is_set_comes_back_whole(office):
    actions.change_zone(office.parts, office.id, "main", Name(vi="Sảnh"), FULL)
    (main,) = zones(office)
    assert (main.name.vi, main.settings) == ("Sảnh", FULL)


def test_every_change_is_told_to_running_boards(office):
    code = actions.add_zone(office.parts, office.id, UPSTAIRS)
    assert last_event(office) == BoardChanged(zone=code)
    actions.change_zone(office.parts, office.id, "main", Name(vi="Sảnh"), FULL)
    assert last_event(office) == BoardChanged(zone="main")
    actions.remove_zone(office.parts, office.id, code)
    assert last_event(office) == BoardChanged(zone=code)


def test_a_new_board_is_named_in_its_address_and_set_as_the_main_one(office):
    actions.change_zone(office.parts, office.id, "main", Name(vi="Sảnh"), FULL)
    assert actions.add_zone(office.parts, office.id, UPSTAIRS) == "tang-2"
    assert actions.add_zone(office.parts, office.id, UPSTAIRS) == "tang-2-2"
    assert zones(office)[1].settings == FULL


@pytest.mark.parametrize("name", ["Main", "Static", "media", "New", "Chư Sê"])
def test_no_board_takes_an_address_that_leads_elsewhere(office, name):
    code = actions.add_zone(office.parts, office.id, Name(vi=name))
    with office.parts.database.read() as connection:
        assert queries.place_of(connection, code).zone.code == code


def test_boards_are_moved_up_and_down(office):
    for name in ("Một", "Hai"):
        actions.add_zone(office.parts, office.id, Name(vi=name))
    actions.move_zone(office.parts, office.id, "hai", -1)
    assert [each.code for each in zones(office)] == ["main", "hai", "mot"]
    actions.move_zone(office.parts, office.id, "main", 1)
    actions.move_zone(office.parts, office.id, "mot", 1)
    assert [each.code for each in zones(office)] == ["hai", "main", "mot"]


def test_the_main_board_stays(office):
    with pytest.raises(Refused, match="main_zone_stays"):
        actions.remove_zone(office.parts, office.id, "main")


def test_a_board_that_is_gone_has_no_address(office):
    code = actions.add_zone(office.parts, office.id, UPSTAIRS)
    actions.remove_zone(office.parts, office.id, code)
    with office.parts.database.read() as connection, pytest.raises(NotFound, match="unknown_zone"):
        queries.place_of(connection, code)


def test_an_emergency_covers_every_board_and_goes_away(office):
    actions.add_zone(office.parts, office.id, UPSTAIRS)
    actions.set_emergency(office.parts, office.id, Name(vi="Ra cửa chính"))
    assert [each.settings.emergency.vi for each in zones(office)] == ["Ra cửa chính"] * 2
    assert last_event(office) == BoardChanged(zone="")
    actions.set_emergency(office.parts, office.id, Name(vi=""))
    assert [each.settings.emergency.vi for each in zones(office)] == ["", ""]


def test_settings_that_cannot_be_read_are_as_never_set(office):
    actions.change_zone(office.parts, office.id, "main", Name(vi="Sảnh"), FULL)
    broken = msgspec.to_builtins(FULL) | {"theme": "purple"}
    with office.parts.database.write() as connection:
        connection.execute(update(BoardZoneRow).values(settings=broken))
    assert zones(office)[0].settings == ZoneSettings()
