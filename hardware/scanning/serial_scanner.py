"""A scanner on a serial line, or on anything else that pyserial can open."""

from __future__ import annotations

import logging

from hardware.listening import RETRY_S, Listening
from hardware.ports import OnScan, OnScannerTrouble, ScannerTrouble
from hardware.scanning.lines import Heard, LineJoiner, Scan, TooLong
from hardware.serial_line import SerialLine

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
        ear = _Ear(on_scan, on_trouble)
        wire = SerialLine(url, baudrate)
        self._listening = Listening(wire, ear, name=f"scanner {url}", retry_s=retry_s)

    def wait_until_connected(self, timeout_s: float) -> bool:
        """Whether the scanner is there, now or within the time."""
        return self._listening.wait_until_connected(timeout_s)

    def close(self) -> None:
        """End the thread, within a quiet gap; not to be called from the callbacks."""
        self._listening.close()


class _Ear:
    """Bytes into scans. A code comes in one go, so a quiet read ends one without a suffix."""

    def __init__(self, on_scan: OnScan, on_trouble: OnScannerTrouble) -> None:
        self._on_scan = on_scan
        self._on_trouble = on_trouble
        self._joiner = LineJoiner()

    def opened(self) -> None:
        pass

    def hear(self, data: bytes) -> None:
        for heard in self._joiner.feed(data) if data else self._joiner.quiet():
            self._hand_on(heard)

    def closed(self) -> None:
        self._joiner.forget()

    def away(self, lost: OSError) -> None:
        self._on_trouble(ScannerTrouble.AWAY)

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
