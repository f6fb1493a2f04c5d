"""A PostgreSQL connection outside the pool, for what lives as long as a session: LISTEN, locks."""

import os
import socket
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from typing import Any

import psycopg

from .database import Database

# A cut line is noticed here after some 15 s and by the database after 25 s, so that what a session
# held is never given to another one while the first still believes to hold it.
_KEEP_ALIVE = {
    "connect_timeout": 5,
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 10_000,
    "options": "-c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3",
}
_FIRST_REST_S, _LONGEST_REST_S = 0.2, 5.0

Session = psycopg.Connection[Any]


class OwnConnection:
    """Opens when asked; `hang_up` from another thread ends whatever waits on it.

    `pg_stat_activity` tells what it is for and the process it belongs to: `motcua outbox 4711`.
    """

    def __init__(self, database: Database, purpose: str) -> None:
        self._database = database
        self._purpose = purpose
        self._lock = threading.Lock()
        self._open: Session | None = None

    @contextmanager
    def opened(self) -> Iterator[Session]:
        """The session, in autocommit; what it held in the database ends with it."""
        dialect = self._database.engine.dialect
        arguments, named = dialect.create_connect_args(self._database.url)
        name = f"motcua {self._purpose} {os.getpid()}"
        options = {**_KEEP_ALIVE, "application_name": name, **named}
        session = psycopg.connect(*arguments, **options, autocommit=True)
        with closing(session):
            self._keep(session)
            try:
                yield session
            finally:
                self._keep(None)

    def hang_up(self) -> None:
        """Whoever waits for the database's word hears the end of it."""
        with self._lock, suppress(OSError, psycopg.Error):
            if self._open is not None:
                with socket.socket(fileno=os.dup(self._open.fileno())) as wire:
                    wire.shutdown(socket.SHUT_RD)

    def _keep(self, session: Session | None) -> None:
        with self._lock:
            self._open = session


class Backoff:
    """Rests that grow until something went well."""

    def __init__(self, closing: threading.Event) -> None:
        self._closing = closing
        self.went_well()

    def went_well(self) -> None:
        self._rest_s = _FIRST_REST_S

    def rest(self) -> None:
        """Waits, unless the end comes first."""
        self._closing.wait(self._rest_s)
        self._rest_s = min(self._rest_s * 2, _LONGEST_REST_S)
