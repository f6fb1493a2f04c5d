"""Joins the kiosk's parts: gateway, workers, window, scanners, voice, and a pilot if asked for."""

import sys
from dataclasses import dataclass, replace
from pathlib import Path

from .app import KioskApp
from .away.gateway import SteadyGateway
from .away.opening import steady_gateway
from .effects import Performer
from .flow.comfort import PLAIN_COMFORT, Aid, Comfort
from .gateway import Gateway
from .guidance.guide import Guide
from .guidance.reader import Reader
from .guidance.voice import Programs, programs_here, utterance
from .health import HealthTeller, memory_part, printer_part, scanner_part
from .hearing import Hearing, MinuteHand
from .lockdown.keeper import Keeper
from .pace import clock_pace
from .scanners import listen_to_keyboard, listen_to_serial
from .typing.words import ToneStyle
from .welcome_pictures import welcome_pictures

# Not the exit code of a process: the program begins once more, to be paired again.
BEGIN_ANEW = -1


@dataclass(frozen=True)
class Place:
    """What is set for one kiosk: its scanner, its glass, its voice, and who may close it."""

    language: str = "vi"
    scanner: str | None = None
    dpi: float = 82.0
    inches: float | None = None
    clips: Path | None = None
    is_read_aloud: bool = False
    tone_style: ToneStyle = ToneStyle.OLD
    officer_code: str = ""
    data: Path | None = None
    printer: str | None = None
    has_pilot: bool = False


def open_kiosk(server: str, token: str, place: Place) -> KioskApp:
    """A kiosk that is ready to run; with a folder for its data it goes on alone.

    Raises as `steady_gateway` does.
    """
    data = place.data
    gateway = steady_gateway(server, token, data, place.printer) if data else Gateway(server, token)
    voice = programs_here(place.clips)
    comfort = _first_comfort(place, can_be_heard=voice.can_be_heard)
    app = KioskApp(language=place.language, dpi=place.dpi, inches=place.inches, comfort=comfort)
    performer = Performer(gateway, app.arrived, lambda: welcome_pictures(data))
    app.visit.listeners.append(clock_pace().scene_changed)
    app.perform = performer.perform
    app.endings.append(performer.close)
    for listener in (Hearing(server, token, app.arrived), MinuteHand(app.arrived)):
        app.beginnings.append(listener.begin)
        app.endings.append(listener.close)
    app.beginnings.append(lambda: listen_to_keyboard(app.scanned))
    _tell_health(app, gateway, place)
    if voice.can_be_heard:
        _read_aloud(app, voice)
    _keep_shut(app, place)
    if place.has_pilot:
        from .pilot.flight import Pilot

        app.beginnings.append(Pilot(app, sys.stdin, sys.stdout).begin)
    return app


def _tell_health(app: KioskApp, gateway: Gateway, place: Place) -> None:
    """The serial scanner is opened here, for it is asked how it is."""
    teller = HealthTeller(gateway.tell_health)
    if place.scanner:
        scanner = listen_to_serial(place.scanner, app.scanned, teller.soon)
        app.endings.append(scanner.close)
        teller.parts.append(scanner_part(place.scanner, lambda: scanner.wait_until_connected(0.0)))
    if isinstance(gateway, SteadyGateway):
        teller.parts.append(memory_part(lambda: gateway.copies.hall is not None, gateway.untold))
        if place.printer:
            teller.parts.append(printer_part(place.printer, gateway.printer_problem))
    teller.refused = lambda: app.leave(BEGIN_ANEW)
    app.beginnings.append(teller.begin)
    app.endings.insert(0, teller.close)


def _read_aloud(app: KioskApp, voice: Programs) -> None:
    reader = Reader(lambda sentence, language: utterance(sentence, language, voice))
    app.see = Guide(reader.say).see
    app.endings.append(reader.close)


def _first_comfort(place: Place, *, can_be_heard: bool) -> Comfort:
    comfort = replace(PLAIN_COMFORT, tone_style=place.tone_style)
    if not can_be_heard:
        return comfort
    aids = frozenset({Aid.VOICE} if place.is_read_aloud else ())
    return replace(comfort, offered=(*comfort.offered, Aid.VOICE), aids=aids)


def _keep_shut(app: KioskApp, place: Place) -> None:
    keeper = Keeper(place.officer_code, place.language)
    keeper.leave, keeper.renew = app.leave, app.begin_anew
    app.unlock = keeper.touched
    app.beginnings.append(keeper.begin)
