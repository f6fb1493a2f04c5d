"""The folders between us and gammu-smsd: what is to go out, what came in, what became of it."""

import os
from contextlib import suppress
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from time import time

from .files import Part, Received, decoded, encoded, incoming_part, joined, outgoing_name

FOLDERS = ("inbox", "outbox", "sent", "error")
# smsd writes the parts of a long message one after another: with this age all are there.
SETTLED_S = 2.0
MOST_READ = 100
# No message is as long, of however many parts.
_LONGEST = 100_000


class GatewayTrouble(OSError):
    """The folders are not there, or this process may not write in them."""


class Fate(StrEnum):
    """Where the file of an outgoing message is; `LOST`: in no folder."""

    WAITING = "waiting"
    SENT = "sent"
    FAILED = "failed"
    LOST = "lost"


_WHERE = {"outbox": Fate.WAITING, "sent": Fate.SENT, "error": Fate.FAILED}


class Gateway:
    """The four folders under one; gammu-smsd moves files between them, we write and take away."""

    def __init__(self, folder: Path, settled_s: float = SETTLED_S) -> None:
        self._folder = folder
        self._settled_s = settled_s

    def missing(self) -> tuple[str, ...]:
        """The folders that are not there, or that we may not write in."""
        return tuple(each for each in FOLDERS if not os.access(self._folder / each, os.W_OK))

    def send(self, recipient: str, text: str, at: datetime, note: str) -> str:
        """Hands a message over; the same once more is no second message. The name of its file."""
        name = outgoing_name(recipient, at, note)
        if self.fate(name) is Fate.LOST:
            self._write(name, encoded(text))
        return name

    def fate(self, name: str) -> Fate:
        """What became of a message. smsd moves files meanwhile, so sent is looked at last again."""
        for _ in range(2):
            for folder, fate in _WHERE.items():
                if (self._folder / folder / name).exists():
                    return fate
        return Fate.LOST

    def forget(self, name: str) -> None:
        """Takes away what was sent or failed; the number in its name is nobody else's business."""
        for folder in ("sent", "error"):
            (self._folder / folder / name).unlink(missing_ok=True)

    def take_back(self, name: str) -> None:
        """A message that the modem has not sent in time, so that it does not go out later."""
        (self._folder / "outbox" / name).unlink(missing_ok=True)

    def received(self) -> list[Received]:
        """What came in and is whole, oldest first, at most `MOST_READ` messages."""
        parts = [part for name in self._names("inbox") if (part := incoming_part(name))]
        fresh = {part.message for part in parts if not self._is_settled(part.name)}
        settled = [part for part in parts if part.message not in fresh]
        first = set(sorted({part.message for part in settled})[:MOST_READ])
        return joined(self._readable([part for part in settled if part.message in first]))

    def take_away(self, message: Received) -> None:
        """An incoming message was dealt with."""
        for name in message.files:
            (self._folder / "inbox" / name).unlink(missing_ok=True)

    def waiting(self) -> int:
        """How many messages the modem has not taken yet."""
        return sum(name.startswith("OUT") for name in self._names("outbox"))

    def oldest_wait_s(self) -> float:
        """How long the first of them waits."""
        times = []
        for name in self._names("outbox"):
            with suppress(OSError):
                times.append((self._folder / "outbox" / name).stat().st_mtime)
        return max(0.0, time() - min(times)) if times else 0.0

    def _names(self, folder: str) -> list[str]:
        try:
            return sorted(path.name for path in (self._folder / folder).iterdir())
        except OSError as error:
            raise GatewayTrouble(str(error)) from error

    def _readable(self, parts: list[Part]) -> list[tuple[Part, str]]:
        """With their texts; one that cannot be read holds up no other. All of them: trouble."""
        found, unreadable = [], set()
        for part in parts:
            try:
                found.append((part, decoded(self._read(part.name))))
            except OSError as error:
                trouble = error
                unreadable.add(part.message)
        if unreadable and not found:
            raise GatewayTrouble(str(trouble)) from trouble
        return [each for each in found if each[0].message not in unreadable]

    def _read(self, name: str) -> bytes:
        try:
            with (self._folder / "inbox" / name).open("rb") as file:
                return file.read(_LONGEST)
        except FileNotFoundError:
            return b""

    def _is_settled(self, name: str) -> bool:
        with suppress(OSError):
            age_s = time() - (self._folder / "inbox" / name).stat().st_mtime
            return abs(age_s) >= self._settled_s  # the clock of a small computer may jump back
        return False

    def _write(self, name: str, data: bytes) -> None:
        """Whole or not at all: smsd looks at any moment, and only at names that begin with OUT."""
        half = self._folder / "outbox" / f".{name}.part"
        try:
            half.write_bytes(data)
            half.chmod(0o660)
            half.replace(self._folder / "outbox" / name)
        except OSError as error:
            raise GatewayTrouble(str(error)) from error
