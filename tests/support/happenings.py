"""Events made by hand, and waiting for them without sleeping."""

import time
from collections.abc import Callable

from sqlalchemy import text

from counter_server.contract.events import CounterChanged
from counter_server.contract.office import CounterState
from counter_server.core.database import Database
from counter_server.core.feed import Feed
from counter_server.core.work import Works
from tests.support.patience import PATIENCE_S


def happen(works: Works, office_id: int, times: int = 1) -> None:
    """Events that touch no other table, each in a transaction of its own."""
    for turn in range(times):
        with works.begin(office_id) as work:
            work.record(CounterChanged(counter=1, counter_number=turn, state=CounterState.OPEN))


def follow(feed: Feed, last: int, start: int = 0) -> list[int]:
    """Every seq after `start` as a follower of a feed gets it, until `last` has come."""
    seen: list[int] = []
    deadline = time.monotonic() + PATIENCE_S
    while start < last:
        signal = feed.signal()
        seqs = [frame.entry.seq for frame in feed.after(start)]
        if seqs:
            start = seqs[-1]
            seen += seqs
        elif not signal.wait(deadline - time.monotonic()):
            raise TimeoutError(f"{last} never came; the last was {start}")
    return seen


def until(is_so: Callable[[], object]) -> None:
    """Asks the database again and again, which takes its time, until it is so."""
    deadline = time.monotonic() + PATIENCE_S
    while not is_so():
        if time.monotonic() > deadline:
            raise TimeoutError("never so")


def sessions(database: Database, query: str) -> int:
    """How many sessions said this last."""
    with database.read() as connection:
        return connection.execute(
            text(
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                " AND pid <> pg_backend_pid() AND query LIKE :query"
            ),
            {"query": query},
        ).scalar_one()


def cut(database: Database, query: str) -> int:
    """Cuts every session that said this last, as a restart of PostgreSQL does; how many it were."""
    with database.read() as connection:
        return len(
            connection.execute(
                text(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    " WHERE datname = current_database() AND pid <> pg_backend_pid()"
                    " AND query LIKE :query"
                ),
                {"query": query},
            ).all()
        )
