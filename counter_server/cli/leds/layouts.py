"""The option both commands have: which displays hang in the hall."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from counter_server.contract.office import Name
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
        raise click.ClickException(_in_words(error)) from error
    except OSError as error:
        raise click.ClickException(
            f"Không đọc được {path}; mẫu: config/led/hall.toml.\n"
            f"{path} cannot be read; an example: config/led/hall.toml."
        ) from error


def _in_words(error: WrongLayout) -> str:
    """Vietnamese first, also where only the form of the file is wrong."""
    how = "Sửa theo mẫu config/led/hall.toml. / Mend it as in config/led/hall.toml."
    if not error.shape:
        return f"{error}\n{how}"
    # The small program by the displays brings no part of the server along but for this.
    from counter_server.core.wrong_body import what_is_wrong

    wrong = what_is_wrong(error.shape)
    values = {
        name: each.inside("vi") if isinstance(each, Name) else each
        for name, each in wrong.values.items()
    }
    return f"{wrong.words.format(**values)}\n{error}\n{how}"


def wall_of(found: Read, on_health: OnHealth) -> Wall:
    """The lines opened, or a clear error."""
    try:
        return Wall(found, on_health)
    except WrongLayout as error:
        raise click.ClickException(str(error)) from error
