"""After the reset nothing personal can be reached any more: the whole memory is searched."""

import gc
import hashlib
import re
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

from kiosk.effects import _ASKERS, Performer
from kiosk.flow.happenings import Happening, Scanned, Tick
from kiosk.flow.scan import parse
from kiosk.flow.touches import (
    Finish,
    OpenCheckIn,
    OpenLookup,
    PressKey,
    SeeOwnDossiers,
    SubmitCode,
)
from kiosk.gateway import Gateway
from kiosk.visit import Visit
from tests.support.kiosk_scenes import a_scene
from tests.support.kiosk_server import TOKEN, KioskServer
from tests.support.patience import PATIENCE_S

_DIGITS = re.compile(r"\D")


class Secrets:
    """Digits that only their hashes remember, so that the search does not find itself."""

    def __init__(self) -> None:
        self.hashes: set[str] = set()

    def note(self, digits: str) -> str:
        self.hashes.add(_hash(digits))
        return digits

    def found(self) -> list[str]:
        """Where: the types of what holds a secret, never the secret itself."""
        gc.collect()
        holders = [*gc.get_objects(), *frames()]
        return [
            type(holder).__name__
            for holder in holders
            for text in texts_in(holder)
            if _hash(_DIGITS.sub("", text)) in self.hashes
        ]


def _hash(digits: str) -> str:
    return hashlib.sha256(digits.encode()).hexdigest()


def texts_in(holder: object) -> Iterator[str]:
    """Texts of a length that may be secret. By `type`: a dead weak proxy has no other answer."""
    held = holder.values() if issubclass(type(holder), dict) else gc.get_referents(holder)
    return (one for one in held if issubclass(type(one), str) and 10 <= len(one) <= 300)


def frames() -> Iterator[object]:
    """What the running threads hold in their hands."""
    for thread, frame in sys._current_frames().items():
        if thread != threading.get_ident():
            yield dict(frame.f_locals)


class Kiosk:
    """Glass, flow and workers before a server that answers."""

    def __init__(self, url: str) -> None:
        from kiosk.presenters.page import page
        from kiosk.screens.glass import Glass

        self.glass = Glass()
        self.now_s = 0.0
        self._came = threading.Event()
        self._answers: list[Happening] = []
        self.performer = Performer(Gateway(url, TOKEN), self._arrived)
        self.visit = Visit(a_scene(), self.performer.perform, lambda: self.now_s, lambda: "key")
        self.visit.listeners.append(
            lambda scene: self.glass.show(page(scene), type(scene.step).__name__)
        )

    def _arrived(self, happening: Happening) -> None:
        self._answers.append(happening)
        self._came.set()

    def answered(self) -> None:
        assert self._came.wait(PATIENCE_S)
        self._came.clear()
        while self._answers:
            self.visit.happen(self._answers.pop())

    def settled(self) -> None:
        """Every worker has laid down what it had in its hands."""
        together = threading.Barrier(_ASKERS + 1)

        def meet() -> None:
            together.wait(PATIENCE_S)

        for _ in range(_ASKERS):
            self.performer._askers.do(meet)
        together.wait(PATIENCE_S)


def visited(kiosk: Kiosk, secrets: Secrets) -> None:
    """A phone number and a dossier code are typed, a card is scanned."""
    kiosk.visit.happen(OpenCheckIn())
    for digit in secrets.note("0" + "912" * 2 + "777"):
        kiosk.visit.happen(PressKey(digit))
    kiosk.visit.happen(SubmitCode())
    kiosk.answered()
    kiosk.visit.happen(Scanned(parse(secrets.note("064" + "19" + "0" * 3 + "4321"))))
    kiosk.visit.happen(SeeOwnDossiers())
    kiosk.answered()
    kiosk.visit.happen(Finish())
    kiosk.visit.happen(OpenLookup())
    digits = secrets.note("00005" + "16" + "21" + "2611" + "200007")
    for char in f"{digits[:7]}h{digits[7:]}":
        kiosk.visit.happen(PressKey(char))


def test_nothing_personal_is_reachable_after_the_reset(kivy_is_ready: None, tmp_path: Path) -> None:
    from kiosk.gallery.pictures import lay_out

    secrets = Secrets()
    with KioskServer() as server:
        kiosk = Kiosk(server.url)
        visited(kiosk, secrets)
        lay_out()
        assert secrets.found() != []
        kiosk.now_s = 1000.0
        kiosk.visit.happen(Tick())
        lay_out()
        kiosk.settled()
        assert secrets.found() == []
        kiosk.performer.close()
