"""The option both commands have: which displays hang in the hall."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from display_board.led.layout import WrongLayout
from display_board.led.opening import OnHealth, Wall
from display_board.led.reading import Read, read

F = TypeVar("F", bound=Callable[..., Any])


def layout_option(command: F) -> F:
    """`--layout FILE`."""
    return click.option(
        "--layout",
        required=True,
        metavar="FILE",
        type=click.Path(dir_okay=False, path_type=Path),
        help="Which displays hang where; an example: config/led/hall.toml.",
    )(command)


def layout_of(path: Path) -> Read:
    """The layout of a file, or a clear error."""
    try:
        return read(path)
    except WrongLayout as error:
        raise click.ClickException(str(error)) from error
    except OSError as error:
        raise click.ClickException(
            f"Không đọc được {path}; mẫu: config/led/hall.toml.\n"
            f"{path} cannot be read; an example: config/led/hall.toml."
        ) from error


def wall_of(found: Read, on_health: OnHealth) -> Wall:
    """The lines opened, or a clear error."""
    try:
        return Wall(found, on_health)
    except WrongLayout as error:
        raise click.ClickException(str(error)) from error
