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
from counter_server.core.offices import first_office_id
from counter_server.core.parts import Parts, parts_for

from .group import in_words, settings_of


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


@contextmanager
def installation(data: Path, database: str | None) -> Iterator[Opened]:
    """The parts and office of an initialised installation; problems become exit code 1."""
    settings = settings_of(data, database=database)
    if not settings.database and not (settings.data / "motcua.db").exists():
        raise _not_initialised(settings)
    opened = database_of(settings)
    try:
        with opened.read() as connection:
            office_id = first_office_id(connection)
        if office_id is None:
            raise _not_initialised(settings)
        yield Opened(parts_for(opened), office_id, settings)
    except Problem as problem:
        raise click.ClickException(
            in_words(problem.title, problem.detail, problem.values)
        ) from problem
    except (OperationalError, ProgrammingError) as error:
        raise click.ClickException(f"database: {error.orig}") from error
    finally:
        opened.close()


def _not_initialised(settings: Settings) -> click.ClickException:
    where = f"--data {settings.data}"
    return click.ClickException(
        f"Chưa khởi tạo. Chạy: motcua init {where} --sample\n"
        f"Not initialised. Run: motcua init {where} --sample"
    )
