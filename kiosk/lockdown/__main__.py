"""`python -m kiosk.lockdown FILE`: keep a new officer's code, as a hash, in a file."""

import os
import sys
from pathlib import Path

import click

from .code import hashed


@click.command("lockdown")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--code-stdin", is_flag=True, help="Đọc mã từ stdin / read the code from stdin.")
def main(file: Path, *, code_stdin: bool) -> None:
    """Đặt mã cán bộ để thoát ki-ốt / set the code that closes the kiosk."""
    if code_stdin:
        code = sys.stdin.readline().strip()
    else:
        code = click.prompt("Mã / code", hide_input=True, confirmation_prompt=True)
    try:
        kept = hashed(code, os.urandom(16))
    except ValueError as error:
        raise click.ClickException(str(error)) from error
    file.touch(mode=0o600)
    file.write_text(kept + "\n", "ascii")


if __name__ == "__main__":
    main()
