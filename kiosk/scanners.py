"""The scanners of a kiosk: one at a serial port, and any that types like a keyboard."""

import logging
from time import monotonic

from kivy.core.window import Window

from hardware.ports import ScannerTrouble
from hardware.scanning import SerialScanner, WedgeDecoder

from .app import KioskApp

_log = logging.getLogger(__name__)

_ENTER = {13: "enter", 271: "numpadenter"}


def listen(app: KioskApp, serial: str | None) -> None:
    """Hand every scan to the app, until the app ends."""
    wedge = WedgeDecoder()

    def key_pressed(_window: object, key: int, _code: int, text: str | None, _with: object) -> bool:
        scan = wedge.feed(_ENTER.get(key) or text or "", monotonic())
        if scan:
            app.scanned(scan)
        return True

    Window.bind(on_key_down=key_pressed)
    if serial:
        scanner = SerialScanner(serial, app.scanned, _trouble)
        app.endings.append(scanner.close)


def _trouble(trouble: ScannerTrouble) -> None:
    _log.warning("scanner_trouble", extra={"trouble": trouble.value})
