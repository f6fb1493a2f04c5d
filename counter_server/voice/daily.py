"""Says an office's daily messages at their times, on working days."""

import logging
import threading
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.exc import SQLAlchemyError

from counter_server.catalog.queries import working_time
from counter_server.catalog.working_time import is_working_day
from counter_server.core.clock import local
from counter_server.core.offices import office
from counter_server.core.parts import Parts

from . import actions, queries, rules

LOOK_S = 15.0
_log = logging.getLogger(__name__)


class DailyMessages:
    """A thread that looks at the clock; what was due while the server was away is not said late."""

    def __init__(self, parts: Parts, office_ids: Sequence[int], look_s: float = LOOK_S) -> None:
        self._parts = parts
        self._office_ids = office_ids
        self._look_s = look_s
        self._before = parts.clock()
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._run, name="daily-messages", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Ends at once."""
        self._closing.set()
        self._thread.join(2)

    def _run(self) -> None:
        while not self._closing.wait(self._look_s):
            now = self._parts.clock()
            for office_id in self._office_ids:
                try:
                    say_due(self._parts, office_id, self._before, now)
                except SQLAlchemyError:
                    _log.exception("a daily message was not said", extra={"office": office_id})
            self._before = now


def say_due(parts: Parts, office_id: int, before: datetime, now: datetime) -> int:
    """Says what became due after `before` and by `now`; how many messages that is."""
    with parts.database.read() as connection:
        zone = office(connection, office_id).timezone
        daily = queries.settings(connection, office_id).daily
        here = local(now, zone)
        due = rules.due(daily, local(before, zone), here)
        if due and not is_working_day(here.date(), working_time(connection, office_id)):
            return 0
    for each in due:
        actions.announce(parts, office_id, each.message)
    return len(due)
