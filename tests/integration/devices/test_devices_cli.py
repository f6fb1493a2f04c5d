"""The registry from the command line, and programs without a screen that are paired."""

import stat
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import select

from counter_server.accounts.identify import KnownDevices
from counter_server.cli.of_server import token_of
from counter_server.contract.devices import PairingRequest, Program
from counter_server.core.database import Database, sqlite_url
from counter_server.core.parts import parts_for
from counter_server.core.who import DeviceKind
from counter_server.devices import pairing, queries
from counter_server.devices.registry import Standing
from counter_server.devices.tables import PairingRow
from tests.support.app import application
from tests.support.happenings import until
from tests.support.serving import served
from tests.support.terminal import in_words, initialised, typed


@pytest.fixture
def data(tmp_path):
    return initialised(tmp_path / "data")


@pytest.fixture
def parts(data):
    database = Database(sqlite_url(data))
    yield parts_for(database)
    database.close()


def facts(parts):
    with parts.database.read() as connection:
        return {each.name: each for each in queries.devices(connection, 1)}


def test_a_machine_is_paired_from_the_command_line(data, parts):
    begun = pairing.begin_pairing(parts, PairingRequest(program=Program.KIOSK), None)
    said = ("--kind", "kiosk", "--name", "ki-ốt 1", "--place", "sảnh", "--counter", "2")
    assert typed("device", "pair", "--data", data, begun.code.lower(), *said).exit_code == 0
    device = KnownDevices(parts).by_token(pairing.state_of(parts, begun.secret).token)
    assert (device.name, device.kind) == ("ki-ốt 1", DeviceKind.KIOSK)
    assert facts(parts)["ki-ốt 1"].counter == 2
    again = typed("device", "pair", "--data", data, begun.code, *said)
    assert in_words(again)
    assert "Mã này đã được dùng." in again.stderr


def test_a_device_is_renamed_moved_listed_and_switched(data, parts):
    typed("device", "add", "--data", data, "--kind", "board", "--name", "loa", "--place", "sảnh")
    moved = ("--rename", "loa tầng 2", "--zone", "main")
    assert typed("device", "change", "--data", data, "loa", *moved).exit_code == 0
    assert (facts(parts)["loa tầng 2"].place, facts(parts)["loa tầng 2"].zone) == ("sảnh", "main")
    listed = typed("device", "list", "--data", data).stdout
    assert "loa tầng 2 | Bảng, loa | sảnh · /board/main" in listed
    assert "[Chưa nối] Chưa từng nối đến máy chủ." in listed
    assert typed("device", "off", "--data", data, "loa tầng 2").exit_code == 0
    assert not facts(parts)["loa tầng 2"].is_active
    assert typed("device", "on", "--data", data, "loa tầng 2").exit_code == 0
    assert facts(parts)["loa tầng 2"].is_active
    assert in_words(typed("device", "off", "--data", data, "nowhere"))


def test_a_program_without_a_screen_says_its_code_and_keeps_its_token(sqlite_office, tmp_path):
    office, file = sqlite_office, tmp_path / "state" / "player.token"

    def code():
        with office.parts.database.read() as connection:
            return connection.execute(select(PairingRow.code)).scalar()

    with served(application(office)) as url, ThreadPoolExecutor(1) as program:
        token = program.submit(token_of, url, file, Program.PLAYER, 0.01)
        until(code)
        standing = Standing(DeviceKind.BOARD)
        pairing.claim(office.parts, office.id, code(), "loa", standing, replace=False)
        assert KnownDevices(office.parts).by_token(token.result(30)).name == "loa"
        assert token_of(url, file, Program.PLAYER) == token.result()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
