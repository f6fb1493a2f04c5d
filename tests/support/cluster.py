"""A PostgreSQL of our own for this test process, on a free port."""

import atexit
import os
import pwd
import secrets
import shutil
import socket
import subprocess
import tempfile
from functools import cache
from pathlib import Path

import psycopg

ROOMY = 4 * 1024**3
_HASTY = (
    "-c fsync=off -c full_page_writes=off -c synchronous_commit=off -c autovacuum=off"
    " -c wal_level=minimal -c max_wal_senders=0"
)


def url_of(name: str) -> str:
    """Where SQLAlchemy finds a database of the cluster."""
    return f"{address().replace('postgresql', 'postgresql+psycopg')}/{name}"


def new_database_name(template: str = "template1") -> str:
    """A database that nobody had before."""
    name = f"t_{secrets.token_hex(6)}"
    admin().execute(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY".encode())
    return name


@cache
def admin() -> psycopg.Connection:
    """The cluster's owner, in the database that no test uses."""
    connection = psycopg.connect(f"{address()}/postgres", autocommit=True)
    atexit.register(connection.close)
    return connection


def scratch(prefix: str) -> Path:
    """A folder in memory where there is room, or the tests wait for the disk."""
    return Path(tempfile.mkdtemp(prefix=prefix, dir=memory()))


def memory() -> Path | None:
    """Where files are in memory, if there is room; a file below /dev is a device to the product."""
    folder = Path("/dev/shm")
    is_roomy = folder.is_dir() and shutil.disk_usage(folder).free > ROOMY
    return folder if is_roomy else None


@cache
def address() -> str:
    """Starts a PostgreSQL of our own for this test process; its URL without a database name."""
    folder = scratch("motcua-pg-")
    bin_folder = binaries()
    port = _free_port()
    if os.geteuid() == 0:
        postgres = pwd.getpwnam("postgres")
        os.chown(folder, postgres.pw_uid, postgres.pw_gid)
    data = folder / "data"
    _as_postgres(
        bin_folder / "initdb", "-N", "-D", data, "-U", "motcua", "-A", "trust", "-E", "UTF8"
    )
    options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 {_HASTY}"
    pg_ctl = bin_folder / "pg_ctl"
    _as_postgres(pg_ctl, "-D", data, "-w", "-l", folder / "log", "-o", options, "start")
    atexit.register(_stop, pg_ctl, data, folder)
    return f"postgresql://motcua@127.0.0.1:{port}"


def _stop(pg_ctl: Path, data: Path, folder: Path) -> None:
    _as_postgres(pg_ctl, "-D", data, "-m", "immediate", "stop")
    shutil.rmtree(folder, ignore_errors=True)


def _as_postgres(*command: object) -> None:
    words = [str(word) for word in command]
    if os.geteuid() == 0:
        words = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", *words]
    subprocess.run(words, check=True, capture_output=True, cwd="/tmp")


def binaries() -> Path:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if not found:
        raise RuntimeError("PostgreSQL is missing: run ./motcua test, or apt install postgresql")
    return found[-1].parent


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
