"""`motcua office`: further offices in the same database."""

from pathlib import Path

import click
from sqlalchemy import Connection, select

from counter_server.catalog.reading import WrongCatalog
from counter_server.core.offices import OfficeRow, office_by_code, office_names

from .founding import WrongOffice, found_office, read_office
from .group import data_option
from .opening import installation
from .troubles import in_plain_words


@click.group()
def office() -> None:
    """The offices of this installation."""


@office.command()
@data_option
@click.option(
    "--office",
    "office_file",
    type=click.Path(dir_okay=False, exists=True, path_type=Path),
    required=True,
    help="An office description like config/offices/chu-se.toml.",
)
def add(data: Path, database: str | None, office_file: Path) -> None:
    """Found a further office; it has its own queue, day, people and devices."""
    with installation(data, database) as opened:
        try:
            head = read_office(office_file).office
            code = head.code
            with opened.parts.database.write() as connection:
                if office_by_code(connection, code) is not None:
                    raise _exists(code)
                _refuse_shared_agency(connection, head.agency_code)
                found_office(connection, office_file)
        except (WrongOffice, WrongCatalog) as error:
            raise click.ClickException(in_plain_words(error)) from error
    click.echo(
        f"Đã thêm bộ phận {code}. Khởi động lại máy chủ để in và mở ngày cho bộ phận mới.\n"
        f"Added office {code}. Restart the server so that it prints and opens the day for it.",
        err=True,
    )


@office.command(name="list")
@data_option
def list_offices(data: Path, database: str | None) -> None:
    """Print each office: code, time zone, name."""
    with installation(data, database) as opened, opened.parts.database.read() as connection:
        for each in office_names(connection):
            click.echo(f"{each.code}\t{each.timezone}\t{each.name.vi}")


def _refuse_shared_agency(connection: Connection, agency_code: str) -> None:
    """Two offices under one agency code would give two dossiers the same code."""
    shared = connection.execute(
        select(OfficeRow.code).where(OfficeRow.agency_code == agency_code)
    ).scalar()
    if shared is not None:
        raise click.ClickException(
            f"Bộ phận {shared} đã dùng mã cơ quan {agency_code}; hai hồ sơ sẽ trùng mã. "
            "Sửa agency_code trong tệp; không có gì thay đổi.\n"
            f"Office {shared} already has the agency code {agency_code}; two dossiers would get "
            "one code. Change agency_code in the file; nothing was changed."
        )


def _exists(code: str) -> click.ClickException:
    return click.ClickException(
        f"Đã có bộ phận mã {code}; không có gì thay đổi.\n"
        f"There is an office {code} already; nothing was changed."
    )
