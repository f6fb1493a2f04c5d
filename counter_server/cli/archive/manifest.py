"""What a backup says of itself, so that it can be trusted before anything is put back."""

import hashlib
from datetime import datetime
from pathlib import Path, PurePosixPath

from counter_server.contract.wire import Shape

NAME = "manifest.json"
FORMAT = 1
DATABASE = "motcua.db"
# Made anew by SQLite and by the server; never part of a backup.
_PASSING = ("-wal", "-shm", ".lock", ".log", ".partial", ".backup")


class Piece(Shape, frozen=True):
    """A file of the data folder, its path with slashes."""

    path: str
    size: int
    sha256: str


class Manifest(Shape, frozen=True):
    """`revision` is the database's step in the history."""

    format: int
    made_at: datetime
    revision: str
    pieces: tuple[Piece, ...]


def piece_of(file: Path, path: str) -> Piece:
    """A file as it is now."""
    with file.open("rb") as content:
        digest = hashlib.file_digest(content, "sha256").hexdigest()
    return Piece(path=path, size=file.stat().st_size, sha256=digest)


def is_safe(path: str) -> bool:
    """Whether a path stays in the folder it is put into."""
    pure = PurePosixPath(path)
    is_inside = not pure.is_absolute() and ".." not in pure.parts and "\\" not in path
    return is_inside and path == str(pure) and path not in ("", ".", NAME)


def is_kept(path: str) -> bool:
    """Whether a file of the data folder belongs into a backup beside the database."""
    name = path.rpartition("/")[2]
    is_database = path == DATABASE or name.startswith(f"{DATABASE}.before-")
    is_ours = path.startswith(".motcua-")
    return not is_database and not is_ours and not name.endswith(_PASSING)
