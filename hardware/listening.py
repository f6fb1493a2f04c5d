"""Listening at a device on a thread of its own, and coming back after its cable was pulled."""

from __future__ import annotations

import logging
import threading
from typing import Protocol

RETRY_S = 1.0

_log = logging.getLogger(__name__)


class Wire(Protocol):
    """Opened, read and closed by one thread, written by any; a pulled cable is an OSError."""

    def open(self) -> None: ...

    def read(self) -> bytes:
        """What has come, perhaps nothing after a short while."""

    def write(self, data: bytes) -> None: ...

    def close(self) -> None: ...


class Ear(Protocol):
    """What is done with what comes; all of it on the listening thread."""

    def opened(self) -> None:
        """The device is there, for the first time or again."""

    def hear(self, data: bytes) -> None:
        """Bytes as they come; none of them after a quiet while."""

    def closed(self) -> None:
        """The device was there and is let go, whatever the reason."""

    def away(self, lost: OSError) -> None:
        """The device has gone, or is not there at first; told once until it is back."""


class Listening:
    """Listens until `close()`; what is away is tried again every `retry_s`."""

    def __init__(self, wire: Wire, ear: Ear, *, name: str, retry_s: float = RETRY_S) -> None:
        self._wire = wire
        self._ear = ear
        self._retry_s = retry_s
        self._closing = threading.Event()
        self._connected = threading.Event()
        self._away_told = False
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)
        self._thread.start()

    @property
    def is_connected(self) -> bool:
        return self._connected.is_set()

    def wait_until_connected(self, timeout_s: float) -> bool:
        """Whether the device is there, now or within the time."""
        return self._connected.wait(timeout_s)

    def close(self) -> None:
        """End the thread; not to be called by the ear."""
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
                _log.exception("%s goes on", self._thread.name)
                self._closing.wait(self._retry_s)

    def _listen(self) -> None:
        self._wire.open()
        try:
            self._away_told = False
            self._connected.set()
            self._ear.opened()
            while not self._closing.is_set():
                self._ear.hear(self._wire.read())
        finally:
            self._connected.clear()
            self._ear.closed()
            self._wire.close()

    def _tell_away(self, lost: OSError) -> None:
        if self._away_told or self._closing.is_set():
            return
        self._away_told = True
        _log.warning("%s away: %s", self._thread.name, lost)
        self._ear.away(lost)
