"""The loudspeaker: a program that plays the WAV it is given on its standard input."""

import os
import shlex
import shutil
import signal
import subprocess
import threading
from collections.abc import Sequence
from contextlib import suppress

# What it takes beside the sound itself: to begin, to empty its buffers.
_LEEWAY_S = 15.0
_KILL_AFTER_S = 1.0
KNOWN = {
    "aplay": ("aplay", "-q", "-"),
    "paplay": ("paplay",),
    "pw-play": ("pw-play", "-"),
}


class NoSound(Exception):
    """Nothing was heard; the text is what the program says of it."""


def command_of(player: str | None) -> tuple[str, ...]:
    """The command of a known player or of a command line; without one the first that is here."""
    if player:
        return KNOWN.get(player) or tuple(shlex.split(player))
    return next((command for name, command in KNOWN.items() if shutil.which(name)), ())


class Loudspeaker:
    """Plays one sound at a time; `stop`, also from a signal handler, ends it and all later ones."""

    def __init__(self, command: Sequence[str]) -> None:
        self._command = tuple(command)
        self._process: subprocess.Popen[bytes] | None = None
        self._stopped = threading.Event()

    def play(self, wav: bytes, length_s: float) -> bool:
        """True once it was played whole, False when stopped; `NoSound` when it cannot be heard."""
        if self._stopped.is_set():
            return False
        if not self._command:
            raise NoSound("no program that plays sound: apt install alsa-utils")
        try:
            process = self._begun()
        except OSError as error:
            raise NoSound(f"{self._command[0]}: {error.strerror}") from error
        try:
            _, said = process.communicate(wav, timeout=length_s + _LEEWAY_S)
        except subprocess.TimeoutExpired as error:
            self._kill(signal.SIGKILL)
            process.communicate()
            raise NoSound(f"{self._command[0]} does not come to an end") from error
        if self._stopped.is_set():
            return False
        if process.returncode:
            raise NoSound(_reason(said, self._command[0], process.returncode))
        return True

    def stop(self) -> None:
        """Silence now."""
        self._stopped.set()
        self._kill(signal.SIGTERM)
        kill = threading.Timer(_KILL_AFTER_S, self._kill, (signal.SIGKILL,))
        kill.daemon = True
        kill.start()

    def _begun(self) -> "subprocess.Popen[bytes]":
        process = subprocess.Popen(
            self._command,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            start_new_session=True,  # a shell script and what it starts end together
        )
        self._process = process
        if self._stopped.is_set():
            self._kill(signal.SIGTERM)
        return process

    def _kill(self, how: signal.Signals) -> None:
        process = self._process
        if process is not None and process.returncode is None:
            with suppress(OSError):
                os.killpg(process.pid, how)


def _reason(said: bytes, program: str, code: int) -> str:
    lines = said.decode(errors="replace").strip().splitlines()
    return f"{program}: {lines[-1] if lines else code}"[:200]
