"""Real databases for tests: SQLite in a file, PostgreSQL in a cluster of our own."""

import atexit
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import cache
from pathlib import Path

from counter_server.cli.founding import SAMPLE, found_office
from counter_server.core.database import Base, Database, sqlite_url
from tests.support.cluster import binaries, new_database_name, scratch, url_of
from tests.support.lending import lent_database
from tests.support.tables import all_tables

all_tables()


@contextmanager
def bare_database(kind: str, tmp_path_factory) -> Iterator[Database]:
    """A database without any table."""
    if kind == "sqlite":
        database = Database(sqlite_url(tmp_path_factory.mktemp("bare")))
    else:
        database = Database(url_of(new_database_name()))
    try:
        yield database
    finally:
        database.close()


@contextmanager
def new_database(kind: str, tmp_path_factory) -> Iterator[Database]:
    """An empty database with all tables."""
    with _file() if kind == "sqlite" else lent_database() as url:
        database = Database(url)
        try:
            if database.is_sqlite:
                _copy_into(database, _sqlite_template(with_sample=False))
            yield database
        finally:
            database.close()


@contextmanager
def _file() -> Iterator[str]:
    folder = scratch("motcua-db-")
    yield sqlite_url(folder)
    shutil.rmtree(folder, ignore_errors=True)


def found_sample(database: Database) -> int:
    """The sample office in an empty database, copied from one that was founded once; its id."""
    if database.is_sqlite:
        _copy_into(database, _sqlite_template(with_sample=True))
    else:
        with database.engine.connect() as connection:
            connection.connection.driver_connection.execute(_sample_as_sql())
            connection.connection.driver_connection.commit()
    return 1


def _copy_into(database: Database, template: Path) -> None:
    with closing(sqlite3.connect(template)) as source, database.engine.connect() as connection:
        source.backup(connection.connection.driver_connection)


@cache
def _sqlite_template(*, with_sample: bool) -> Path:
    """A file with all tables, and the sample office if wanted."""
    folder = scratch("motcua-sqlite-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    database = Database(sqlite_url(folder))
    Base.metadata.create_all(database.engine)
    if with_sample:
        _found(database)
    database.close()
    return next(folder.glob("*.db"))


def _found(database: Database) -> None:
    with database.write() as connection:
        assert found_office(connection, SAMPLE) == 1


@cache
def _sample_as_sql() -> bytes:
    """What founding writes, for PostgreSQL."""
    with lent_database() as url:
        database = Database(url)
        _found(database)
        database.close()
        plain_url = url.replace("+psycopg", "")
        command = [binaries() / "pg_dump", "--data-only", "--inserts", plain_url]
        dumped = subprocess.run(command, check=True, capture_output=True).stdout
    # psql's own lines, and what would leave the session without a search path.
    dull = (b"\\", b"SELECT pg_catalog.set_config('search_path'", b"--", b"SET ")
    return b"\n".join(line for line in dumped.splitlines() if not line.startswith(dull))
