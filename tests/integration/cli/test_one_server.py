"""One server to a SQLite file."""

import os
import signal
import subprocess
import sys

from config.settings import Settings
from counter_server.cli.one_server import Holder, hold, holder_of, lock_path, sqlite_file
from tests.support.terminal import in_words, initialised, typed


def test_a_second_server_is_refused_and_other_commands_are_not(tmp_path):
    data = initialised(tmp_path / "data")
    held = hold(data / "motcua.db")
    assert held
    assert holder_of(data / "motcua.db")
    for words in (("serve", "--port", "0"), ("upgrade",)):
        told = typed(*words, "--data", data)
        assert in_words(told)
        assert f"tiến trình {os.getpid()}" in told.stderr
    assert typed("device", "add", "--data", data, "--kind", "board", "--name", "b").exit_code == 0
    assert typed("printer", "add", "--data", data, "--name", "p", "tcp://h:9100").exit_code == 0
    held.close()
    assert not holder_of(data / "motcua.db")


def test_a_server_tells_others_where_it_is(tmp_path):
    data = initialised(tmp_path / "data")
    serving = Settings(data, host="127.0.0.1", port=8123, public_url="http://mot-cua.example")
    held = hold(data / "motcua.db", serving=serving)
    assert held
    try:
        here = Holder(str(os.getpid()), "127.0.0.1", 8123, "http://mot-cua.example")
        assert holder_of(data / "motcua.db") == here
        assert "ở 127.0.0.1:8123 (tiến trình" in typed("upgrade", "--data", data).stderr
        told = typed("doctor", "--data", data).stdout
        assert f"Máy chủ đang chạy ở 127.0.0.1:8123 (tiến trình {os.getpid()})" in told
        assert "Mã QR trên phiếu dẫn đến http://mot-cua.example" in told
    finally:
        held.close()


def test_a_lock_of_an_older_version_names_the_process_alone(tmp_path):
    file = tmp_path / "motcua.db"
    held = hold(file)
    assert held
    lock_path(file).write_text("4711\n", "utf-8")
    assert holder_of(file) == Holder("4711")
    held.close()


def test_the_lock_ends_with_a_process_that_is_killed(tmp_path):
    file = tmp_path / "motcua.db"
    script = (
        "import sys; from pathlib import Path; from counter_server.cli.one_server import hold;"
        f"held = hold(Path({str(file)!r})); print('held', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout
        assert other.stdout.readline() == b"held\n"
        assert holder_of(file)
        other.send_signal(signal.SIGKILL)
        other.wait()
    assert not holder_of(file)


def test_the_file_of_an_installation_is_found_by_its_settings(tmp_path):
    def file_of(url: str) -> str:
        return str(sqlite_file(Settings(tmp_path, database=url)))

    assert file_of("") == str(tmp_path / "motcua.db")
    assert file_of("sqlite:////srv/motcua.db") == "/srv/motcua.db"
    assert file_of("sqlite+pysqlite:///a.db?timeout=3") == "a.db"
    assert file_of("sqlite://") == file_of("sqlite:///:memory:") == "None"
    assert file_of("postgresql+psycopg://motcua@localhost/motcua") == "None"


def test_the_servers_master_imports_nothing_that_gevent_has_to_patch_first():
    script = (
        "import sys, counter_server.cli.serve, counter_server.cli.unreadable,"
        " counter_server.cli.readiness, counter_server.cli.one_server;"
        "print([each for each in ('flask', 'sqlalchemy', 'psycopg', 'httpx', 'alembic')"
        " if each in sys.modules])"
    )
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)
    assert told.stdout == b"[]\n"
