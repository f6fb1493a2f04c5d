"""Devices are noted when they come: seldom, and never at the cost of a request."""

from sqlalchemy import select, text

from counter_server.accounts.actions import add_device
from counter_server.accounts.actions.seen import NOTE_EVERY_S
from counter_server.accounts.identify import KnownDevices
from counter_server.accounts.tables import DeviceSeenRow
from counter_server.core.who import DeviceKind


class Ticks:
    """A clock of our own, in seconds."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def seen(office):
    with office.parts.database.read() as connection:
        return connection.execute(select(DeviceSeenRow.__table__)).all()


def test_a_device_is_noted_first_and_last_and_not_at_each_request(office):
    token = add_device(office.parts.works, office.id, kind=DeviceKind.KIOSK, name="kiosk-1")
    ticks, began = Ticks(), office.clock.now
    devices = KnownDevices(office.parts, ticks)
    assert seen(office) == []
    for at_s in (0, 10, NOTE_EVERY_S - 1):
        ticks.now = at_s
        office.clock.move(seconds=1)
        assert devices.by_token(token)
    (row,) = seen(office)
    assert row.first_at == row.last_at
    ticks.now = NOTE_EVERY_S + 1
    office.clock.move(minutes=10)
    assert devices.by_token(token)
    (row,) = seen(office)
    assert (row.first_at - began).total_seconds() == 1
    assert row.last_at == office.clock.now


def test_a_wrong_token_is_noted_nowhere(sqlite_office):
    assert KnownDevices(sqlite_office.parts).by_token("mct_wrong") is None
    assert seen(sqlite_office) == []


def test_a_device_comes_in_also_where_it_cannot_be_noted(sqlite_office):
    parts = sqlite_office.parts
    token = add_device(parts.works, sqlite_office.id, kind=DeviceKind.KIOSK, name="kiosk-1")
    with parts.database.write() as connection:
        connection.execute(text("DROP TABLE device_seen"))
    assert KnownDevices(parts).by_token(token)
