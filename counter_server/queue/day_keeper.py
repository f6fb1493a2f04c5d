"""Opens each office's new day at its local midnight, so that boards are clean before the first."""

import logging
import threading
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime, timedelta

from sqlalchemy.exc import SQLAlchemyError

from counter_server.core.clock import local
from counter_server.core.offices import office
from counter_server.core.parts import Parts

from .days import open_today

# The clock of a PC may be set meanwhile: look again at least this often.
LONGEST_WAIT = timedelta(hours=1)
_log = logging.getLogger(__name__)


class DayKeeper:
    """A thread that waits for midnight; a day is opened once, whoever opens it."""

    def __init__(self, parts: Parts, office_ids: Sequence[int]) -> None:
        self._parts = parts
        self._office_ids = office_ids
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._run, name="day-keeper", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Ends at once."""
        self._closing.set()
        self._thread.join(2)

    def _run(self) -> None:
        while not self._closing.is_set():
            for office_id in self._office_ids:
                try:
                    open_today(self._parts, office_id)
                except SQLAlchemyError:
                    _log.exception("the day was not opened", extra={"office": office_id})
            self._closing.wait(self._until_midnight().total_seconds())

    def _until_midnight(self) -> timedelta:
        waits = [LONGEST_WAIT]
        with suppress(SQLAlchemyError), self._parts.database.read() as connection:
            for office_id in self._office_ids:
                zone = office(connection, office_id).timezone
                waits.append(until_midnight(local(self._parts.clock(), zone)))
        return min(waits)


def until_midnight(here: datetime) -> timedelta:
    """How long until the next local day begins, and a second more."""
    tomorrow = (here + timedelta(days=1)).replace(hour=0, minute=0, second=1, microsecond=0)
    return tomorrow - here
