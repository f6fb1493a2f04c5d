"""`motcua upgrade`: brings a database to this program's version; a copy is kept beside it."""

from pathlib import Path

import click

from config.private import made_private
from counter_server.migrations import upgrade as bring_up
from counter_server.migrations import version_of

from .archive.copying import copy_database
from .group import data_option
from .one_server import hold_or_refuse, sqlite_file
from .opening import Opened, installation
from .version import refuse_newer


@click.command()
@data_option
def upgrade(data: Path, database: str | None) -> None:
    """Bring the database to the version of this program; end the server before."""
    with installation(data, database) as opened:
        file = sqlite_file(opened.settings)
        lock = hold_or_refuse(file, patience_s=0.5) if file else None
        try:
            _bring_up(opened, file)
            _tighten(opened.settings.data, file)
        finally:
            if lock:
                lock.close()


def _tighten(folder: Path, file: Path | None) -> None:
    """Older versions and hands that copied may have left what others can read."""
    there = folder.glob("*") if folder.is_dir() else ()
    files = {each for each in there if each.is_file()} | ({file} if file else set())
    names = sorted(each.name for each in files if made_private(each))
    if names:
        said = ", ".join(names)
        click.echo(
            f"Từ nay chỉ chủ đọc được / readable by their owner only from now on: {said}", err=True
        )


def _bring_up(opened: Opened, file: Path | None) -> None:
    with opened.parts.database.read() as connection:
        version = version_of(connection)
    refuse_newer(version)
    if version.is_newest:
        click.echo(f"Đã là bản mới nhất / already the newest: {version.newest}", err=True)
        return
    if file is not None:
        kept = file.with_name(f"{file.name}.before-{version.newest}")
        copy_database(file, kept)
        click.echo(f"Bản sao trước khi nâng cấp / a copy from before: {kept}", err=True)
    bring_up(opened.parts.database)
    click.echo(f"Đã nâng cấp / upgraded: {version.current} → {version.newest}", err=True)
