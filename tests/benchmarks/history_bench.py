"""What a million old tickets cost: issue and call beside an empty database, on both kinds."""

import statistics
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

from sqlalchemy import text

from counter_server.contract.tickets import TicketRequest
from counter_server.core.database import Database
from counter_server.queue import actions
from counter_server.queue.issuing import issue_ticket
from tests.support.databases import new_database
from tests.support.offices import TestOffice, sample_office

from .figures import Figure

OLD, ROUNDS = 1_000_000, 300
_COLUMNS = """office_id, service_id, day, series, number, label, state, state_since, priority,
 language, token, idempotency_key, issued_at, waits_since, turn_at, counter_id, calls, called_at,
 ended_at, reason"""
_VALUES = """1, 1 + n % 6, {day}, 'Z', n, 'Z' || n, 'finished', {at}, '', 'vi', 'old-' || n,
 'old-' || n, {at}, {at}, {at}, 1 + n % 5, 1, {at}, {at}, ''"""
_SQLITE = (
    f"""WITH RECURSIVE old(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM old WHERE n < {OLD})
INSERT INTO ticket ({_COLUMNS}) SELECT """
    + _VALUES.format(
        day="date('2026-11-22', '-' || (n / 1000) || ' days')",
        at="'2026-11-01 01:00:00.' || printf('%06d', n % 1000000)",
    )
    + " FROM old"
)
_POSTGRESQL = (
    f"INSERT INTO ticket ({_COLUMNS}) SELECT "
    + _VALUES.format(
        day="date '2026-11-22' - n / 1000",
        at="timestamptz '2026-11-01 01:00:00+00' + n * interval '1 second'",
    )
    + f" FROM generate_series(1, {OLD}) AS old(n)"
)


class _Folders:
    """What pytest's tmp_path_factory does, for a benchmark."""

    def mktemp(self, name: str) -> Path:
        return Path(tempfile.mkdtemp(prefix=name, dir=Path.home()))


def figures() -> Iterator[Figure]:
    """Medians in milliseconds; both databases are measured in turn, so noise meets both."""
    for kind in ("sqlite", "postgresql"):
        with ExitStack() as stack:
            empty, full = (
                sample_office(stack.enter_context(new_database(kind, _Folders()))) for _ in range(2)
            )
            _fill(full.parts.database)
            for name, step in (("issue", _issue), ("call + no-show", _call)):
                light, heavy = _in_turn(step, empty, full)
                yield Figure(f"{kind}: {name}, empty", light * 1000, "ms")
                note = f"{OLD:,} old tickets"
                yield Figure(f"{kind}: {name}, full", heavy * 1000, "ms", heavy / light, note)


def _fill(database: Database) -> None:
    with database.write() as connection:
        connection.execute(text(_SQLITE if database.is_sqlite else _POSTGRESQL))
    with database.write() as connection:
        connection.execute(text("ANALYZE"))


def _in_turn(
    step: Callable[[TestOffice], None], empty: TestOffice, full: TestOffice
) -> tuple[float, float]:
    took: dict[int, list[float]] = {0: [], 1: []}
    for _ in range(ROUNDS):
        for place, office in enumerate((empty, full)):
            began = time.perf_counter()
            step(office)
            took[place].append(time.perf_counter() - began)
    return statistics.median(took[0]), statistics.median(took[1])


def _issue(office: TestOffice) -> None:
    request = TicketRequest(service="dat-dai", print=False)
    issue_ticket(office.parts, office.id, request, uuid.uuid4().hex, None)


def _call(office: TestOffice) -> None:
    actions.call_next(office.parts, office.id, 1)
    actions.no_show(office.parts, office.id, 1)
