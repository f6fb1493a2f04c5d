"""`motcua doctor` on real files, printers and ports."""

import socket
from contextlib import closing

import pytest

from counter_server.app.secret import secret_key
from counter_server.cli.doctor.messages import messages_of_all
from counter_server.devices.queries import devices_of_all
from counter_server.sms.setting import set_sms
from counter_server.sms.settings import SmsSettings
from hardware.simulators.printer import SimulatedPrinter, serve_tcp
from hardware.sms.gateway import FOLDERS
from tests.support.app import application, device
from tests.support.terminal import initialised, typed


@pytest.fixture
def free_port(monkeypatch) -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    monkeypatch.setenv("MOTCUA_PORT", str(port))
    return port


def test_a_new_installation_has_nothing_wrong(tmp_path, free_port):
    data = initialised(tmp_path / "data")
    told = typed("doctor", "--data", data)
    assert told.exit_code == 0
    assert "[hỏng]" not in told.stdout
    assert "lành lặn" in told.stdout
    assert "Chưa có người quản trị" in told.stdout
    assert "[well] The fonts" in typed("doctor", "--data", data, "--language", "en").stdout


def test_printers_are_asked(tmp_path, free_port):
    data = initialised(tmp_path / "data")
    with closing(serve_tcp(SimulatedPrinter())) as good:
        for name, port in (("tot", good.port), ("tat", free_port)):
            url = f"tcp://127.0.0.1:{port}"
            assert typed("printer", "add", "--data", data, "--name", name, url).exit_code == 0
        told = typed("doctor", "--data", data)
    assert told.exit_code == 1
    assert "Máy in tot sẵn sàng" in told.stdout
    assert "printer_away" in told.stdout


def test_own_words_that_cannot_be_used_are_told(tmp_path, free_port):
    data = initialised(tmp_path / "data")
    for file in ("words/jra.po", "voice/words/jra.toml"):
        (data / file).parent.mkdir(parents=True)
        (data / file).write_text('msgid "Số {number}"\nmsgstr "{x}"\n', "utf-8")
    told = typed("doctor", "--data", data)
    assert told.exit_code == 1
    assert f"({data}/words/jra.po:1 (Số {{number}})): Câu thiếu hoặc thừa" in told.stdout
    assert "[hỏng] Lời đọc của bộ phận chưa dùng được" in told.stdout


def test_another_program_on_the_port_is_told(tmp_path, free_port):
    data = initialised(tmp_path / "data")
    with socket.create_server(("127.0.0.1", free_port)) as other:
        other.settimeout(10)
        told = typed("doctor", "--data", data)
    assert told.exit_code == 1
    assert f"Một chương trình khác đang dùng cổng {free_port}" in told.stdout


def test_what_is_no_database_is_told_and_looked_around(tmp_path, free_port):
    (tmp_path / "motcua.db").write_bytes(b"no database at all" * 99)
    (tmp_path / "motcua.db").chmod(0o644)
    told = typed("doctor", "--data", tmp_path)
    assert told.exit_code == 1
    assert "không phải cơ sở dữ liệu của motcua" in told.stdout
    assert "Người khác trên máy đọc được" in told.stdout


def test_a_device_is_seen_once_it_came(office):
    script = device(office, application(office).test_client(), "script")
    with office.parts.database.read() as connection:
        assert [each.seen_at for each in devices_of_all(connection)] == [None]
    script.get("/services")
    office.clock.move(minutes=5)
    script.get("/services")
    with office.parts.database.read() as connection:
        (seen,) = devices_of_all(connection)
    assert (seen.name, seen.seen_at) == ("script-test", office.clock.now.replace(minute=0))


def test_text_messages_are_looked_through(sqlite_office, tmp_path):
    office, folder = sqlite_office, tmp_path / "sms"
    for name in FOLDERS:
        (folder / name).mkdir(parents=True)
    set_sms(office.parts, office.id, SmsSettings(is_on=True, folder=str(folder)))
    (folder / "outbox").rmdir()
    folder.chmod(0o755)
    with office.parts.database.read() as connection:
        (found,) = messages_of_all(connection, office.clock.now)
    assert (found.folder, found.missing, found.is_loose) == (folder, ("outbox",), True)
    assert any("gammu-smsd" in each.words for each in found.mends)


def test_what_others_could_read_is_told_and_closed_by_an_upgrade(tmp_path, free_port):
    data = initialised(tmp_path / "data")
    (data / "secret.key").chmod(0o644)
    (data / "motcua.db").chmod(0o640)
    assert "Người khác trên máy đọc được" in typed("doctor", "--data", data).stdout
    told = typed("upgrade", "--data", data)
    closed = told.stderr.partition("readable by their owner only from now on: ")[2]
    assert {"motcua.db", "secret.key"} <= set(closed.strip().split(", "))
    assert "chỉ chủ của nó đọc được" in typed("doctor", "--data", data).stdout
    assert "from now on" not in typed("upgrade", "--data", data).stderr


def test_a_server_closes_the_key_that_others_could_read(tmp_path):
    key = secret_key(tmp_path)
    (tmp_path / "secret.key").chmod(0o604)
    assert secret_key(tmp_path) == key
    assert (tmp_path / "secret.key").stat().st_mode & 0o777 == 0o600
