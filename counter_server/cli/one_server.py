"""One server to a SQLite file: a lock of the operating system that ends with whoever holds it."""

import fcntl
import os
import time
from dataclasses import dataclass
from pathlib import Path

import click

from config.settings import Settings
from counter_server.core.errors import N_

from .group import in_words

# A server that was killed a moment ago may not be gone yet.
PATIENCE_S = 3.0
_ASK_S = 0.05
_RUNNING = N_("Một máy chủ đang chạy trên thư mục dữ liệu này (tiến trình {pid}).")
_SERVING = N_("Một máy chủ đang chạy trên thư mục dữ liệu này, ở {address} (tiến trình {pid}).")
_END_IT = N_("Dùng máy chủ đó, hoặc dừng nó trước: kill {pid}.")


@dataclass(frozen=True)
class Holder:
    """Who runs on a database file: the process and where it listens, as it wrote it itself.

    `port` 0: it does not serve (an upgrade), or is of an older version.
    """

    pid: str = "?"
    host: str = ""
    port: int = 0
    public_url: str = ""

    @property
    def address(self) -> str:
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"


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


def hold(
    database_file: Path, patience_s: float = PATIENCE_S, serving: Settings | None = None
) -> Held | None:
    """The lock, or None when another process still holds it after `patience_s`.

    `serving`: where the holder will listen, for others to read.
    """
    descriptor = os.open(lock_path(database_file), os.O_RDWR | os.O_CREAT, 0o600)
    until = time.monotonic() + patience_s
    while not _try(descriptor):
        if time.monotonic() >= until:
            os.close(descriptor)
            return None
        time.sleep(_ASK_S)
    os.ftruncate(descriptor, 0)
    os.pwrite(descriptor, _written(serving).encode(), 0)
    return Held(descriptor)


def hold_or_refuse(
    database_file: Path, patience_s: float = PATIENCE_S, serving: Settings | None = None
) -> Held:
    """The lock, or a clear error that names who has it."""
    held = hold(database_file, patience_s, serving)
    if held is None:
        other = _told(database_file)
        words = _SERVING if other.port else _RUNNING
        raise click.ClickException(
            in_words(words, _END_IT, {"pid": other.pid, "address": other.address})
        )
    return held


def holder_of(database_file: Path) -> Holder | None:
    """Who runs on this file now; None when nobody does. Changes nothing."""
    try:
        descriptor = os.open(lock_path(database_file), os.O_RDONLY)
    except FileNotFoundError:
        return None
    try:
        return None if _try(descriptor) else _told(database_file)
    finally:
        os.close(descriptor)


def _try(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _written(serving: Settings | None) -> str:
    """The process first, as older versions wrote it alone."""
    lines = [str(os.getpid())]
    if serving:
        told = {"host": serving.host, "port": serving.port, "public_url": serving.public_url}
        lines += [f"{name} = {value}" for name, value in told.items()]
    return "".join(f"{line}\n" for line in lines)


def _told(database_file: Path) -> Holder:
    pid, *lines = lock_path(database_file).read_text("utf-8", "replace").splitlines() or [""]
    told = {name: value for name, _, value in (line.partition(" = ") for line in lines)}
    port = told.get("port", "")
    return Holder(
        pid=pid.strip() or "?",
        host=told.get("host", ""),
        port=int(port) if port.isascii() and port.isdigit() else 0,
        public_url=told.get("public_url", ""),
    )
