"""One server to a SQLite file: a lock of the operating system that ends with whoever holds it."""

import fcntl
import os
import time
from pathlib import Path

import click

from config.settings import Settings
from counter_server.core.errors import N_

from .group import in_words

# A server that was killed a moment ago may not be gone yet.
PATIENCE_S = 3.0
_ASK_S = 0.05
_RUNNING = (
    N_("Một máy chủ đang chạy trên thư mục dữ liệu này (tiến trình {pid})."),
    N_("Dùng máy chủ đó, hoặc dừng nó trước: kill {pid}."),
)


def sqlite_file(settings: Settings) -> Path | None:
    """The SQLite file of an installation; None on PostgreSQL or in memory."""
    if not settings.database:
        return settings.data / "motcua.db"
    kind, _, rest = settings.database.partition("://")
    path = rest.removeprefix("/").partition("?")[0]
    is_file = kind.partition("+")[0] == "sqlite" and path not in ("", ":memory:")
    return Path(path) if is_file else None


class Held:
    """A lock on a file; workers that are forked hold it with their master."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    def close(self) -> None:
        os.close(self._descriptor)


def lock_path(database_file: Path) -> Path:
    """Where the lock of a SQLite file is."""
    return database_file.with_name(f"{database_file.name}.lock")


def hold(database_file: Path, patience_s: float = PATIENCE_S) -> Held | None:
    """The lock, or None when another process still holds it after `patience_s`."""
    descriptor = os.open(lock_path(database_file), os.O_RDWR | os.O_CREAT, 0o600)
    until = time.monotonic() + patience_s
    while not _try(descriptor):
        if time.monotonic() >= until:
            os.close(descriptor)
            return None
        time.sleep(_ASK_S)
    os.ftruncate(descriptor, 0)
    os.pwrite(descriptor, f"{os.getpid()}\n".encode(), 0)
    return Held(descriptor)


def hold_or_refuse(database_file: Path, patience_s: float = PATIENCE_S) -> Held:
    """The lock, or a clear error that names who has it."""
    held = hold(database_file, patience_s)
    if held is None:
        raise click.ClickException(in_words(*_RUNNING, {"pid": _holder(database_file)}))
    return held


def is_held(database_file: Path) -> bool:
    """Whether a server runs on this file now."""
    if not lock_path(database_file).exists():
        return False
    held = hold(database_file, patience_s=0)
    if held is None:
        return True
    held.close()
    return False


def _try(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _holder(database_file: Path) -> str:
    return lock_path(database_file).read_text("utf-8", "replace").strip() or "?"
