"""Joins the kiosk's parts: gateway, workers, window, scanners, and the pilot when asked for."""

import sys

from .app import KioskApp
from .effects import Performer
from .gateway import Gateway
from .scanners import listen_to_keyboard, listen_to_serial


def open_kiosk(
    server: str, token: str, *, scanner: str | None, language: str, dpi: float, has_pilot: bool
) -> KioskApp:
    """A kiosk that is ready to run."""
    app = KioskApp(language=language, dpi=dpi)
    performer = Performer(Gateway(server, token), app.arrived)
    app.perform = performer.perform
    app.endings.append(performer.close)
    app.beginnings.append(lambda: listen_to_keyboard(app.scanned))
    if scanner:
        app.endings.append(listen_to_serial(scanner, app.scanned))
    if has_pilot:
        from .pilot.flight import Pilot

        app.beginnings.append(Pilot(app, sys.stdin, sys.stdout).begin)
    return app
