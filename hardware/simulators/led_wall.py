"""What pretended LED displays show, each by its address."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping

from hardware.led.showing import Showing

Look = Callable[[Mapping[str, Showing]], None]


class Wall:
    """`on_change` is told on the thread that brought the bytes; keep it short."""

    def __init__(self, on_change: Look | None = None) -> None:
        self._shown: dict[str, Showing] = {}
        self._on_change = on_change
        self._changed = threading.Condition(threading.RLock())

    @property
    def shown(self) -> Mapping[str, Showing]:
        with self._changed:
            return dict(self._shown)

    def texts(self, address: str) -> tuple[str, ...]:
        """The lines of a display without what is empty at their ends."""
        showing = self.shown.get(address)
        return tuple(line.text.rstrip() for line in showing.lines) if showing else ()

    def show(self, address: str, showing: Showing) -> None:
        with self._changed:
            if self._shown.get(address) == showing:
                return
            self._shown[address] = showing
            self._changed.notify_all()
            if self._on_change:
                self._on_change(self.shown)

    def wait_for(self, holds: Callable[[], bool], timeout_s: float = 5.0) -> None:
        """Until something holds of it; `TimeoutError` with what is shown when it never does."""
        with self._changed:
            if not self._changed.wait_for(holds, timeout_s):
                raise TimeoutError(f"shown: {self._shown}")
