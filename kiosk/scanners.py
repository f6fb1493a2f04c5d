"""The scanners of a kiosk: one at a serial port, and any that types like a keyboard."""

import logging
from collections.abc import Callable
from time import monotonic

from kivy.core.window import Window

from hardware.ports import ScannerTrouble
from hardware.scanning import SerialScanner, WedgeDecoder

_log = logging.getLogger(__name__)

_ENTER_KEYS = (13, 271)


def listen_to_keyboard(scanned: Callable[[str], None]) -> None:
    """Hand on what is typed faster than a person can. Nothing else on a kiosk is typed by keys."""
    wedge = WedgeDecoder()

    def text_came(_window: object, text: str) -> None:
        for char in text:
            wedge.feed(char, monotonic())

    def key_pressed(_window: object, key: int, *_: object) -> bool:
        if key in _ENTER_KEYS and (scan := wedge.feed("enter", monotonic())):
            scanned(scan)
        return True

    Window.request_keyboard(lambda: None, Window)  # so that text, not only keys, is told
    Window.bind(on_textinput=text_came, on_key_down=key_pressed)


def listen_to_serial(
    url: str, scanned: Callable[[str], None], went: Callable[[], None]
) -> SerialScanner:
    """Hand on scans from a thread; `went` is told once each time the scanner is gone."""

    def trouble(trouble: ScannerTrouble) -> None:
        _log.warning("scanner_trouble", extra={"trouble": trouble.value})
        if trouble is ScannerTrouble.AWAY:
            went()

    return SerialScanner(url, scanned, trouble)
