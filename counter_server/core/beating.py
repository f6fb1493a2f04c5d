"""One clock for all who follow a feed: a thousand streams would else start a timer at each wait."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class Beats:
    """Calls `beat` again and again while anybody follows; ends by itself when nobody does."""

    def __init__(self, beat: Callable[[], None]) -> None:
        self._beat = beat
        self._lock = threading.Lock()
        self._followers: dict[float, int] = {}
        self._closing = threading.Event()

    @contextmanager
    def followed(self, every_s: float) -> Iterator[None]:
        """Beats at least every so many seconds until the end of the block."""
        with self._lock:
            if every_s not in self._followers:
                self._followers[every_s] = 0
                self._start(every_s)
            self._followers[every_s] += 1
        try:
            yield
        finally:
            with self._lock:
                self._followers[every_s] -= 1

    def close(self) -> None:
        self._closing.set()

    def _start(self, every_s: float) -> None:
        name = f"beats-{every_s:g}"
        threading.Thread(target=self._run, args=(every_s,), name=name, daemon=True).start()

    def _run(self, every_s: float) -> None:
        while self._goes_on(every_s):
            if self._closing.wait(every_s):
                return
            self._beat()

    def _goes_on(self, every_s: float) -> bool:
        with self._lock:
            if self._followers[every_s] > 0:
                return True
            del self._followers[every_s]
            return False
