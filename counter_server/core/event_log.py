"""The event log: per office a gapless `seq` in the order of commit; everything else reads it."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import (
    BigInteger,
    Connection,
    ForeignKey,
    Integer,
    String,
    Text,
    bindparam,
    insert,
    select,
    update,
)
from sqlalchemy.orm import Mapped, mapped_column

from counter_server.contract.events import Entry, Event, kind_of
from counter_server.contract.wire import from_json, to_json

from .database import Base, Utc
from .prepared import Prepared

PAGE = 200


class EventCounterRow(Base):
    """The last seq of an office; its row lock puts the writers of an office in line."""

    __tablename__ = "event_counter"

    office_id: Mapped[int] = mapped_column(ForeignKey("office.id"), primary_key=True)
    last_seq: Mapped[int] = mapped_column(BigInteger().with_variant(Integer, "sqlite"), default=0)


class EventRow(Base):
    """Never changed, never deleted."""

    __tablename__ = "event_log"

    office_id: Mapped[int] = mapped_column(ForeignKey("office.id"), primary_key=True)
    seq: Mapped[int] = mapped_column(
        BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=False
    )
    at: Mapped[datetime] = mapped_column(Utc)
    kind: Mapped[str] = mapped_column(String(40))
    body: Mapped[str] = mapped_column(Text)


_RAISE = Prepared(
    lambda _: (
        update(EventCounterRow)
        .where(EventCounterRow.office_id == bindparam("office"))
        .values(last_seq=EventCounterRow.last_seq + 1)
        .returning(EventCounterRow.last_seq)
    )
)
_LAST = Prepared(
    lambda _: select(EventCounterRow.last_seq).where(
        EventCounterRow.office_id == bindparam("office")
    )
)
_INSERT = Prepared(lambda _: insert(EventRow), ("office_id", "seq", "at", "kind", "body"))


def append(connection: Connection, office_id: int, event: Event, at: datetime) -> Entry:
    """Adds an event at the end of an office's log, inside the caller's transaction."""
    seq = _RAISE.one(connection, {"office": office_id})
    _INSERT.run(
        connection,
        {
            "office_id": office_id,
            "seq": seq,
            "at": at,
            "kind": kind_of(event),
            "body": to_json(event).decode(),
        },
    )
    return Entry(seq=seq, at=at, event=event)


def entries_after(
    connection: Connection, office_id: int, seq: int, limit: int = PAGE
) -> Sequence[Entry]:
    """The next entries after a seq, oldest first, at most `limit`."""
    rows = connection.execute(
        select(EventRow.seq, EventRow.at, EventRow.body)
        .where(EventRow.office_id == office_id, EventRow.seq > seq)
        .order_by(EventRow.seq)
        .limit(limit)
    )
    return [
        Entry(seq=row.seq, at=row.at, event=from_json(row.body, Event))  # type: ignore[arg-type]
        for row in rows
    ]


def last_seq(connection: Connection, office_id: int) -> int:
    """The newest seq of an office; 0 before the first event."""
    row = _LAST.row(connection, {"office": office_id})
    return row[0] if row else 0
