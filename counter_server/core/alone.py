"""Work that exactly one process of an installation does, however many processes and hosts run."""

import hashlib
from collections.abc import Callable
from typing import Protocol

from .database import Database
from .lasting import Lasting
from .own_connection import Session

# How often those who stand by ask whether the place is free.
ASK_S = 2.0


class Running(Protocol):
    """Work that goes on until it is closed."""

    def close(self) -> None: ...


Begin = Callable[[], Running]


class Alone:
    """Holds a place by its name and runs what `begin` starts while it holds it.

    The place is an advisory lock of a PostgreSQL session, so it falls free with the process that
    held it; whoever stands by takes over. Who loses the session ends the work before asking again.
    """

    def __init__(self, database: Database, name: str, begin: Begin, ask_s: float = ASK_S) -> None:
        self._name = name
        self._begin = begin
        self._ask_s = ask_s
        self._session = Lasting(database, name, self._stand)
        self._session.begin()

    def close(self, timeout_s: float = 5.0) -> None:
        """Ends the work, then gives the place away."""
        self._session.close(timeout_s)

    def _stand(self, session: Session) -> None:
        closing = self._session.closing
        while not closing.is_set():
            self._session.went_well()
            if not _try_lock(session, self._name):
                closing.wait(self._ask_s)
                continue
            running = self._begin()
            try:
                self._watch(session)
            finally:
                running.close()

    def _watch(self, session: Session) -> None:
        """Until the session ends: nobody sends it anything, so it only hears its end."""
        while not self._session.closing.is_set():
            for _ in session.notifies():
                pass


def alone(database: Database, name: str, begin: Begin) -> Running:
    """On SQLite the only process begins at once; on PostgreSQL the one that holds the place."""
    return begin() if database.is_sqlite else Alone(database, name, begin)


def place_key(name: str) -> int:
    """The number of an advisory lock: 64 bits, signed."""
    digest = hashlib.sha256(f"motcua:{name}".encode()).digest()
    return int.from_bytes(digest[:8], "big", signed=True)


def _try_lock(session: Session, name: str) -> bool:
    row = session.execute("SELECT pg_try_advisory_lock(%s)", (place_key(name),)).fetchone()
    return bool(row and row[0])
