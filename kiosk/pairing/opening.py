"""The token of this kiosk: the one it keeps, else the one an officer gives it now."""

import os
import signal
import sys
from errno import EACCES
from pathlib import Path

import click

from .client import PairingClient
from .keeping import keep_token, kept_token, usual_file


def token_for(
    server: str, named: Path | None, language: str, dpi: float, inches: float | None
) -> str:
    """Ends the program when it is ended before it was paired."""
    file = named or usual_file("kiosk")
    token = kept(file)
    if token and not _is_refused(server, token):
        return token
    refuse_unwritable(file)
    from .window import PairingWindow

    window = PairingWindow(server, language, dpi, inches)
    for end in (signal.SIGTERM, signal.SIGINT):
        signal.signal(end, lambda *_: window.end())
    state = window.run()
    if state is None or state.token is None:
        sys.exit(0)
    keep(file, state.token)
    return state.token


def kept(file: Path) -> str:
    """The token in a file, "" when there is none; in words what cannot be one."""
    try:
        return kept_token(file)
    except (OSError, UnicodeError) as error:
        raise click.ClickException(
            f"Tệp {file} không chứa mã thiết bị; xóa nó rồi ghép lại.\n"
            f"The file {file} holds no token; delete it and pair again."
        ) from error


def keep(file: Path, token: str) -> None:
    """In words when it cannot be kept: without it the machine is paired anew at every start."""
    try:
        keep_token(file, token)
    except OSError as error:
        raise _unwritable(file, str(error.strerror)) from error


def refuse_unwritable(file: Path) -> None:
    """Before a code is shown: an officer's walk to the machine would be in vain."""
    folder = next(each for each in file.absolute().parents if each.exists())
    if not folder.is_dir() or not os.access(folder, os.W_OK):
        raise _unwritable(file, os.strerror(EACCES))


def _unwritable(file: Path, why: str) -> click.ClickException:
    return click.ClickException(
        f"Không ghi được {file}: {why}. Chọn tệp khác bằng --token-file.\n"
        f"Cannot write {file}: {why}. Choose another file by --token-file."
    )


def _is_refused(server: str, token: str) -> bool:
    client = PairingClient(server)
    try:
        return client.is_refused(token)
    finally:
        client.close()
