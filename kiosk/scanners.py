"""The scanners of a kiosk: at a serial port, and as a keyboard wedge."""

from .app import KioskApp


def listen(app: KioskApp, serial: str | None) -> None:
    """Hand every scan to the app."""
