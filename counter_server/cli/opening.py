"""Opens an installation for a command: its database, its office, its errors in words."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import click
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, OperationalError, ProgrammingError

from config.settings import Settings
from counter_server.core.database import Database, sqlite_url
from counter_server.core.errors import Problem
from counter_server.core.offices import office_names
from counter_server.core.parts import Parts, parts_for

from .group import F, in_words, settings_of


@dataclass(frozen=True)
class Opened:
    """An installation that is open."""

    parts: Parts
    office_id: int
    settings: Settings


def database_of(settings: Settings) -> Database:
    """The database that the settings name, or a clear error."""
    try:
        return Database(settings.database or sqlite_url(settings.data))
    except (ArgumentError, NoSuchModuleError) as error:
        raise click.ClickException(f"--database: {error}") from error


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
    except Problem as problem:
        raise click.ClickException(
            in_words(problem.title, problem.detail, problem.values)
        ) from problem
    except (OperationalError, ProgrammingError) as error:
        raise click.ClickException(f"database: {error.orig}") from error
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
