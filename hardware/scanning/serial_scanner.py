"""A scanner on a serial line, or on anything else that pyserial can open."""

from __future__ import annotations

import contextlib
import logging
import threading

import serial

from hardware.ports import OnScan, OnScannerTrouble, ScannerTrouble
from hardware.scanning.lines import Heard, LineJoiner, Scan, TooLong

# A scanner sends a code in one go; a gap this long is its end when it sends no line end.
QUIET_GAP_S = 0.1
RETRY_S = 1.0

_log = logging.getLogger(__name__)


class SerialScanner:
    """Reads `url` on a thread of its own until `close()`.

    `url` is any address of `serial.serial_for_url`: `/dev/ttyACM0`, `socket://host:port`, the path
    of a pseudo terminal. `on_scan(text)` and `on_trouble(trouble)` are called on that thread, the
    latter with AWAY once for each time the scanner goes, or is not there at first. It is tried
    again every `retry_s` until it is back. ValueError for a URL that pyserial does not know.
    """

    def __init__(
        self,
        url: str,
        on_scan: OnScan,
        on_trouble: OnScannerTrouble,
        *,
        baudrate: int = 9600,
        retry_s: float = RETRY_S,
    ) -> None:
        self._port = serial.serial_for_url(
            url, do_not_open=True, baudrate=baudrate, timeout=QUIET_GAP_S
        )
        self._on_scan = on_scan
        self._on_trouble = on_trouble
        self._retry_s = retry_s
        self._joiner = LineJoiner()
        self._closing = threading.Event()
        self._connected = threading.Event()
        self._away_told = False
        self._thread = threading.Thread(target=self._run, name=f"scanner {url}", daemon=True)
        self._thread.start()

    def wait_until_connected(self, timeout_s: float) -> bool:
        """Whether the scanner is there, now or within the time."""
        return self._connected.wait(timeout_s)

    def close(self) -> None:
        """End the thread, within a quiet gap; not to be called from the callbacks."""
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
                _log.exception("scanner thread goes on")
                self._closing.wait(self._retry_s)

    def _listen(self) -> None:
        """Hand on scans until the cable is pulled, which is an OSError, or until we close."""
        self._port.open()
        try:
            self._connected.set()
            self._away_told = False
            while not self._closing.is_set():
                self._hear()
        finally:
            self._connected.clear()
            self._joiner.forget()
            _close(self._port)

    def _hear(self) -> None:
        data = self._port.read(1)
        if data:
            data += self._port.read(self._port.in_waiting)
        for heard in self._joiner.feed(data) if data else self._joiner.quiet():
            self._hand_on(heard)

    def _hand_on(self, heard: Heard) -> None:
        try:
            match heard:
                case Scan(text):
                    self._on_scan(text)
                case TooLong():
                    self._on_trouble(ScannerTrouble.TOO_LONG)
        except Exception:
            # Opening the port anew would lose the next scan.
            _log.exception("a scan was not taken")

    def _tell_away(self, lost: OSError) -> None:
        if self._away_told or self._closing.is_set():
            return
        self._away_told = True
        _log.warning("scanner away: %s", lost)
        self._on_trouble(ScannerTrouble.AWAY)


def _close(port: serial.SerialBase) -> None:
    """Close the port; pyserial forgets to close a socket whose other end has gone first."""
    socket = getattr(port, "_socket", None)
    with contextlib.suppress(OSError):
        port.close()
    if socket is not None:
        socket.close()
