"""Real databases for tests: SQLite in a file, PostgreSQL in a cluster of our own on a free port."""

import atexit
import os
import pwd
import secrets
import shutil
import socket
import sqlite3
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import cache
from pathlib import Path

from sqlalchemy import create_engine, text

from counter_server.cli.founding import SAMPLE, found_office
from counter_server.core.database import Base, Database, sqlite_url
from tests.support.tables import all_tables

all_tables()

ROOMY = 4 * 1024**3
_HASTY = "-c fsync=off -c full_page_writes=off -c synchronous_commit=off -c autovacuum=off"


@contextmanager
def bare_database(kind: str, tmp_path_factory) -> Iterator[Database]:
    """A database without any table."""
    if kind == "sqlite":
        database = Database(sqlite_url(tmp_path_factory.mktemp("bare")))
    else:
        name = f"t_{secrets.token_hex(6)}"
        _execute(f"CREATE DATABASE {name}")
        database = Database(f"{_cluster()}/{name}")
    try:
        yield database
    finally:
        database.close()


@contextmanager
def new_database(kind: str, tmp_path_factory) -> Iterator[Database]:
    """An empty database with all tables."""
    if kind == "sqlite":
        database = Database(sqlite_url(tmp_path_factory.mktemp("db")))
        _copy_into(database, _sqlite_template(with_sample=False))
    else:
        database = Database(_new_postgresql_database())
    try:
        yield database
    finally:
        database.close()


def found_sample(database: Database) -> int:
    """The sample office in an empty database, copied from one that was founded once; its id."""
    if database.is_sqlite:
        _copy_into(database, _sqlite_template(with_sample=True))
    else:
        with database.engine.connect() as connection:
            connection.connection.driver_connection.execute(_sample_as_sql())
            connection.connection.driver_connection.commit()
    return 1


def _copy_into(database: Database, template: Path) -> None:
    with closing(sqlite3.connect(template)) as source, database.engine.connect() as connection:
        source.backup(connection.connection.driver_connection)


@cache
def _sqlite_template(*, with_sample: bool) -> Path:
    """A file with all tables, and the sample office if wanted."""
    folder = _scratch("motcua-sqlite-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    database = Database(sqlite_url(folder))
    Base.metadata.create_all(database.engine)
    if with_sample:
        _found(database)
    database.close()
    return next(folder.glob("*.db"))


def _found(database: Database) -> None:
    with database.write() as connection:
        assert found_office(connection, SAMPLE) == 1


@cache
def _sample_as_sql() -> bytes:
    """What founding writes, for PostgreSQL."""
    url = _new_postgresql_database()
    database = Database(url)
    _found(database)
    database.close()
    command = [_binaries() / "pg_dump", "--data-only", "--inserts", url.replace("+psycopg", "")]
    dumped = subprocess.run(command, check=True, capture_output=True).stdout
    # psql's own lines, and what would leave the session without a search path.
    dull = (b"\\", b"SELECT pg_catalog.set_config('search_path'", b"--", b"SET ")
    return b"\n".join(line for line in dumped.splitlines() if not line.startswith(dull))


def _scratch(prefix: str) -> Path:
    """A folder in memory where there is room, or the tests wait for the disk."""
    memory = Path("/dev/shm")
    is_roomy = memory.is_dir() and shutil.disk_usage(memory).free > ROOMY
    return Path(tempfile.mkdtemp(prefix=prefix, dir=memory if is_roomy else None))


def _new_postgresql_database() -> str:
    name = f"t_{secrets.token_hex(6)}"
    _execute(f"CREATE DATABASE {name} TEMPLATE {_template()}")
    return f"{_cluster()}/{name}"


@cache
def _template() -> str:
    """A database with all tables, copied for each test."""
    _execute("CREATE DATABASE motcua_template")
    engine = create_engine(f"{_cluster()}/motcua_template")
    Base.metadata.create_all(engine)
    engine.dispose()
    return "motcua_template"


def _execute(statement: str) -> None:
    engine = create_engine(f"{_cluster()}/postgres", isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(statement))
    engine.dispose()


@cache
def _cluster() -> str:
    """Starts a PostgreSQL of our own for this test process; its URL without a database name."""
    folder = _scratch("motcua-pg-")
    binaries = _binaries()
    port = _free_port()
    if os.geteuid() == 0:
        postgres = pwd.getpwnam("postgres")
        os.chown(folder, postgres.pw_uid, postgres.pw_gid)
    data = folder / "data"
    _as_postgres(binaries / "initdb", "-D", data, "-U", "motcua", "-A", "trust", "-E", "UTF8")
    options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 {_HASTY}"
    pg_ctl = binaries / "pg_ctl"
    _as_postgres(pg_ctl, "-D", data, "-w", "-l", folder / "log", "-o", options, "start")
    atexit.register(_stop, pg_ctl, data, folder)
    return f"postgresql+psycopg://motcua@127.0.0.1:{port}"


def _stop(pg_ctl: Path, data: Path, folder: Path) -> None:
    _as_postgres(pg_ctl, "-D", data, "-m", "immediate", "stop")
    shutil.rmtree(folder, ignore_errors=True)


def _as_postgres(*command: object) -> None:
    words = [str(word) for word in command]
    if os.geteuid() == 0:
        words = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", *words]
    subprocess.run(words, check=True, capture_output=True, cwd="/tmp")


def _binaries() -> Path:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if not found:
        raise RuntimeError("PostgreSQL is missing: run ./motcua test, or apt install postgresql")
    return found[-1].parent


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
