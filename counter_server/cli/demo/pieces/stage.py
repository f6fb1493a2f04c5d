"""All pieces of a hall, and who waits for something to change on it."""

import threading
from collections.abc import Mapping

from .piece import Piece


class Stage:
    """`changed` may be called from any thread, as often as something is different."""

    def __init__(self) -> None:
        self._pieces: dict[str, Piece] = {}
        self._missing: dict[str, str] = {}
        self._version = 0
        self._is_closed = False
        self._turned = threading.Condition()

    def add(self, name: str, piece: Piece) -> None:
        """From now on it is to be seen."""
        with self._turned:
            self._pieces[name] = piece
            self._missing.pop(name, None)
        self.changed()

    def miss(self, name: str, why: str) -> None:
        """It is not there, and that is said in its place."""
        with self._turned:
            self._missing[name] = why
        self.changed()

    def piece(self, name: str) -> Piece | None:
        return self._pieces.get(name)

    def changed(self) -> None:
        with self._turned:
            self._version += 1
            self._turned.notify_all()

    def close(self) -> None:
        """Nobody waits any longer."""
        with self._turned:
            self._is_closed = True
            self._turned.notify_all()

    def seen(self, after: int, timeout_s: float) -> Mapping[str, object]:
        """Everything that is to be seen, once it is newer than a version or the time is over."""
        with self._turned:
            self._turned.wait_for(lambda: self._version > after or self._is_closed, timeout_s)
            version, pieces, missing = self._version, dict(self._pieces), dict(self._missing)
        shown = {name: piece.state() for name, piece in pieces.items()}
        return {"version": version, "pieces": shown, "missing": missing}
