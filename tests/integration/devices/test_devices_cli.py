"""The registry from the command line, and programs without a screen that are paired."""

import signal
import stat
from concurrent.futures import ThreadPoolExecutor

import click
import pytest
from sqlalchemy import select

from counter_server.accounts.actions import add_device
from counter_server.accounts.identify import KnownDevices
from counter_server.cli.board import Hall
from counter_server.cli.of_server import Post, keep_working, token_of
from counter_server.contract.devices import PairingRequest, Program
from counter_server.core.database import Database, sqlite_url
from counter_server.core.parts import parts_for
from counter_server.core.who import DeviceKind
from counter_server.devices import pairing, queries
from counter_server.devices.registry import Standing
from counter_server.devices.tables import PairingRow
from display_board.asking import CannotWork
from kiosk.pairing.keeping import keep_token, kept_token
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


def pair_a_player(office, code, name):
    standing = Standing(DeviceKind.BOARD)
    pairing.claim(office.parts, office.id, code, name, standing, replace=False)


def test_a_program_without_a_screen_says_its_code_and_keeps_its_token(sqlite_office, tmp_path):
    office, file = sqlite_office, tmp_path / "state" / "player.token"

    def code():
        with office.parts.database.read() as connection:
            return connection.execute(select(PairingRow.code)).scalar()

    with served(application(office)) as url, ThreadPoolExecutor(1) as program:
        post = Post(url, file, Program.PLAYER, again_s=0.01)
        token = program.submit(token_of, post)
        until(code)
        pair_a_player(office, code(), "loa")
        assert KnownDevices(office.parts).by_token(token.result(30)).name == "loa"
        assert token_of(post) == token.result()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


@pytest.fixture
def usual_signals():
    """Programs take SIGTERM and Ctrl-C for themselves."""
    before = {each: signal.getsignal(each) for each in (signal.SIGTERM, signal.SIGINT)}
    yield
    for each, handler in before.items():
        signal.signal(each, handler)


@pytest.mark.usefixtures("usual_signals")
def test_a_program_whose_token_was_withdrawn_says_so_and_is_paired_again(
    sqlite_office, tmp_path, capsys
):
    office, file, worked = sqlite_office, tmp_path / "player.token", []
    keep_token(file, "mct_withdrawn")

    def work(token):
        worked.append(token)
        if token == "mct_withdrawn":
            raise CannotWork("token_wrong")

    with served(application(office)) as url, ThreadPoolExecutor(1) as officer:

        def show(scene):
            officer.submit(pair_a_player, office, scene.code, "loa")

        keep_working(Post(url, file, Program.PLAYER, show, again_s=0.01), work, {})
    assert KnownDevices(office.parts).by_token(worked[1]).name == "loa"
    assert (worked[0], kept_token(file)) == ("mct_withdrawn", worked[1])
    said = capsys.readouterr().err
    assert said.index("was withdrawn") < said.index("pairing code")


@pytest.mark.usefixtures("usual_signals")
def test_what_pairing_does_not_mend_ends_a_program_in_words(tmp_path):
    keep_token(tmp_path / "player.token", "mct_known")
    post = Post("http://localhost:9", tmp_path / "player.token", Program.PLAYER)

    def work(token):
        raise CannotWork("unknown_zone")

    with pytest.raises(click.ClickException, match="no such board"):
        keep_working(post, work, {"unknown_zone": "There is no such board."})


@pytest.mark.usefixtures("usual_signals")
def test_a_player_reads_the_board_that_the_office_chose_unless_told_another(
    sqlite_office, tmp_path
):
    works, office = sqlite_office.parts.works, sqlite_office.id
    chosen = add_device(works, office, kind=DeviceKind.BOARD, name="loa 1", zone="tang-2")
    plain = add_device(works, office, kind=DeviceKind.BOARD, name="loa 2")
    with served(application(sqlite_office)) as url:
        told = Hall(url, None, None, tmp_path)
        assert [told.zone_of(token) for token in (chosen, plain)] == ["tang-2", "main"]
        assert Hall(url, "main", None, tmp_path).zone_of(chosen) == "main"
        with pytest.raises(CannotWork, match="token_wrong"):
            told.zone_of("mct_wrong")
