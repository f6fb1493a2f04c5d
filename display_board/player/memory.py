"""What was said, kept through restarts: a small file, written whole."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path
from typing import IO

from counter_server.contract.wire import Shape, WrongBody, from_json, to_json
from display_board.announcer.line import Line


class InUse(Exception):
    """Another player says this zone's calls: two of them would talk over each other."""


class _Kept(Shape, frozen=True):
    server: str
    seq: int
    done: tuple[int, ...] = ()


class Memory:
    """The memory of a zone of a server; another server's is not ours."""

    def __init__(self, folder: Path, server: str, zone: str) -> None:
        name = "".join(each if each.isalnum() else "-" for each in zone)
        self._path = folder / f"announcer-{name}.json"
        self._server = server

    @contextmanager
    def held(self) -> Iterator[None]:
        """Nobody else's meanwhile; `InUse`. Where nothing can be written, nobody is kept out."""
        lock = self._lock()
        with lock or nullcontext():
            if lock and not _taken(lock):
                raise InUse(str(self._path))
            yield

    def _lock(self) -> IO[str] | None:
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            return self._path.with_suffix(".lock").open("w")
        except OSError:
            return None

    def line(self) -> Line | None:
        """The line where it stopped; None when nothing is known."""
        with suppress(OSError, WrongBody):
            kept = from_json(self._path.read_bytes(), _Kept)
            return Line(kept.seq, done=kept.done) if kept.server == self._server else None
        return None

    def keep(self, line: Line) -> None:
        """May raise `OSError`."""
        kept = _Kept(server=self._server, seq=line.resume, done=line.done)
        self._path.parent.mkdir(parents=True, exist_ok=True)
        half = self._path.with_suffix(".half")
        half.write_bytes(to_json(kept))
        half.replace(self._path)


def _taken(lock: IO[str]) -> bool:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
