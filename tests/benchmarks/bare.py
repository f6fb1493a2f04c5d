"""What a bare SQLite loop does with the same durability: the yardstick of the queue."""

import sqlite3
import time
from pathlib import Path


def issues_per_second(folder: Path, count: int) -> float:
    """A number raised and a row inserted, one transaction each, WAL and synchronous=FULL."""
    connection = _open(folder / "issue.db")
    began = time.perf_counter()
    for _ in range(count):
        connection.execute("BEGIN IMMEDIATE")
        (number,) = connection.execute(
            "UPDATE series SET last = last + 1 WHERE name = 'A' RETURNING last"
        ).fetchone()
        connection.execute("INSERT INTO ticket (number, state) VALUES (?, 'waiting')", (number,))
        connection.execute("COMMIT")
    lasted = time.perf_counter() - began
    connection.close()
    return count / lasted


def calls_per_second(folder: Path, count: int) -> float:
    """The next row found and changed, one transaction each."""
    connection = _open(folder / "call.db")
    connection.executemany(
        "INSERT INTO ticket (number, state) VALUES (?, 'waiting')", [(n,) for n in range(count)]
    )
    connection.commit()
    began = time.perf_counter()
    for _ in range(count):
        connection.execute("BEGIN IMMEDIATE")
        (ticket,) = connection.execute(
            "SELECT id FROM ticket WHERE state = 'waiting' ORDER BY id LIMIT 1"
        ).fetchone()
        connection.execute("UPDATE ticket SET state = 'called' WHERE id = ?", (ticket,))
        connection.execute("COMMIT")
    lasted = time.perf_counter() - began
    connection.close()
    return count / lasted


def _open(path: Path) -> sqlite3.Connection:
    path.unlink(missing_ok=True)
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("CREATE TABLE series (name TEXT PRIMARY KEY, last INTEGER)")
    connection.execute("INSERT INTO series VALUES ('A', 0)")
    connection.execute("CREATE TABLE ticket (id INTEGER PRIMARY KEY, number INTEGER, state TEXT)")
    connection.execute("CREATE INDEX waiting ON ticket (id) WHERE state = 'waiting'")
    return connection
