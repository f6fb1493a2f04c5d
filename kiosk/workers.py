"""A few threads for slow things, which never hold the program back at its end."""

import logging
from collections.abc import Callable
from queue import SimpleQueue
from threading import Thread

_log = logging.getLogger(__name__)

Work = Callable[[], None]


class Workers:
    """Work is done in order, as soon as a worker is free."""

    def __init__(self, number: int, name: str) -> None:
        self._waiting: SimpleQueue[Work | None] = SimpleQueue()
        self._number = number
        for index in range(number):
            Thread(target=self._serve, name=f"{name}-{index}", daemon=True).start()

    def do(self, work: Work) -> None:
        """Have it done soon."""
        self._waiting.put(work)

    def close(self) -> None:
        """Take nothing more; what is under way is left to end by itself."""
        for _ in range(self._number):
            self._waiting.put(None)

    def _serve(self) -> None:
        while (work := self._waiting.get()) is not None:
            try:
                work()
            except Exception:
                _log.exception("a worker's work failed")
            del work  # it may hold what a visitor typed
