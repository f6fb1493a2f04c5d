"""`motcua init`: makes a data folder with its database and office."""

from pathlib import Path

import click
from sqlalchemy.exc import OperationalError

from config.settings import FILE, Settings
from counter_server.app.secret import secret_key
from counter_server.core.database import Database
from counter_server.core.offices import first_office_id
from counter_server.migrations import upgrade

from .founding import SAMPLE, WrongOffice, found_office
from .group import data_option, settings_of
from .opening import database_of


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
    """The folder, the secret, the tables and the office; refuses where an office stands already."""
    try:
        settings.data.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise click.ClickException(f"{settings.data}: {error.strerror}") from error
    secret_key(settings.data)
    database = database_of(settings)
    try:
        upgrade(database)
        _found(database, office_file)
    except OperationalError as error:
        raise click.ClickException(f"database: {error.orig}") from error
    finally:
        database.close()
    _remember_database(settings)


def _found(database: Database, office_file: Path) -> None:
    with database.write() as connection:
        if first_office_id(connection) is not None:
            raise click.ClickException(
                "Đã khởi tạo từ trước; không có gì thay đổi.\n"
                "Initialised before; nothing was changed."
            )
        try:
            found_office(connection, office_file)
        except WrongOffice as error:
            raise click.ClickException(str(error)) from error


def _remember_database(settings: Settings) -> None:
    path = settings.data / FILE
    if settings.database and not path.exists():
        path.write_text(f'database = "{settings.database}"\n', "utf-8")
        path.chmod(0o600)
