"""The real kiosk on the screen: a live picture of its glass, and a finger that reaches it."""

import threading
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

import msgspec

from counter_server.cli.demo.kiosk import Kiosk, PilotRefused
from counter_server.cli.demo.processes import DidNotStart

from .piece import Changed

SIZE = (540, 960)
# While somebody touches, and while only a clock moves.
_BRISK_S, _CALM_S = 0.15, 1.0
_BRISK_FOR_S = 6.0
# Nobody looks at the screen any more: no picture is taken.
_WATCHED_FOR_S = 30.0


class Stroke(msgspec.Struct, frozen=True):
    """Where a finger went, 0 to 1 across and down from the top left."""

    places: tuple[tuple[float, float], ...]


class KioskPiece:
    """Asks the kiosk's pilot for one thing at a time."""

    def __init__(self, kiosk: Kiosk, folder: Path, changed: Changed) -> None:
        self._kiosk = kiosk
        self._path = folder / "glass.jpg"
        self._changed = changed
        self._picture = b""
        self._pictures = 0
        self._trouble = ""
        self._brisk_until = self._watched_until = 0.0
        self._lock = threading.Lock()
        self._woken = threading.Event()
        self._is_ending = False
        self._watcher = threading.Thread(target=self._watch, name="glass", daemon=True)
        self._watcher.start()

    def state(self) -> Mapping[str, object]:
        was_watched = self._watched_until > time.monotonic()
        self._watched_until = time.monotonic() + _WATCHED_FOR_S
        if not was_watched:
            self._woken.set()
        return {"picture": self._pictures, "size": SIZE, "trouble": self._trouble}

    def do(self, line: str) -> str:
        """`[[0.5, 0.8], ...]`: a finger on the glass."""
        try:
            stroke = msgspec.json.decode(b'{"places":%b}' % line.encode(), type=Stroke)
        except msgspec.DecodeError as error:
            return str(error)
        return self._touch(stroke.places)

    def file(self, name: str) -> bytes | None:
        return self._picture if name.endswith(".jpg") and self._picture else None

    def close(self) -> None:
        self._is_ending = True
        self._woken.set()
        self._kiosk.end()
        self._watcher.join()

    def _touch(self, places: Sequence[tuple[float, float]]) -> str:
        self._brisk_until = time.monotonic() + _BRISK_FOR_S
        try:
            with self._lock:
                self._kiosk.stroke(places)
        except (PilotRefused, DidNotStart, OSError) as error:
            return str(error)
        finally:
            self._woken.set()
        return ""

    def _watch(self) -> None:
        while not self._is_ending:
            now = time.monotonic()
            is_watched, is_brisk = now < self._watched_until, now < self._brisk_until
            if is_watched and not self._look():
                return
            pause_s = _BRISK_S if is_brisk else _CALM_S
            self._woken.wait(pause_s if is_watched else None)
            self._woken.clear()

    def _look(self) -> bool:
        """Whether the kiosk is there; a picture that differs from the last is told."""
        with suppress(PilotRefused):
            try:
                with self._lock:
                    self._kiosk.look(self._path)
            except (DidNotStart, OSError) as error:
                self._trouble = "" if self._is_ending else str(error)
                self._changed()
                return False
            seen = self._path.read_bytes()
            if seen != self._picture:
                self._picture, self._pictures = seen, self._pictures + 1
                self._changed()
        return True
