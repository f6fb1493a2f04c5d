"""`motcua init`: private files, whole or not at all."""

import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest

from counter_server.cli.founding import SAMPLE
from tests.support.terminal import in_words, initialised, typed


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_everything_is_for_its_owner_only(tmp_path):
    data = initialised(tmp_path / "new" / "data")
    assert mode(data) == 0o700
    assert {mode(path) for path in data.iterdir()} == {0o600}
    assert {"motcua.db", "secret.key"} <= {path.name for path in data.iterdir()}


@pytest.mark.parametrize(
    "text",
    ["bad = [", "", "[office]\ncode = 1\n", SAMPLE.read_text("utf-8") + "\n[[services]]\n",
     SAMPLE.read_text("utf-8").replace('prefix = "B"', 'prefix = "A"')],
)  # fmt: skip
def test_an_office_file_that_cannot_be_used_leaves_nothing_behind(tmp_path, text):
    bad = tmp_path / "bad.toml"
    bad.write_text(text, "utf-8")
    assert in_words(typed("init", "--office", bad, "--data", tmp_path / "a" / "data"))
    assert [path.name for path in tmp_path.iterdir()] == ["bad.toml"]


def test_wrong_procedures_leave_nothing_behind(tmp_path):
    office = tmp_path / "xa.toml"
    office.write_text(SAMPLE.read_text("utf-8"), "utf-8")
    (tmp_path / "xa.procedures.toml").write_text("[[procedures]]\ncode = 1\n", "utf-8")
    told = typed("init", "--office", office, "--data", tmp_path / "data")
    assert in_words(told)
    assert "xa.procedures.toml" in told.stderr
    assert not (tmp_path / "data").exists()


def test_what_stood_in_the_folder_stays_when_it_fails(tmp_path):
    bad = tmp_path / "bad.toml"
    bad.write_text(SAMPLE.read_text("utf-8").replace('prefix = "B"', 'prefix = "A"'), "utf-8")
    data = tmp_path / "data"
    data.mkdir()
    (data / "motcua.toml").write_text("port = 8081\n", "utf-8")
    assert in_words(typed("init", "--office", bad, "--data", data))
    assert [path.name for path in data.iterdir()] == ["motcua.toml"]


def test_a_second_time_changes_nothing(tmp_path):
    data = initialised(tmp_path / "data")
    before = {path.name: path.read_bytes() for path in data.iterdir()}
    told = typed("init", "--sample", "--data", data)
    assert in_words(told)
    assert "không có gì thay đổi" in told.stderr
    assert {path.name: path.read_bytes() for path in data.iterdir()} == before


def test_an_older_database_is_upgraded_once_and_kept_beside(tmp_path):
    data = initialised(tmp_path / "data")
    with closing(sqlite3.connect(data / "motcua.db")) as database:
        newest = database.execute("SELECT version_num FROM alembic_version").fetchone()[0]
    from counter_server.core.database import Database, sqlite_url
    from counter_server.migrations import downgrade

    old = Database(sqlite_url(data))
    downgrade(old, "0001")
    old.close()
    refused = typed("serve", "--data", data, "--port", "0")
    assert in_words(refused)
    assert "motcua upgrade" in refused.stderr
    assert typed("upgrade", "--data", data).exit_code == 0
    assert (data / f"motcua.db.before-{newest}").exists()
    assert "already the newest" in typed("upgrade", "--data", data).stderr


def test_a_database_of_a_newer_program_is_refused(tmp_path):
    data = initialised(tmp_path / "data")
    with closing(sqlite3.connect(data / "motcua.db")) as database, database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
    for words in (("serve", "--port", "0"), ("upgrade",)):
        told = typed(*words, "--data", data)
        assert in_words(told)
        assert "9999" in told.stderr
