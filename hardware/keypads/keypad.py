"""A keypad that is read on a thread of its own, and comes back after its cable was pulled."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable

from hardware.keypads.keys import Key
from hardware.keypads.protocol import KeypadType, KeyReader
from hardware.listening import RETRY_S, Listening, Wire

OnKey = Callable[[Key, float], None]
OnAway = Callable[[], None]

_log = logging.getLogger(__name__)


class Keypad:
    """Reads until `close()`; `on_key(key, at_s)` is called on its thread, `at_s` is monotonic.

    `on_away()` is called once for each time the keypad goes, or is not there at first; it is tried
    again every `retry_s`. What was shown last is shown again when it is back.
    """

    def __init__(
        self,
        wire: Wire,
        kind: KeypadType,
        on_key: OnKey,
        on_away: OnAway,
        *,
        retry_s: float = RETRY_S,
    ) -> None:
        self._face = _Face(wire, kind, on_key, on_away)
        self._listening = Listening(wire, self._face, name="keypad", retry_s=retry_s)

    def wait_until_connected(self, timeout_s: float) -> bool:
        """Whether the keypad is there, now or within the time."""
        return self._listening.wait_until_connected(timeout_s)

    def show(self, text: str) -> None:
        """On the display, if there is one; now, or when it is back. Never raises."""
        self._face.show(text)

    def close(self) -> None:
        """End the thread; not to be called from the callbacks."""
        self._listening.close()


class _Face:
    """Bytes into keys, and what the display shows."""

    def __init__(self, wire: Wire, kind: KeypadType, on_key: OnKey, on_away: OnAway) -> None:
        self._wire = wire
        self._display = kind.display
        self._reader = KeyReader(kind)
        self._on_key = on_key
        self._on_away = on_away
        self._shown = ""
        self._is_there = False
        self._lock = threading.Lock()

    def show(self, text: str) -> None:
        with self._lock:
            self._shown = text
            if self._is_there:
                self._write()

    def opened(self) -> None:
        with self._lock:
            self._is_there = True
            if self._shown:
                self._write()

    def hear(self, data: bytes) -> None:
        for key in self._reader.feed(data):
            self._on_key(key, time.monotonic())

    def closed(self) -> None:
        with self._lock:
            self._is_there = False
        self._reader.forget()

    def away(self, lost: OSError) -> None:
        self._on_away()

    def _write(self) -> None:
        if self._display is None:
            return
        try:
            self._wire.write(self._display.encode(self._shown))
        except OSError as lost:
            # The listening thread meets the same and opens anew.
            _log.warning("keypad display not written: %s", lost)
