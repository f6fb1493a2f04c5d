"""The files that let a machine start the server by itself are right, and call real commands."""

import re
import shlex
import shutil
import subprocess
from configparser import RawConfigParser
from pathlib import Path

import click
import pytest

from counter_server.cli import motcua

ROOT = Path(__file__).parents[3]
SYSTEMD = ROOT / "config" / "systemd"
OURS = (
    "motcua.service",
    "motcua-backup.service",
    "motcua-backup.timer",
    "motcua-leds.service",
)
INSTALLED_AT = "/opt/motcua"


def unit(name: str) -> RawConfigParser:
    read = RawConfigParser(strict=False, interpolation=None)
    read.optionxform = str  # type: ignore[assignment,method-assign]
    read.read(SYSTEMD / name, "utf-8")
    return read


def called(words: list[str]) -> click.Context:
    """The command as click reads it, or its error."""
    command: click.Command = motcua
    while isinstance(command, click.Group):
        found = command.get_command(click.Context(command), words[0])
        assert found is not None, words
        command, words = found, words[1:]
    return command.make_context("motcua", words)


def test_the_server_is_started_again_and_ended_gently():
    service = unit("motcua.service")["Service"]
    assert service["Restart"] == "always"
    assert service["KillSignal"] == "SIGTERM"
    assert int(service["TimeoutStopSec"]) > 10  # gunicorn's own grace
    assert service["User"] == "motcua"
    assert service["UMask"] == "0077"
    assert int(service["LimitNOFILE"]) >= 10_000
    assert unit("motcua.service")["Install"]["WantedBy"] == "multi-user.target"


def test_the_server_is_called_as_it_can_be_called():
    program, *words = shlex.split(unit("motcua.service")["Service"]["ExecStart"])
    assert program == f"{INSTALLED_AT}/motcua"
    assert called(words).params["data"] == Path("/var/lib/motcua/data")


def test_the_data_is_within_what_the_server_may_write():
    service = unit("motcua.service")["Service"]
    assert service["ProtectSystem"] == "strict"
    written = {f"/var/lib/{service['StateDirectory']}", f"/var/cache/{service['CacheDirectory']}"}
    assert "/var/lib/motcua" in written
    assert service["Environment"].split("=", 1)[1].startswith("/var/cache/motcua/")


def test_the_backup_is_called_as_it_can_be_called():
    service = unit("motcua-backup.service")["Service"]
    line = service["ExecStart"].replace("$$", "$").replace("%%", "%")
    *_, script = shlex.split(line)
    words = shlex.split(script.removeprefix("exec ./motcua "))
    assert called(words).params["data"] == Path("/var/lib/motcua/data")
    assert unit("motcua-backup.timer")["Timer"]["Persistent"] == "yes"


@pytest.mark.parametrize("name", OURS)
def test_systemd_has_nothing_to_say_against_a_unit(name, tmp_path):
    """Where systemd is; the other tests read the units without it."""
    for each in OURS:
        text = (SYSTEMD / each).read_text("utf-8").replace(INSTALLED_AT, str(ROOT))
        (tmp_path / each).write_text(text, "utf-8")
    analyze = shutil.which("systemd-analyze")
    if analyze is None:
        assert unit(name).sections()
        return
    command = [analyze, "verify", "--man=no", "--recursive-errors=no", str(tmp_path / name)]
    said = subprocess.run(command, capture_output=True, text=True, check=False)
    assert name not in said.stdout + said.stderr


def test_every_unit_of_the_server_is_told_in_the_readme():
    readme = (ROOT / "README.md").read_text("utf-8")
    assert "config/systemd/motcua.service" in readme
    assert "config/systemd/motcua-backup.timer" in readme
    assert "config/nginx/motcua.conf" in readme


def test_nginx_hands_on_who_asks_and_holds_no_stream_back():
    text = (ROOT / "config" / "nginx" / "motcua.conf").read_text("utf-8")
    plain = re.sub(r"#.*", "", text)
    assert plain.count("{") == plain.count("}")
    statements = [line.strip() for line in plain.splitlines() if line.strip()]
    assert all(line.endswith((";", "{", "}")) for line in statements)
    for needed in (
        "proxy_buffering off;",
        "proxy_http_version 1.1;",
        "proxy_set_header Host $host;",
        "proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;",
        "proxy_set_header X-Forwarded-Proto $scheme;",
    ):
        assert needed in statements
