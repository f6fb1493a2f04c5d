"""Packs a data folder into one file."""

import os
import tarfile
import tempfile
from datetime import datetime
from io import BytesIO
from pathlib import Path

from config.settings import FILE as SETTINGS
from counter_server.contract.wire import to_json

from .copying import copy_database, revision_in
from .manifest import DATABASE, FORMAT, NAME, Manifest, Piece, is_kept, piece_of


def pack(data: Path, database: Path, target: Path, at: datetime) -> Manifest:
    """The backup, whole or not at all: it gets its name when every byte is on the disk.

    `FileExistsError` when there is a file of that name, `Damaged` when the database is not whole.
    """
    if target.exists():
        raise FileExistsError(17, "File exists", str(target))
    partial = target.with_name(f"{target.name}.partial")
    try:
        with tempfile.TemporaryDirectory(prefix=".motcua-", dir=target.parent) as folder:
            copy = Path(folder) / DATABASE
            copy_database(database, copy)
            sources = {DATABASE: copy, **_others(data, database)}
            pieces = tuple(piece_of(file, path) for path, file in sources.items())
            manifest = Manifest(
                format=FORMAT, made_at=at, revision=revision_in(copy), pieces=pieces
            )
            _write(partial, manifest, sources)
        os.link(partial, target)  # refuses a name that was taken meanwhile
    finally:
        partial.unlink(missing_ok=True)
    return manifest


def _others(data: Path, database: Path) -> dict[str, Path]:
    """Settings, key and the office's own files, by their paths in the folder.

    Settings that name a database elsewhere are left out: it comes back into the folder.
    """
    files = sorted(path for path in data.rglob("*") if path.is_file() and not path.is_symlink())
    named = {path.relative_to(data).as_posix(): path for path in files}
    is_elsewhere = database.absolute() != (data / DATABASE).absolute()
    left_out = {SETTINGS} if is_elsewhere else set()
    return {path: file for path, file in named.items() if is_kept(path) and path not in left_out}


def _write(partial: Path, manifest: Manifest, sources: dict[str, Path]) -> None:
    descriptor = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        with tarfile.open(fileobj=file, mode="w:gz", compresslevel=6) as tar:
            head = to_json(manifest)
            _add(tar, NAME, len(head), BytesIO(head))
            for piece in manifest.pieces:
                _add_file(tar, piece, sources[piece.path])
        file.flush()
        os.fsync(file.fileno())


def _add_file(tar: tarfile.TarFile, piece: Piece, source: Path) -> None:
    with source.open("rb") as content:
        _add(tar, piece.path, piece.size, content)


def _add(tar: tarfile.TarFile, name: str, size: int, content: object) -> None:
    entry = tarfile.TarInfo(name)
    entry.size, entry.mode = size, 0o600
    tar.addfile(entry, content)  # type: ignore[arg-type]
