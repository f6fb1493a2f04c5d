"""Devices and their tokens."""

import unicodedata
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import select

from counter_server.accounts.actions import add_device, revoke_device
from counter_server.accounts.identify import KnownDevices
from counter_server.accounts.tables import DeviceRow
from counter_server.core.errors import NotFound, Refused
from counter_server.core.who import Device, DeviceKind


def add(office, name="kiosk-1", **more):
    return add_device(office.parts.works, office.id, kind=DeviceKind.KIOSK, name=name, **more)


def known(office, token, tick=lambda: 0.0):
    return KnownDevices(office.parts, tick).by_token(token)


def test_a_device_is_known_by_its_token(office):
    token = add(office, counter_id=3, printer_id=7)
    assert token.startswith("mct_")
    assert len(token) == 36
    device = known(office, token)
    assert device == Device(device.id, office.id, DeviceKind.KIOSK, "kiosk-1", 3, 7)


def test_a_token_is_not_kept(office):
    token = add(office)
    with office.parts.database.read() as connection:
        row = connection.execute(select(DeviceRow.__table__)).one()
    assert token not in repr(row)


def test_a_name_is_given_to_one_device(office):
    add(office)
    with pytest.raises(Refused) as refusal:
        add(office)
    assert refusal.value.code == "device_exists"


@pytest.mark.parametrize(
    "alike", ["KI-ỐT", "Ki-Ốt", unicodedata.normalize("NFD", "ki-ốt"), " ki-ốt "]
)
def test_names_that_people_read_as_one_are_one(office, alike):
    add(office, name="ki-ốt")
    add(office, name="ki-ôt")
    with pytest.raises(Refused) as refusal:
        add(office, name=alike)
    assert (refusal.value.code, refusal.value.values) == ("device_exists", {"name": "ki-ốt"})
    token = add(office, name=alike, replace=True)
    assert known(office, token).name == "ki-ốt"
    revoke_device(office.parts.works, office.id, alike)
    assert known(office, token) is None


def test_a_new_token_for_a_device_ends_the_old_one(office):
    old = add(office)
    new = add(office, replace=True, counter_id=2)
    assert known(office, old) is None
    assert known(office, new).counter_id == 2


@pytest.mark.parametrize("token", ["", "mct_wrong", "mct_\udcff", "x" * 5000])
def test_a_wrong_token_is_nobodys(office, token):
    assert known(office, token) is None


def test_a_revoked_device_is_forgotten_within_two_seconds(office):
    token = add(office)
    now = [0.0]
    devices = KnownDevices(office.parts, lambda: now[0])
    assert devices.by_token(token)
    revoke_device(office.parts.works, office.id, "kiosk-1")
    now[0] = 2.0
    assert devices.by_token(token) is None


def test_an_unknown_device_cannot_be_revoked(office):
    with pytest.raises(NotFound):
        revoke_device(office.parts.works, office.id, "kiosk-9")


def test_a_name_asked_for_twice_at_one_moment_is_given_once(office):
    def ask(_: int) -> str:
        try:
            return add(office)[:4]
        except Refused as refusal:
            return refusal.code

    with ThreadPoolExecutor(4) as crowd:
        assert sorted(crowd.map(ask, range(6))) == ["device_exists"] * 5 + ["mct_"]
