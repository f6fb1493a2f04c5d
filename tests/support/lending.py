"""Databases of PostgreSQL that one test has after the other, each time empty and as new."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache

import psycopg

from counter_server.core.database import Base, Database
from tests.support.cluster import address, admin, new_database_name, url_of

# What was deleted stays in the files: after so many tests a new database is faster.
_MOST_USES = 40
_SESSIONS = "SELECT count(*) FROM pg_stat_activity WHERE datname = %s"
_PARTS = "SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace"
_COUNT_FROM_ONE = """
    SELECT setval(oid::regclass, 1, false) FROM pg_class
    WHERE relkind = 'S' AND relnamespace = 'public'::regnamespace
"""


@dataclass
class _Spare:
    """A database with all tables that a test has done with."""

    name: str
    uses: int = 0

    def is_as_new(self) -> bool:
        """Empties it, unless somebody is still in it or its tables were changed."""
        if admin().execute(_SESSIONS, (self.name,)).fetchone() != (0,):
            return False
        with psycopg.connect(f"{address()}/{self.name}", autocommit=True) as connection:
            if connection.execute(_PARTS).fetchone() != _parts_of_the_template():
                self.uses = _MOST_USES
                return False
            connection.execute(_emptying())
            connection.execute(_COUNT_FROM_ONE)
        return True


_spares: list[_Spare] = []


@contextmanager
def lent_database() -> Iterator[str]:
    """The URL of an empty database with all tables."""
    spare = _take()
    try:
        yield url_of(spare.name)
    finally:
        spare.uses += 1
        _spares.append(spare)


def _take() -> _Spare:
    _spares[:] = [spare for spare in _spares if spare.uses < _MOST_USES]
    for spare in list(_spares):
        if spare.is_as_new():
            _spares.remove(spare)
            return spare
    return _Spare(new_database_name(_template()))


@cache
def _emptying() -> bytes:
    """In an order that no foreign key forbids."""
    tables = reversed(Base.metadata.sorted_tables)
    return "".join(f'DELETE FROM "{table.name}"; ' for table in tables).encode()


@cache
def _parts_of_the_template() -> object:
    with psycopg.connect(f"{address()}/{new_database_name(_template())}") as connection:
        return connection.execute(_PARTS).fetchone()


@cache
def _template() -> str:
    """A database with all tables, copied for each that is needed."""
    name = new_database_name()
    database = Database(url_of(name))
    Base.metadata.create_all(database.engine)
    database.close()
    return name
