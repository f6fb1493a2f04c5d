"""Keeps a lane for every webhook that is not paused, of all offices."""

import logging
import threading

from counter_server.core.following import end_all
from counter_server.core.parts import Parts

from . import queries
from .lane import LOOK_S, Lane
from .receiver import TIMEOUT_S

_log = logging.getLogger(__name__)


class Sender:
    """Begins to tell what happened, from where each webhook was; runs until it is closed."""

    def __init__(
        self, parts: Parts, *, look_s: float = LOOK_S, timeout_s: float = TIMEOUT_S
    ) -> None:
        self._parts = parts
        self._look_s = look_s
        self._timeout_s = timeout_s
        self._lanes: dict[int, Lane] = {}
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._run, name="webhooks", daemon=True)
        self._thread.start()

    def close(self, timeout_s: float = 2.0) -> None:
        """Ends at once; what was under way is told again at the next start."""
        self._closing.set()
        self._thread.join(timeout_s)
        end_all(self._lanes.values(), timeout_s)

    def _run(self) -> None:
        while not self._closing.is_set():
            try:
                self._look()
            except Exception:
                _log.exception("the webhooks cannot be read")
            self._closing.wait(self._look_s)

    def _look(self) -> None:
        """Webhooks that were added or resumed get their lane; those that ended leave theirs."""
        with self._parts.database.read() as connection:
            active = queries.active(connection)
        self._lanes = {key: lane for key, lane in self._lanes.items() if not lane.is_over}
        for told in active:
            if told.id not in self._lanes and not self._closing.is_set():
                self._lanes[told.id] = Lane(self._parts, told, self._look_s, self._timeout_s)
