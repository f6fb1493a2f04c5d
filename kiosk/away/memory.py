"""The kiosk's own memory: one SQLite file that outlives `kill -9` and a pulled plug."""

import fcntl
import logging
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from uuid import uuid4

_log = logging.getLogger(__name__)

_SCHEMA = """
CREATE TABLE IF NOT EXISTS kept (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS number (
    lease INTEGER PRIMARY KEY,
    service TEXT NOT NULL,
    day TEXT NOT NULL,
    place INTEGER NOT NULL,
    label TEXT NOT NULL,
    status_url TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('free', 'taken', 'crossed'))
);
CREATE INDEX IF NOT EXISTS number_by_service ON number (service, day, state, place);
CREATE TABLE IF NOT EXISTS taken (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    lease INTEGER NOT NULL,
    key TEXT NOT NULL UNIQUE,
    service TEXT NOT NULL,
    priority TEXT,
    language TEXT NOT NULL,
    label TEXT NOT NULL,
    status_url TEXT NOT NULL,
    taken_at TEXT NOT NULL,
    wall TEXT NOT NULL,
    boot TEXT NOT NULL,
    running_s REAL NOT NULL,
    slip TEXT NOT NULL,
    problem TEXT,
    ticket INTEGER
);
CREATE INDEX IF NOT EXISTS taken_unmerged ON taken (id) WHERE ticket IS NULL;
"""
_FILE = "away.sqlite"


class MemoryInUse(Exception):
    """Another kiosk runs in this folder: two must not give the same numbers."""


class Memory:
    """Safe to use from several threads, one at a time. `store` names this memory for good."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._guard = _locked(folder / "away.lock")
        self._line = RLock()
        self._connection = _opened(folder / _FILE)
        self.store = self._named()

    @contextmanager
    def write(self) -> Iterator[sqlite3.Connection]:
        """One transaction: on the disk when it ends, or undone."""
        with self._line:
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
            except BaseException:
                self._connection.rollback()
                raise
            self._connection.commit()

    @contextmanager
    def read(self) -> Iterator[sqlite3.Connection]:
        with self._line:
            yield self._connection

    def keep(self, name: str, value: str) -> None:
        """Remember a text by its name."""
        with self.write() as connection:
            connection.execute("INSERT OR REPLACE INTO kept VALUES (?, ?)", (name, value))

    def kept(self, name: str) -> str | None:
        with self.read() as connection:
            row = connection.execute("SELECT value FROM kept WHERE name = ?", (name,)).fetchone()
        return None if row is None else str(row["value"])

    def close(self) -> None:
        with self._line:
            self._connection.close()
        self._guard.close()

    def _named(self) -> str:
        store = self.kept("store")
        if store is None:
            store = uuid4().hex
            self.keep("store", store)
        return store


def _locked(path: Path):  # type: ignore[no-untyped-def]
    guard = path.open("w")
    try:
        fcntl.flock(guard, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        guard.close()
        raise MemoryInUse(str(path.parent)) from error
    return guard


def _opened(path: Path) -> sqlite3.Connection:
    try:
        return _connected(path)
    except sqlite3.DatabaseError:
        # What it held is never given again: the server hears of a new memory.
        _log.exception("the kiosk's memory is broken; it begins a new one")
        path.rename(path.with_suffix(f".broken-{uuid4().hex[:8]}"))
        for rest in ("-wal", "-shm"):
            path.with_name(path.name + rest).unlink(missing_ok=True)
        return _connected(path)


def _connected(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False, timeout=5)
    try:
        connection.row_factory = sqlite3.Row
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
        connection.executescript(_SCHEMA)
        connection.execute("PRAGMA quick_check").fetchall()
    except sqlite3.DatabaseError:
        connection.close()
        raise
    return connection
