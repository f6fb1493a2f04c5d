"""Feeds of several processes are woken by PostgreSQL: NOTIFY with the commit, one listener each."""

import logging
import threading
from typing import Protocol

import psycopg
from sqlalchemy import Connection, String, bindparam, func, select
from sqlalchemy.exc import OperationalError

from .database import Database
from .feed import Feeds
from .own_connection import Backoff, OwnConnection
from .prepared import Prepared

CHANNEL = "motcua"
_log = logging.getLogger(__name__)
_NOTIFY = Prepared(
    lambda _: select(
        func.pg_notify(bindparam("channel", type_=String), bindparam("news", String()))
    )
)


def tell(connection: Connection, office_id: int, seq: int) -> None:
    """Tells every process of the installation, once the transaction is committed and only then."""
    if connection.dialect.name == "postgresql":
        _NOTIFY.row(connection, {"channel": CHANNEL, "news": f"{office_id} {seq}"})


class Waker(Protocol):
    """Keeps the feeds of this process fresh with what other processes commit."""

    def close(self) -> None: ...


class NoWaker:
    """One process: its own pushes say it all."""

    def close(self) -> None:
        """Nothing was begun."""


class PostgresWaker:
    """One connection that listens, in a thread of its own; after a cut it misses nothing."""

    def __init__(self, database: Database, feeds: Feeds) -> None:
        self._feeds = feeds
        self._connection = OwnConnection(database, "waker")
        self._closing = threading.Event()
        self._backoff = Backoff(self._closing)
        self._thread = threading.Thread(target=self._run, name="waker", daemon=True)
        self._thread.start()

    def close(self, timeout_s: float = 2.0) -> None:
        self._closing.set()
        self._connection.hang_up()
        self._thread.join(timeout_s)

    def _run(self) -> None:
        while not self._closing.is_set():
            try:
                self._listen()
            except (psycopg.OperationalError, OperationalError) as error:
                self._say_cut(error)
            except Exception:
                _log.exception("the waker failed")
            self._backoff.rest()

    def _listen(self) -> None:
        with self._connection.opened() as session:
            session.execute(f"LISTEN {CHANNEL}")
            self._feeds.refresh_all()  # what was told before we listened, nobody tells again
            self._backoff.went_well()
            while not self._closing.is_set():
                for news in session.notifies():
                    office_id, seq = map(int, news.payload.split())
                    self._feeds.hear(office_id, seq)

    def _say_cut(self, error: Exception) -> None:
        if not self._closing.is_set():
            _log.warning("the listener was cut: %s", error)


def waker_for(database: Database, feeds: Feeds) -> Waker:
    """What the kind of database needs."""
    return NoWaker() if database.is_sqlite else PostgresWaker(database, feeds)
