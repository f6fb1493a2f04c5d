"""`motcua init`: makes a data folder with its database and office."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import click
from sqlalchemy import inspect

from config.settings import FILE, Settings
from counter_server.app.secret import FILE as SECRET
from counter_server.app.secret import secret_key
from counter_server.core.database import Database
from counter_server.core.offices import OfficeRow, first_office_id
from counter_server.migrations import upgrade

from .founding import SAMPLE, found_office, read_all
from .group import data_option, settings_of
from .one_server import sqlite_file
from .opening import database_of
from .troubles import in_plain_words


@click.command()
@data_option
@click.option("--sample", is_flag=True, help="The sample office: Bộ phận Một cửa xã Chư Sê.")
@click.option(
    "--office",
    "office_file",
    type=click.Path(dir_okay=False, exists=True, path_type=Path),
    help="An office description like config/offices/chu-se.toml.",
)
def init(data: Path, database: str | None, sample: bool, office_file: Path | None) -> None:
    """Make the database and the office."""
    if sample == (office_file is not None):
        raise click.UsageError(
            "Chọn --sample hoặc --office FILE / choose --sample or --office FILE"
        )
    settings = settings_of(data, database=database)
    make_installation(settings, office_file or SAMPLE)
    click.echo(f"Đã khởi tạo / initialised: {data}", err=True)


def make_installation(settings: Settings, office_file: Path) -> None:
    """The folder, the secret, the tables and the office; refuses where an office stands already.

    What was made before something went wrong is taken away again.
    """
    try:
        read_all(office_file)
        with _nothing_left_behind(settings):
            _make(settings, office_file)
    except click.ClickException:
        raise
    except Exception as error:
        raise click.ClickException(in_plain_words(error)) from error


def _make(settings: Settings, office_file: Path) -> None:
    settings.data.mkdir(mode=0o700, parents=True, exist_ok=True)
    secret_key(settings.data)
    database = database_of(settings)
    try:
        _make_private(sqlite_file(settings))
        _refuse_founded(database)
        upgrade(database)
        with database.write() as connection:
            found_office(connection, office_file)
    finally:
        database.close()
    _remember_database(settings)


@contextmanager
def _nothing_left_behind(settings: Settings) -> Iterator[None]:
    """Takes away the files and folders that were not there before."""
    file = sqlite_file(settings)
    made = [settings.data / SECRET, *_files_of(file)]
    new_files = [path for path in made if not path.exists()]
    new_folders = [path for path in (settings.data, *settings.data.parents) if not path.exists()]
    try:
        yield
    except BaseException:
        for path in new_files:
            path.unlink(missing_ok=True)
        for path in new_folders:
            with suppress(OSError):
                path.rmdir()
        raise


def _files_of(file: Path | None) -> list[Path]:
    return [] if file is None else [file.with_name(file.name + end) for end in ("", "-wal", "-shm")]


def _make_private(file: Path | None) -> None:
    """An empty file for its owner only; what SQLite puts beside it is as private."""
    if file is not None:
        os.close(os.open(file, os.O_WRONLY | os.O_CREAT, 0o600))


def _refuse_founded(database: Database) -> None:
    with database.read() as connection:
        has_table = inspect(connection).has_table(OfficeRow.__tablename__)
        if has_table and first_office_id(connection) is not None:
            raise click.ClickException(
                "Đã khởi tạo từ trước; không có gì thay đổi.\n"
                "Initialised before; nothing was changed."
            )


def _remember_database(settings: Settings) -> None:
    path = settings.data / FILE
    if settings.database and not path.exists():
        path.write_text(f'database = "{settings.database}"\n', "utf-8")
        path.chmod(0o600)
