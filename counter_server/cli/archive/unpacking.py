"""Puts a backup back, after it was looked through."""

import gzip
import hashlib
import os
import shutil
import tarfile
import tempfile
import zlib
from pathlib import Path
from typing import IO

from counter_server.contract.wire import WrongBody, from_json

from .copying import Damaged, refuse_damaged, revision_in
from .manifest import DATABASE, FORMAT, NAME, Manifest, Piece, is_safe

_BLOCK = 1024 * 1024
_LARGEST_MANIFEST = 10 * _BLOCK


class NoBackup(Exception):
    """The file is no backup of ours, or not a whole one; the text says why."""


def unpack(source: Path, data: Path) -> Manifest:
    """The manifest of what now stands in `data`, which must not exist or be empty.

    Everything is written beside it and checked first; `NoBackup` and `Damaged` leave nothing.
    """
    data.absolute().parent.mkdir(parents=True, exist_ok=True)
    made = Path(tempfile.mkdtemp(prefix=".motcua-", dir=data.absolute().parent))
    try:
        manifest = _read(source, made)
        refuse_damaged(made / DATABASE)
        if revision_in(made / DATABASE) != manifest.revision:
            raise NoBackup("revision")
        if data.exists():
            data.rmdir()
        made.rename(data)
    finally:
        shutil.rmtree(made, ignore_errors=True)
    return manifest


def _read(source: Path, folder: Path) -> Manifest:
    try:
        with gzip.open(source) as stream, tarfile.open(fileobj=stream, mode="r:") as tar:
            manifest = _manifest(tar)
            for piece in manifest.pieces:
                _put(tar, piece, folder)
            _to_the_end(tar, stream)
    except (tarfile.TarError, gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise NoBackup(str(error)) from error
    return manifest


def _manifest(tar: tarfile.TarFile) -> Manifest:
    first = tar.next()
    if first is None or first.name != NAME or first.size > _LARGEST_MANIFEST:
        raise NoBackup(NAME)
    try:
        manifest = from_json(_content(tar, first).read(), Manifest)
    except WrongBody as error:
        raise NoBackup(NAME) from error
    paths = [piece.path for piece in manifest.pieces]
    is_whole = DATABASE in paths and len(set(paths)) == len(paths) and all(map(is_safe, paths))
    if manifest.format != FORMAT or not is_whole:
        raise NoBackup(NAME)
    return manifest


def _put(tar: tarfile.TarFile, piece: Piece, folder: Path) -> None:
    entry = tar.next()
    if entry is None or entry.name != piece.path or entry.size != piece.size:
        raise NoBackup(piece.path)
    target = folder / piece.path
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    digest, content = hashlib.sha256(), _content(tar, entry)
    with os.fdopen(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        while block := content.read(_BLOCK):
            digest.update(block)
            file.write(block)
        file.flush()
        os.fsync(file.fileno())
    if digest.hexdigest() != piece.sha256:
        raise NoBackup(piece.path)


def _to_the_end(tar: tarfile.TarFile, stream: gzip.GzipFile) -> None:
    """Nothing more stands in it, and its own checksum, read last, is right."""
    if tar.next() is not None:
        raise NoBackup("more")
    while stream.read(_BLOCK):
        pass


def _content(tar: tarfile.TarFile, entry: tarfile.TarInfo) -> IO[bytes]:
    content = tar.extractfile(entry) if entry.isfile() else None
    if content is None:
        raise NoBackup(entry.name)
    return content


__all__ = ["Damaged", "NoBackup", "unpack"]
