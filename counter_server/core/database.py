"""One engine for SQLite and PostgreSQL; writes begin immediately and stand in line.

SQLite runs in WAL with synchronous=FULL: what was committed is there after `kill -9`. A deferred
transaction may lose its call to another one, so a write takes its lock at BEGIN.
"""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import Any

from sqlalchemy import (
    Connection,
    DateTime,
    Dialect,
    Engine,
    MetaData,
    TypeDecorator,
    create_engine,
    event,
)
from sqlalchemy.engine import make_url
from sqlalchemy.orm import DeclarativeBase

from .driver import say
from .together import Then, Together

_WRITE = "motcua_write"
_SQLITE_PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA busy_timeout=10000",
    "PRAGMA cache_size=-20000",
    "PRAGMA wal_autocheckpoint=4000",
    "PRAGMA temp_store=MEMORY",  # a savepoint keeps the pages it may have to give back
)


class Base(DeclarativeBase):
    """The parent of every table; every constraint has a name, so that a migration can change it."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


class Utc(TypeDecorator[datetime]):
    """An aware time, kept in UTC; a time without a zone is refused."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def bind_processor(self, dialect: Dialect) -> Any:
        """SQLite keeps text: the same as SQLAlchemy's, written by one call."""
        return _as_text if dialect.name == "sqlite" else super().bind_processor(dialect)

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        value = _in_utc(value)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def _in_utc(value: datetime) -> datetime:
    if value.tzinfo is None:
        raise ValueError("a time without a zone cannot be stored")
    return value if value.tzinfo is UTC else value.astimezone(UTC)


def _as_text(value: datetime | None) -> str | None:
    if value is None:
        return None
    return _in_utc(value).replace(tzinfo=None).isoformat(" ", "microseconds")


class Database:
    """Connections for reading and for writing; `write()` commits at its end or leaves no trace."""

    def __init__(self, url: str) -> None:
        self.url = make_url(url)
        self.engine = _engine(url)
        self._together = Together(self._for_writing)
        self._is_closed = False
        event.listen(self.engine, "checkin", self._let_go)

    @cached_property
    def is_sqlite(self) -> bool:
        return self.url.get_backend_name() == "sqlite"

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A consistent view; changes made in it are thrown away."""
        with self.engine.connect() as connection:
            yield connection

    def write(self, then: Then = lambda: None) -> AbstractContextManager[Connection]:
        """One transaction, alone on SQLite from its first statement; `then` runs once committed."""
        return self._together.write(then) if self.is_sqlite else self._write_alone(then)

    @contextmanager
    def _write_alone(self, then: Then) -> Iterator[Connection]:
        with self.engine.connect() as connection:
            try:
                with connection.begin():
                    yield connection
            except BaseException:
                self._together.undone += 1
                raise
        then()

    @property
    def is_stuck(self) -> bool:
        """Whether SQLite itself refused the last write of this process: its disk is full, say."""
        return self._together.is_stuck

    @property
    def undone(self) -> int:
        """How many transactions of this process were taken back so far."""
        return self._together.undone

    def close(self) -> None:
        self._is_closed = True
        self._together.close()
        self.engine.dispose()

    def _let_go(self, connection: Any, _record: object) -> None:
        """Who still reads at the end gives back to a pool that nobody looks after any more."""
        if self._is_closed and connection is not None:
            connection.close()

    def _for_writing(self) -> Connection:
        return self.engine.connect().execution_options(**{_WRITE: True})


def sqlite_url(folder: Path) -> str:
    """The address of the database in a data folder."""
    return f"sqlite:///{folder / 'motcua.db'}"


def _engine(url: str) -> Engine:
    """Errors never tell the values of a statement: these are names and telephone numbers."""
    if make_url(url).get_backend_name() == "sqlite":
        engine = create_engine(
            url, hide_parameters=True, connect_args={"check_same_thread": False}, pool_size=20
        )
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
        return engine
    return create_engine(
        url, hide_parameters=True, pool_size=10, max_overflow=20, pool_pre_ping=True
    )


def _prepare_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # we say BEGIN ourselves
    cursor = connection.cursor()
    for pragma in _SQLITE_PRAGMAS:
        cursor.execute(pragma)
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    is_write = connection.get_execution_options().get(_WRITE, False)
    say(connection, "BEGIN IMMEDIATE" if is_write else "BEGIN")
