"""A SQLite database copied while it is in use, and looked through afterwards."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path


class Damaged(Exception):
    """A database is not whole; the text says what SQLite found."""


def copy_database(source: Path, target: Path) -> None:
    """SQLite's own online copy, readable by its owner only and checked; `Damaged`."""
    os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600))
    with (
        closing(sqlite3.connect(f"{source.absolute().as_uri()}?mode=rw", uri=True)) as here,
        closing(sqlite3.connect(target)) as there,
    ):
        here.backup(there)
        there.execute("PRAGMA journal_mode=DELETE")
    refuse_damaged(target)


def refuse_damaged(file: Path) -> None:
    """Looks through a whole database; `Damaged` when a page, an index or a key is wrong."""
    try:
        with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as database:
            said = [row[0] for row in database.execute("PRAGMA integrity_check(5)")]
            if said == ["ok"] and database.execute("PRAGMA foreign_key_check").fetchone():
                said = ["foreign key"]
    except sqlite3.DatabaseError as error:
        raise Damaged(str(error)) from error
    if said != ["ok"]:
        raise Damaged("; ".join(map(str, said)))


def revision_in(file: Path) -> str:
    """The version that is written in a database, empty where none is."""
    with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as database:
        found = database.execute("SELECT version_num FROM alembic_version").fetchone()
    return str(found[0]) if found else ""
