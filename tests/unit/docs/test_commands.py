"""The commands as they are written are the commands as they are."""

import re
import shlex
from collections.abc import Iterator

import click
import pytest

from counter_server.cli import motcua
from tests.unit.docs.pages import PAGES, ROOT, commands, first_column, pieces, text_of

# What `motcua bench` measures is told by `motcua bench` itself.
NOT_TOLD = {"bench"}
SHARED = {"--data", "--database"}
HELP = {"-h", "--help"}


def told(command: click.Command, path: str = "") -> Iterator[tuple[str, click.Command]]:
    """Every command that does something, by its full name."""
    if not isinstance(command, click.Group):
        yield path, command
        return
    context = click.Context(command)
    for name in command.list_commands(context):
        found = command.get_command(context, name)
        assert found is not None
        yield from told(found, f"{path} {name}".strip())


COMMANDS = dict(told(motcua))


def options_of(command: click.Command) -> set[str]:
    return {
        name
        for parameter in command.params
        if isinstance(parameter, click.Option)
        for name in parameter.opts
    } - HELP


def test_every_command_has_its_piece_and_no_other_has_one():
    headings = set(pieces(text_of("commands.md"))) - {"Lệnh / Commands"}
    assert headings == set(COMMANDS)


@pytest.mark.parametrize("name", sorted(set(COMMANDS) - NOT_TOLD))
def test_every_option_is_told_and_none_that_does_not_exist(name: str):
    rows = first_column(pieces(text_of("commands.md"))[name])
    written = {row.split()[0] for row in rows if row.startswith("--")}
    real = options_of(COMMANDS[name])
    assert written - SHARED == real - SHARED


@pytest.mark.parametrize("name", sorted(set(COMMANDS) - NOT_TOLD))
def test_every_argument_is_told(name: str):
    rows = first_column(pieces(text_of("commands.md"))[name])
    real = {each.human_readable_name for each in COMMANDS[name].params} - options_of(COMMANDS[name])
    arguments = {each for each in real if each.isupper() or each == "URL"}
    assert arguments <= set(rows)


def test_the_shared_options_are_told_once_at_the_top():
    top = pieces(text_of("commands.md"))["Lệnh / Commands"]
    assert {row.split()[0] for row in first_column(top)} == SHARED


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_line_can_be_parsed(page, tmp_path, monkeypatch):
    (tmp_path / "kiosk.token").touch()
    (tmp_path / "xa-ia-ko.toml").touch()
    (tmp_path / "FILE").touch()
    monkeypatch.chdir(tmp_path)
    for line in commands(page.read_text("utf-8")):
        _, *words = shlex.split(line)
        command, rest = _found(words)
        command.make_context("motcua", rest)


def _found(words: list[str]) -> tuple[click.Command, list[str]]:
    command: click.Command = motcua
    while isinstance(command, click.Group):
        found = command.get_command(click.Context(command), words[0])
        assert found is not None, words
        command, words = found, words[1:]
    return command, words


@pytest.mark.parametrize("name", ["printer", "scanner", "keypad", "led"])
def test_every_option_of_a_simulator_is_told(name):
    folder = ROOT / "hardware" / "simulators"
    source = "".join((folder / f"{each}.py").read_text("utf-8") for each in (name, "talking"))
    options = re.findall(r'add_argument\("(--[\w-]+)"', source)
    assert options
    text = text_of("devices.md")
    assert [option for option in options if not re.search(rf"`{option}[` ]", text)] == []
