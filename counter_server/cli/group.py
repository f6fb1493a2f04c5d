"""The command line's frame: the shared options and errors in words, never a traceback."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

import click

from config.settings import Settings, WrongSetting, read_settings
from config.words import translator

F = TypeVar("F", bound=Callable[..., Any])


def data_option(command: F) -> F:
    """`--data DIR` and `--database URL`."""
    command = click.option(
        "--database", metavar="URL", help="SQLAlchemy URL; default: SQLite in --data."
    )(command)
    return folder_option(command)


def folder_option(command: F) -> F:
    """`--data DIR` alone."""
    return click.option(
        "--data",
        type=click.Path(file_okay=False, readable=False, path_type=Path),
        default=Path("motcua-data"),
        show_default=True,
        help="Data folder of this installation.",
    )(command)


def settings_of(data: Path, **given: object) -> Settings:
    """The settings, or a clear error."""
    try:
        return read_settings(data, given)
    except WrongSetting as error:
        raise click.ClickException(str(error)) from error


def in_words(title: str, detail: str, values: Mapping[str, object]) -> str:
    """A problem on the terminal: Vietnamese, then English."""
    lines = []
    for language in ("vi", "en"):
        _ = translator(language)
        lines.append(f"{_(title)} {_(detail)}".format(**values))
    return "\n".join(dict.fromkeys(lines))
