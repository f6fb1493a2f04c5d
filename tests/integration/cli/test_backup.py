"""`motcua backup` and `motcua restore`: nothing lost, nothing overwritten, nothing believed."""

import io
import json
import sqlite3
import stat
import tarfile
from contextlib import closing
from pathlib import Path

import pytest

from counter_server.cli.archive.manifest import is_kept, is_safe
from counter_server.cli.one_server import hold
from tests.support.databases import bare_database
from tests.support.terminal import in_words, initialised, typed


@pytest.fixture
def data(tmp_path):
    made = initialised(tmp_path / "data")
    (made / "motcua.toml").write_text("port = 8081\n", "utf-8")
    (made / "boards").mkdir()
    (made / "boards" / "chào mừng.png").write_bytes(b"picture")
    (made / "server.log").write_text("log", "utf-8")
    return made


@pytest.fixture
def backup(tmp_path, data):
    assert typed("backup", "--data", data, tmp_path / "one.backup").exit_code == 0
    return tmp_path / "one.backup"


def everything(data: Path) -> list[str]:
    return list(dump(data / "motcua.db"))


def dump(file: Path) -> list[str]:
    with closing(sqlite3.connect(file)) as database:
        return list(database.iterdump())


def test_what_is_backed_up_comes_back_whole(tmp_path, data, backup):
    back = tmp_path / "back"
    assert typed("restore", "--data", back, backup).exit_code == 0
    assert everything(back) == everything(data)
    for name in ("secret.key", "motcua.toml", "boards/chào mừng.png"):
        assert (back / name).read_bytes() == (data / name).read_bytes()
    assert not (back / "server.log").exists()
    assert stat.S_IMODE(back.stat().st_mode) == 0o700
    assert {stat.S_IMODE(each.stat().st_mode) for each in back.rglob("*") if each.is_file()} == {
        0o600
    }
    assert typed("office", "list", "--data", back).stdout.startswith("chu-se")


def test_a_backup_is_for_its_owner_only_and_leaves_nothing_else(tmp_path, backup):
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data", "one.backup"]


def test_a_backup_is_made_while_a_server_holds_the_folder_and_somebody_writes(tmp_path, data):
    held = hold(data / "motcua.db")
    with closing(sqlite3.connect(data / "motcua.db")) as writer:
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("UPDATE office SET place = 'chưa xong'")
        made = typed("backup", "--data", data, tmp_path / "two.backup")
        writer.rollback()
    assert held
    held.close()
    assert made.exit_code == 0
    assert typed("restore", "--data", tmp_path / "back", tmp_path / "two.backup").exit_code == 0
    assert "chưa xong" not in "".join(everything(tmp_path / "back"))


def test_a_backup_overwrites_nothing(data, backup):
    before = backup.read_bytes()
    assert in_words(typed("backup", "--data", data, backup))
    assert backup.read_bytes() == before


def test_restoring_overwrites_nothing(data, backup):
    before = everything(data)
    assert in_words(typed("restore", "--data", data, backup))
    assert everything(data) == before


def test_a_damaged_database_is_not_backed_up(tmp_path, data):
    file = data / "motcua.db"
    with file.open("r+b") as raw:
        raw.seek(4096 * 3)
        raw.write(b"\xff" * 4096 * 4)
    told = typed("backup", "--data", data, tmp_path / "two.backup")
    assert in_words(told)
    assert not (tmp_path / "two.backup").exists()


@pytest.mark.parametrize("part", [0.0, 0.3, 0.9, 0.999])
def test_half_a_backup_is_refused_and_leaves_nothing(tmp_path, backup, part):
    half = tmp_path / "half.backup"
    whole = backup.read_bytes()
    half.write_bytes(whole[: int(len(whole) * part)])
    told = typed("restore", "--data", tmp_path / "back", half)
    assert in_words(told)
    assert sorted(each.name for each in tmp_path.iterdir()) == ["data", "half.backup", "one.backup"]


def test_every_changed_byte_is_noticed(tmp_path, backup):
    whole = backup.read_bytes()
    for place in range(20, len(whole), len(whole) // 25):
        changed = tmp_path / "changed.backup"
        changed.write_bytes(whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :])
        assert in_words(typed("restore", "--data", tmp_path / "back", changed)), place
        assert not (tmp_path / "back").exists()


def test_a_path_that_leads_out_of_the_folder_is_refused(tmp_path, backup):
    evil = tmp_path / "evil.backup"
    with tarfile.open(backup) as good, tarfile.open(evil, "w:gz") as bad:
        for entry in good:
            content = good.extractfile(entry)
            assert content
            body = content.read()
            if entry.name == "manifest.json":
                manifest = json.loads(body)
                manifest["pieces"][-1]["path"] = "../evil"
                body = json.dumps(manifest).encode()
            entry.size = len(body)
            bad.addfile(entry, io.BytesIO(body))
    assert in_words(typed("restore", "--data", tmp_path / "back", evil))
    assert not (tmp_path / "evil").exists()


@pytest.mark.parametrize(
    "path",
    ["", ".", "/etc/passwd", "../x", "a/../../x", "a\\..\\x", "./x", "a//b", "manifest.json"],
)
def test_only_paths_within_the_folder_are_safe(path):
    assert not is_safe(path)


def test_what_passes_is_not_kept():
    passing = ["motcua.db", "motcua.db-wal", "motcua.db.lock", "server.log", "old.backup",
               "motcua.db.before-0007", ".motcua-x/y"]  # fmt: skip
    assert [path for path in passing if is_kept(path)] == []
    assert all(map(is_kept, ["secret.key", "motcua.toml", "boards/a.png", "voice/vi/1.wav"]))


def test_postgresql_is_backed_up_by_its_own_tools(tmp_path_factory, tmp_path):
    data = tmp_path / "data"
    with bare_database("postgresql", tmp_path_factory) as database:
        url = database.url.render_as_string(hide_password=False)
        assert typed("init", "--sample", "--data", data, "--database", url).exit_code == 0
        told = typed("backup", "--data", data, tmp_path / "one.backup")
    assert in_words(told)
    assert "pg_dump" in told.stderr
