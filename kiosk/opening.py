"""Joins the kiosk's parts: gateway, workers, window, scanners, and the pilot when asked for."""

import sys
from pathlib import Path

from .app import KioskApp
from .away.opening import steady_gateway
from .effects import Performer
from .gateway import Gateway
from .hearing import Hearing, MinuteHand
from .scanners import listen_to_keyboard, listen_to_serial


def open_kiosk(
    server: str,
    token: str,
    *,
    scanner: str | None,
    language: str,
    dpi: float,
    has_pilot: bool,
    data: Path | None = None,
    printer: str | None = None,
) -> KioskApp:
    """A kiosk that is ready to run; with a folder for its data it goes on alone.

    Raises as `steady_gateway` does.
    """
    gateway = steady_gateway(server, token, data, printer) if data else Gateway(server, token)
    app = KioskApp(language=language, dpi=dpi)
    performer = Performer(gateway, app.arrived)
    app.perform = performer.perform
    app.endings.append(performer.close)
    for listener in (Hearing(server, token, app.arrived), MinuteHand(app.arrived)):
        app.beginnings.append(listener.begin)
        app.endings.append(listener.close)
    app.beginnings.append(lambda: listen_to_keyboard(app.scanned))
    if scanner:
        app.endings.append(listen_to_serial(scanner, app.scanned))
    if has_pilot:
        from .pilot.flight import Pilot

        app.beginnings.append(Pilot(app, sys.stdin, sys.stdout).begin)
    return app
