"""A keypad that is read on a thread of its own, and comes back after its cable was pulled."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable

from hardware.keypads.keys import Key
from hardware.keypads.protocol import KeypadType, KeyReader
from hardware.keypads.wires import Wire

RETRY_S = 1.0

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
        self._wire = wire
        self._display = kind.display
        self._reader = KeyReader(kind)
        self._on_key = on_key
        self._on_away = on_away
        self._retry_s = retry_s
        self._shown = ""
        self._lock = threading.Lock()
        self._closing = threading.Event()
        self._connected = threading.Event()
        self._away_told = False
        self._thread = threading.Thread(target=self._run, name="keypad", daemon=True)
        self._thread.start()

    def wait_until_connected(self, timeout_s: float) -> bool:
        """Whether the keypad is there, now or within the time."""
        return self._connected.wait(timeout_s)

    def show(self, text: str) -> None:
        """On the display, if there is one; now, or when it is back. Never raises."""
        with self._lock:
            self._shown = text
            if self._connected.is_set():
                self._write()

    def close(self) -> None:
        """End the thread; not to be called from the callbacks."""
        self._closing.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._closing.is_set():
            try:
                self._listen()
            except OSError as lost:
                self._tell_away(lost)
                self._closing.wait(self._retry_s)
            except Exception:
                _log.exception("keypad thread goes on")
                self._closing.wait(self._retry_s)

    def _listen(self) -> None:
        self._wire.open()
        try:
            self._greet()
            while not self._closing.is_set():
                for key in self._reader.feed(self._wire.read()):
                    self._on_key(key, time.monotonic())
        finally:
            with self._lock:
                self._connected.clear()
            self._reader.forget()
            self._wire.close()

    def _greet(self) -> None:
        with self._lock:
            self._away_told = False
            self._connected.set()
            if self._shown:
                self._write()

    def _write(self) -> None:
        if self._display is None:
            return
        try:
            self._wire.write(self._display.encode(self._shown))
        except OSError as lost:
            # The reading thread meets the same and opens anew.
            _log.warning("keypad display not written: %s", lost)

    def _tell_away(self, lost: OSError) -> None:
        if self._away_told or self._closing.is_set():
            return
        self._away_told = True
        _log.warning("keypad away: %s", lost)
        self._on_away()
