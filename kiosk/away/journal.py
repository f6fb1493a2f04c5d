"""Tickets the kiosk gave by itself: first in the memory, then on the slip, then at the server."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from sqlite3 import Row

from counter_server.contract.tickets import Ticket, TicketRequest, TicketState

from .clock import Reading
from .memory import Memory

_COLUMNS = (
    "lease, key, service, priority, language, label, status_url, taken_at, wall, boot,"
    " running_s, slip"
)
_KEPT_DAYS = 7


class Slip(StrEnum):
    """`waiting`: not yet at the printer; `printing`: killed then, nobody knows whether it is out.

    `none`: this kiosk has no printer of its own.
    """

    NONE = "none"
    WAITING = "waiting"
    PRINTING = "printing"
    PRINTED = "printed"
    FAILED = "failed"


@dataclass(frozen=True)
class Taken:
    """One of them. `ticket` is the server's id once it is merged, 0 when the server refused it."""

    id: int
    lease: int
    key: str
    service: str
    priority: str | None
    language: str
    label: str
    status_url: str
    taken_at: datetime
    reading: Reading
    slip: Slip
    problem: str | None = None
    ticket: int | None = None

    def as_ticket(self) -> Ticket:
        """Its id is below zero, and so is how many are ahead: only the server could tell."""
        return Ticket(
            id=-self.id,
            number=self.label,
            service=self.service,
            state=TicketState.WAITING,
            issued_at=self.taken_at,
            ahead=-1,
            wait=None,
            status_url=self.status_url,
            priority=self.priority,
            language=self.language,
        )


@dataclass(frozen=True)
class Touch:
    """What a touch asks for, and when."""

    wanted: TicketRequest
    key: str
    day: date
    taken_at: datetime
    reading: Reading


def take(memory: Memory, touch: Touch, *, has_printer: bool) -> Taken | None:
    """The next number of the block; the same key gives the same one. None: no number is left."""
    with memory.write() as connection:
        known = connection.execute("SELECT * FROM taken WHERE key = ?", (touch.key,)).fetchone()
        if known is not None:
            return _taken(known)
        number = connection.execute(
            "SELECT * FROM number WHERE service = ? AND day = ? AND state = 'free'"
            " ORDER BY place LIMIT 1",
            (touch.wanted.service, touch.day.isoformat()),
        ).fetchone()
        if number is None:
            return None
        connection.execute("UPDATE number SET state = 'taken' WHERE lease = ?", (number["lease"],))
        values = _values(number, touch, Slip.WAITING if has_printer else Slip.NONE)
        marks = ", ".join("?" * len(values))
        made = connection.execute(f"INSERT INTO taken ({_COLUMNS}) VALUES ({marks})", values)
        row = connection.execute("SELECT * FROM taken WHERE id = ?", (made.lastrowid,)).fetchone()
        return _taken(row)


def by_key(memory: Memory, key: str) -> Taken | None:
    with memory.read() as connection:
        row = connection.execute("SELECT * FROM taken WHERE key = ?", (key,)).fetchone()
    return None if row is None else _taken(row)


def by_id(memory: Memory, taken_id: int) -> Taken | None:
    with memory.read() as connection:
        row = connection.execute("SELECT * FROM taken WHERE id = ?", (taken_id,)).fetchone()
    return None if row is None else _taken(row)


def unmerged(memory: Memory, limit: int) -> list[Taken]:
    """The next ones the server has not heard of, in the order of taking."""
    with memory.read() as connection:
        rows = connection.execute(
            "SELECT * FROM taken WHERE ticket IS NULL ORDER BY id LIMIT ?", (limit,)
        ).fetchall()
    return [_taken(row) for row in rows]


def unprinted(memory: Memory) -> list[Taken]:
    """Those whose slip is still to come, or was just coming when the kiosk ended."""
    with memory.read() as connection:
        rows = connection.execute(
            "SELECT * FROM taken WHERE slip IN ('waiting', 'printing') ORDER BY id"
        ).fetchall()
    return [_taken(row) for row in rows]


def note_slip(memory: Memory, taken_id: int, slip: Slip, problem: str | None = None) -> None:
    with memory.write() as connection:
        connection.execute(
            "UPDATE taken SET slip = ?, problem = ? WHERE id = ?", (slip.value, problem, taken_id)
        )


def note_merged(memory: Memory, tickets: Mapping[int, int], refused: Iterable[int]) -> None:
    """By lease: the ticket each has become."""
    found = {**dict.fromkeys(refused, 0), **tickets}
    with memory.write() as connection:
        connection.executemany(
            "UPDATE taken SET ticket = ? WHERE lease = ? AND ticket IS NULL",
            [(ticket, lease) for lease, ticket in found.items()],
        )


def forget_old(memory: Memory, now: datetime) -> None:
    """What was merged long ago."""
    before = (now - timedelta(days=_KEPT_DAYS)).astimezone(UTC).isoformat()
    with memory.write() as connection:
        connection.execute("DELETE FROM taken WHERE ticket IS NOT NULL AND taken_at < ?", (before,))


def _values(number: Row, touch: Touch, slip: Slip) -> tuple[object, ...]:
    wanted, reading = touch.wanted, touch.reading
    return (
        number["lease"],
        touch.key,
        number["service"],
        wanted.priority,
        wanted.language,
        number["label"],
        number["status_url"],
        touch.taken_at.astimezone(UTC).isoformat(),
        reading.wall.astimezone(UTC).isoformat(),
        reading.boot,
        reading.running_s,
        slip.value,
    )


def _taken(row: Row) -> Taken:
    return Taken(
        id=row["id"],
        lease=row["lease"],
        key=row["key"],
        service=row["service"],
        priority=row["priority"],
        language=row["language"],
        label=row["label"],
        status_url=row["status_url"],
        taken_at=datetime.fromisoformat(row["taken_at"]),
        reading=Reading(datetime.fromisoformat(row["wall"]), row["boot"], row["running_s"]),
        slip=Slip(row["slip"]),
        problem=row["problem"],
        ticket=row["ticket"],
    )
