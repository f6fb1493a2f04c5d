"""What was said, kept through restarts: a small file, written whole."""

from contextlib import suppress
from pathlib import Path

from counter_server.contract.wire import Shape, WrongBody, from_json, to_json
from display_board.announcer.line import Line


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
