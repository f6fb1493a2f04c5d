"""The options of a program that talks to a server elsewhere, with the token of a device."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])


def of_server(kind: str) -> Callable[[F], F]:
    """`--server URL` and `--token-file FILE`, as `url` and `token_file`."""

    def decorate(command: F) -> F:
        command = click.option(
            "--token-file",
            required=True,
            metavar="FILE",
            type=click.Path(exists=True, dir_okay=False, path_type=Path),
            help=f"The file with the token of a {kind}.",
        )(command)
        return click.option(
            "--server", "url", required=True, metavar="URL", help="The server's address."
        )(command)

    return decorate


def token_of(file: Path) -> str:
    """The token in a file; it is plain ASCII."""
    token = file.read_bytes().strip()
    if not token:
        raise click.ClickException("Tệp mã trống. / The token file is empty.")
    if not token.isascii():
        raise click.ClickException(
            f"Tệp {file} không chứa mã thiết bị; tạo lại bằng: motcua device add.\n"
            f"The file {file} holds no token; make it with: motcua device add."
        )
    return token.decode("ascii")
