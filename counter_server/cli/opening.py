"""Opens an installation for a command: its database, its office, its errors in words."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import click
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, SQLAlchemyError

from config.settings import Settings
from counter_server.core.database import Database, sqlite_url
from counter_server.core.errors import Problem
from counter_server.core.offices import office_names
from counter_server.core.parts import Parts, parts_for

from .group import F, settings_of
from .troubles import in_plain_words, unusable_url


@dataclass(frozen=True)
class Opened:
    """An installation that is open."""

    parts: Parts
    office_id: int
    settings: Settings


def database_of(settings: Settings) -> Database:
    """The database that the settings name, or a clear error."""
    url = settings.database or sqlite_url(settings.data)
    try:
        if make_url(url).get_backend_name() in ("sqlite", "postgresql"):
            return Database(url)
    except (ArgumentError, NoSuchModuleError, ImportError) as error:
        raise click.ClickException(unusable_url(url)) from error
    raise click.ClickException(unusable_url(url))


FIRST = ""


def office_option(command: F) -> F:
    """`--office CODE`, which may be left out where there is one."""
    return click.option(
        "--office", metavar="CODE", help="Which office; needed only where there are several."
    )(command)


@contextmanager
def installation(data: Path, database: str | None, office: str | None = FIRST) -> Iterator[Opened]:
    """The parts and office of an initialised installation; problems become exit code 1.

    `office` is a code; None is the only office there is, `FIRST` the first of several.
    """
    settings = settings_of(data, database=database)
    if not settings.database and not (settings.data / "motcua.db").exists():
        raise _not_initialised(settings)
    opened = database_of(settings)
    try:
        with opened.read() as connection:
            offices = {each.code: each.id for each in office_names(connection)}
        if not offices:
            raise _not_initialised(settings)
        yield Opened(parts_for(opened), _chosen(offices, office), settings)
    except (Problem, SQLAlchemyError, UnicodeError) as error:
        raise click.ClickException(in_plain_words(error)) from error
    finally:
        opened.close()


def _chosen(offices: dict[str, int], asked: str | None) -> int:
    if asked in offices:
        return offices[asked]
    if asked == FIRST or (asked is None and len(offices) == 1):
        return next(iter(offices.values()))
    codes = ", ".join(offices)
    if asked is None:
        raise click.ClickException(
            f"Có nhiều bộ phận; chọn một bằng --office: {codes}\n"
            f"There are several offices; choose one with --office: {codes}"
        )
    raise click.ClickException(
        f"Không có bộ phận mã {asked}. Các mã: {codes}\n"
        f"There is no office {asked}. The codes: {codes}"
    )


def _not_initialised(settings: Settings) -> click.ClickException:
    where = f"--data {settings.data}"
    return click.ClickException(
        f"Chưa khởi tạo. Chạy: motcua init {where} --sample\n"
        f"Not initialised. Run: motcua init {where} --sample"
    )
