"""Whatever goes wrong under a command is told in words: what happened and what to do."""

import errno
import os
import resource
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from config.words import translator
from counter_server.cli.troubles import in_plain_words
from tests.support.terminal import in_words, initialised, typed

ROOT = Path(__file__).parents[3]
NOT_A_DATABASE = b"this is no database at all " * 50


@pytest.fixture
def data(tmp_path):
    return initialised(tmp_path / "data")


@pytest.fixture
def garbage(tmp_path):
    folder = tmp_path / "garbage"
    folder.mkdir()
    (folder / "motcua.db").write_bytes(NOT_A_DATABASE)
    return folder


@pytest.mark.parametrize(
    "words",
    [("office", "list"), ("webhook", "list"), ("init", "--sample"), ("serve", "--port", "0"),
     ("policy", "set", "balanced"), ("device", "add", "--kind", "board", "--name", "b"),
     ("upgrade",), ("backup", "copy.backup")],
)  # fmt: skip
def test_a_file_that_is_no_database_is_told(garbage, words, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    told = typed(*words, "--data", garbage)
    assert in_words(told)
    assert "không phải cơ sở dữ liệu của motcua" in told.stderr
    assert "is no database of motcua" in told.stderr
    assert (garbage / "motcua.db").read_bytes() == NOT_A_DATABASE
    assert not (tmp_path / "copy.backup").exists()


@pytest.mark.parametrize("words", [("office", "list"), ("serve",), ("init", "--sample")])
@pytest.mark.parametrize("url", ["nonsense://x", "mysql://a:bi-mat@b/c", "not a url"])
def test_an_address_of_no_database_is_told_without_its_password(data, words, url):
    told = typed(*words, "--data", data, "--database", url)
    assert in_words(told)
    assert "Địa chỉ cơ sở dữ liệu không dùng được" in told.stderr
    assert "bi-mat" not in told.output


@pytest.mark.parametrize("words", [("office", "list"), ("serve",)])
def test_a_postgresql_that_is_down_is_told_without_its_password(data, words):
    url = "postgresql+psycopg://motcua:bi-mat@127.0.0.1:1/motcua"
    told = typed(*words, "--data", data, "--database", url)
    assert in_words(told)
    assert "Không kết nối được PostgreSQL" in told.stderr
    assert "bi-mat" not in told.output


@pytest.mark.parametrize("url", ["tcp://[::1", "tcp://h:99999", "tcp://", "lpt1", "tcp://h:x"])
def test_a_printers_address_that_cannot_be_read_is_told(data, url):
    told = typed("printer", "add", "--data", data, "--name", "p", url)
    assert in_words(told)
    assert "Địa chỉ máy in không đúng" in told.stderr


def test_a_password_that_is_no_utf8_is_told_and_nobody_is_added(data):
    words = ("user", "add", "--data", data, "--name", "uu", "--role", "clerk", "--password-stdin")
    told = typed(*words, stdin=b"\xff\xfe mot mat khau dai\n")
    assert in_words(told)
    assert "không phải chữ UTF-8" in told.stderr
    assert typed(*words, stdin="mật khẩu đủ dài\n".encode()).exit_code == 0


@pytest.mark.parametrize("counter", ["99999999999999999999", "0", "-3", "77"])
def test_a_counter_that_does_not_exist_is_told(data, counter):
    told = typed(
        "device", "add", "--data", data, "--kind", "desk", "--name", "q", "--counter", counter
    )
    assert in_words(told)
    assert f"Không có quầy {counter}." in told.stderr


def test_replacing_a_device_that_does_not_exist_is_refused(data):
    words = ("device", "add", "--data", data, "--kind", "kiosk", "--name", "kiosk-1")
    assert in_words(typed(*words, "--replace"))
    first = typed(*words).stdout
    assert typed(*words, "--replace").stdout != first


@pytest.mark.parametrize(
    "url", ["not a url", "ftp://h", "http://", "http://a b", "http://h:x", "h:80", "http://u@h"]
)
def test_a_public_url_that_nobody_can_open_is_refused(data, url):
    told = typed("serve", "--data", data, "--public-url", url)
    assert in_words(told)
    assert "public_url" in told.stderr


def test_a_folder_that_cannot_be_made_is_told(tmp_path):
    (tmp_path / "file").write_text("x", "utf-8")
    for words in (
        ("init", "--sample", "--data", tmp_path / "file" / "data"),
        ("demo", "--once", "--out", tmp_path / "file" / "out"),
    ):
        told = typed(*words)
        assert in_words(told)
        assert str(tmp_path / "file") in told.stderr


def test_a_keypad_that_is_not_there_is_not_ready(tmp_path):
    token = tmp_path / "desk.token"
    token.write_text("mct_x", "utf-8")
    words = ("keypad", "--server", "http://127.0.0.1:1", "--token-file", token, "--counter", "1")
    for address in (tmp_path / "nope", f"hid://{tmp_path}/nope"):
        told = typed(*words, "--type", "numpad", address)
        assert in_words(told)
        assert str(tmp_path / "nope") in told.stderr


def test_a_token_file_that_holds_no_token_is_told(tmp_path):
    token = tmp_path / "desk.token"
    token.write_bytes(b"\xff\xfem\x00c\x00t\x00")
    told = typed(
        "keypad",
        "--server",
        "http://127.0.0.1:1",
        "--token-file",
        token,
        "--counter",
        "1",
        "/dev/null",
    )
    assert in_words(told)
    assert str(token) in told.stderr


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("attempt to write a readonly database", "chỉ cho đọc"),
        ("database or disk is full", "đã đầy"),
        ("disk I/O error", "đọc ghi bị lỗi"),
        ("database is locked", "đang bận"),
        ("unable to open database file", "Không mở được"),
        ("no such table: office", "motcua upgrade"),
        ("table office already exists", "cơ sở dữ liệu trống"),
    ],
)
def test_what_sqlite_says_is_told_with_what_to_do(said, words):
    error = OperationalError("SELECT 1", {}, sqlite3.OperationalError(said))
    assert words in in_plain_words(error)


@pytest.mark.parametrize(
    ("number", "words"),
    [(errno.ENOSPC, "Ổ đĩa đã đầy"), (errno.EACCES, "Không có quyền"), (errno.EROFS, "chỉ cho đọc"),
     (errno.EIO, "Không dùng được")],
)  # fmt: skip
def test_what_the_system_says_of_a_file_is_told_with_its_name(number, words):
    told = in_plain_words(OSError(number, "strerror", "/srv/motcua"))
    assert words in told
    assert "/srv/motcua" in told
    assert len(told.splitlines()) == 2


def test_what_nobody_foresaw_is_kept_in_a_file_for_the_developers(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    told = in_plain_words(ZeroDivisionError("by zero"))
    kept = next(tmp_path.iterdir())
    assert str(kept) in told
    assert "ZeroDivisionError: by zero" in kept.read_text("utf-8")
    assert kept.stat().st_mode & 0o077 == 0


def test_every_word_of_a_trouble_has_its_english():
    told = in_plain_words(OSError(errno.ENOSPC, "x", "/srv"))
    assert told.splitlines()[1] == translator("en")("Ổ đĩa đã đầy: {path}.").format(
        path="/srv"
    ) + " " + translator("en")("Dọn bớt ổ đĩa rồi chạy lại.")


def test_a_disk_without_room_is_told_and_nothing_is_left_behind(tmp_path):
    command = [sys.executable, "-m", "counter_server.cli", "init", "--sample", "--data", "data"]
    told = subprocess.run(
        command,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000)),
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 1
    assert "đầy" in told.stderr
    assert "Traceback" not in told.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_past_day_is_previewed_in_the_language_that_is_asked_for(data):
    told = {
        language: typed("policy", "preview", "--data", data, "--language", language).stderr
        for language in ("vi", "en")
    }
    assert "Không có lượt nào để xem thử." in told["vi"]
    assert "There are no visits to try it on." in told["en"]
