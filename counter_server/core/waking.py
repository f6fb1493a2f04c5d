"""Feeds of several processes are woken by PostgreSQL: NOTIFY with the commit, one listener each."""

from typing import Protocol

from sqlalchemy import Connection, String, bindparam, func, select

from .database import Database
from .feed import Feeds
from .lasting import Lasting
from .own_connection import Session
from .prepared import Prepared

CHANNEL = "motcua"
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
        self._session = Lasting(database, "waker", self._listen)
        self._session.begin()

    def close(self, timeout_s: float = 2.0) -> None:
        self._session.close(timeout_s)

    def _listen(self, session: Session) -> None:
        session.execute(f"LISTEN {CHANNEL}")
        self._feeds.refresh_all()  # what was told before we listened, nobody tells again
        self._session.went_well()
        while not self._session.closing.is_set():
            for news in session.notifies():
                office_id, seq = map(int, news.payload.split())
                self._feeds.hear(office_id, seq)


def waker_for(database: Database, feeds: Feeds) -> Waker:
    """What the kind of database needs."""
    return NoWaker() if database.is_sqlite else PostgresWaker(database, feeds)
