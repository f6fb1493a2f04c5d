"""The kiosk's block of leased numbers, kept in step with the server's lease."""

from collections.abc import Sequence
from datetime import date
from sqlite3 import Connection

from counter_server.contract.leases import Block, Lease

from .memory import Memory


def forget_used(memory: Memory, today: date) -> None:
    """Numbers of days that are over; their tickets stand in the journal."""
    with memory.write() as connection:
        connection.execute(
            "DELETE FROM number WHERE state = 'taken' AND day < ?", (today.isoformat(),)
        )


def crossed_out(memory: Memory) -> tuple[int, ...]:
    """What is to be given back."""
    with memory.read() as connection:
        rows = connection.execute(
            "SELECT lease FROM number WHERE state = 'crossed' ORDER BY lease LIMIT 2000"
        ).fetchall()
    return tuple(row["lease"] for row in rows)


def learn(memory: Memory, lease: Lease, given_back: Sequence[int]) -> None:
    """The numbers of a lease: new ones are free, those it does not name are not ours any more.

    Others need those that are spare: the first ones, which ordinary visitors come to next, are
    crossed out, to be given back.
    """
    with memory.write() as connection:
        connection.executemany(
            "DELETE FROM number WHERE lease = ? AND state = 'crossed'",
            [(each,) for each in given_back],
        )
        ours = {each.id for block in lease.blocks for each in block.numbers}
        free = connection.execute("SELECT lease FROM number WHERE state = 'free'").fetchall()
        connection.executemany(
            "DELETE FROM number WHERE lease = ?",
            [(row["lease"],) for row in free if row["lease"] not in ours],
        )
        for block in lease.blocks:
            _add(connection, block)
            _cross_out_spare(connection, block)


def count_free(memory: Memory, service: str, day: date) -> int:
    with memory.read() as connection:
        row = connection.execute(
            "SELECT count(*) FROM number WHERE service = ? AND day = ? AND state = 'free'",
            (service, day.isoformat()),
        ).fetchone()
    return int(row[0])


def _add(connection: Connection, block: Block) -> None:
    day = block.day.isoformat()
    connection.executemany(
        "INSERT OR IGNORE INTO number (lease, service, day, place, label, status_url, state)"
        " SELECT ?, ?, ?, ?, ?, ?, 'free' WHERE NOT EXISTS (SELECT 1 FROM taken WHERE lease = ?)",
        [
            (each.id, block.service, day, place, each.number, each.status_url, each.id)
            for place, each in enumerate(block.numbers)
        ],
    )
    # Numbers that came back may lie before those that were here.
    connection.executemany(
        "UPDATE number SET place = ?, status_url = ? WHERE lease = ? AND state = 'free'",
        [(place, each.status_url, each.id) for place, each in enumerate(block.numbers)],
    )


def _cross_out_spare(connection: Connection, block: Block) -> None:
    if block.spare <= 0:
        return
    connection.execute(
        "UPDATE number SET state = 'crossed' WHERE lease IN (SELECT lease FROM number"
        " WHERE service = ? AND day = ? AND state = 'free' ORDER BY place LIMIT ?)",
        (block.service, block.day.isoformat(), block.spare),
    )
