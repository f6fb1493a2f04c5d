"""Follows an office's events in the one process that holds the place, and acts on time.

It stands apart from the hot path: issuing and calling only write their events, which wake it.
"""

import logging
import time
from collections.abc import Callable, Sequence

from counter_server.core.following import Following, end_all
from counter_server.core.parts import Parts

from .releasing import release_bound
from .telling import tell_near

Task = Callable[[Parts, int], object]
# A busy hall is looked at once a second, a quiet one at least every quarter of a minute.
GATHER_S = 1.0
LOOK_S = 15.0
_log = logging.getLogger(__name__)


class Attendant:
    """One office's tasks, in a thread of its own: some after every event, some by the clock."""

    def __init__(
        self, parts: Parts, office_id: int, after_events: Sequence[Task], timed: Sequence[Task]
    ) -> None:
        self._parts = parts
        self._office_id = office_id
        self._after_events = after_events
        self._timed = timed
        self._looked = time.monotonic() - LOOK_S
        self._feed = parts.feeds.of(office_id)
        self.following = Following(self._feed, self._run, f"attendant-{office_id}")
        self.following.start()

    def _run(self) -> None:
        while not self.following.is_over:
            signal = self._feed.signal()
            for task in self._due():
                self._do(task)
            if not self.following.is_over:
                signal.wait(LOOK_S)
                self.following.rest(GATHER_S)

    def _due(self) -> Sequence[Task]:
        if time.monotonic() - self._looked < LOOK_S:
            return self._after_events
        self._looked = time.monotonic()
        return (*self._after_events, *self._timed)

    def _do(self, task: Task) -> None:
        try:
            task(self._parts, self._office_id)
        except Exception:
            _log.exception("a task failed", extra={"office": self._office_id})


class Attendants:
    """Those of all offices; `timed` is done beside the queue's own. Ends with `close`."""

    def __init__(self, parts: Parts, offices: Sequence[int], timed: Sequence[Task] = ()) -> None:
        of_queue = (release_bound, tell_near)
        self._all = [Attendant(parts, office_id, of_queue, timed) for office_id in offices]

    def close(self, timeout_s: float = 2.0) -> None:
        end_all((each.following for each in self._all), timeout_s)
