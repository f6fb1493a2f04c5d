"""A PostgreSQL session that is lived in until the end, and opened again after every cut."""

import logging
import threading
from collections.abc import Callable

import psycopg
from sqlalchemy.exc import OperationalError

from .database import Database
from .own_connection import Backoff, OwnConnection, Session

_log = logging.getLogger(__name__)

Live = Callable[[Session], None]


class Lasting:
    """Lives in a session on a thread of its own; what `live` needs stands before `begin`.

    `purpose` is what the log and `pg_stat_activity` call it.
    """

    def __init__(self, database: Database, purpose: str, live: Live) -> None:
        self.closing = threading.Event()
        self._purpose = purpose
        self._live = live
        self._connection = OwnConnection(database, purpose)
        self._backoff = Backoff(self.closing)
        self._thread = threading.Thread(target=self._run, name=purpose, daemon=True)

    def begin(self) -> None:
        """Opens the session, and again whenever it is cut."""
        self._thread.start()

    def went_well(self) -> None:
        """The next cut is answered at once."""
        self._backoff.went_well()

    def close(self, timeout_s: float) -> None:
        self.closing.set()
        self._connection.hang_up()
        self._thread.join(timeout_s)

    def _run(self) -> None:
        while not self.closing.is_set():
            try:
                with self._connection.opened() as session:
                    self._live(session)
            except (psycopg.OperationalError, OperationalError) as error:
                self._say_cut(error)
            except Exception:
                _log.exception("a session failed", extra={"purpose": self._purpose})
            self._backoff.rest()

    def _say_cut(self, error: Exception) -> None:
        if not self.closing.is_set():
            _log.warning("the session of %s was cut: %s", self._purpose, error)
