"""The voice of the hall on the screen: what the real `motcua board` says, to be heard there."""

import shlex
import sys
import threading
from collections import deque
from collections.abc import Callable, Mapping
from pathlib import Path

from counter_server.cli.demo.processes import DidNotStart, Program
from hardware.simulators.endpoints import TcpEndpoint

from .piece import Changed

EAR = Path(__file__).parents[1] / "ear.py"
MOST_KEPT = 6


class VoicePiece:
    """Runs the player with a loudspeaker that hands each sound to the screen."""

    def __init__(self, server: str, token_file: Path, changed: Changed) -> None:
        self._changed = changed
        self._said: deque[str] = deque(maxlen=MOST_KEPT)
        self._sound = b""
        self._sounds = 0
        self._ending = threading.Event()
        self._end = TcpEndpoint(self._welcome)
        player = shlex.join((sys.executable, "-I", str(EAR), str(self._end.port)))
        where = ["--server", server, "--token-file", str(token_file), "--player", player]
        memory = ["--data", str(token_file.with_suffix(""))]
        log = token_file.with_suffix(".log")
        self._program = Program("board", ["counter_server.cli", "board", *where, *memory], log)
        self._reader = threading.Thread(target=self._read, name="voice", daemon=True)
        self._reader.start()

    def state(self) -> Mapping[str, object]:
        return {"said": list(self._said), "sound": self._sounds}

    def do(self, line: str) -> str:
        return f"unknown: {line!r}"

    def file(self, name: str) -> bytes | None:
        return self._sound if name.endswith(".wav") and self._sound else None

    def close(self) -> None:
        self._ending.set()
        self._program.end()
        self._reader.join()
        self._end.close()

    def heard(self, sound: bytes) -> None:
        """One announcement, whole."""
        if sound:
            self._sound, self._sounds = sound, self._sounds + 1
            self._changed()

    def _welcome(self, _answer: Callable[[bytes], None]) -> "_Listener":
        return _Listener(self.heard)

    def _read(self) -> None:
        """A line for each call, and `ready` first."""
        while not self._ending.is_set():
            try:
                line = self._program.line(timeout_s=3600)
            except DidNotStart:
                return
            if line != "ready":
                self._said.append(line)
                self._changed()


class _Listener:
    """One connection is one sound."""

    def __init__(self, heard: Callable[[bytes], None]) -> None:
        self._heard = heard
        self._sound = bytearray()

    def receive(self, data: bytes) -> None:
        self._sound += data

    def leave(self) -> None:
        self._heard(bytes(self._sound))
