"""Services, counters, number series and tickets."""

from datetime import date, datetime

from sqlalchemy import Date, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from counter_server.core.database import Base, Utc

_AT_A_COUNTER = text("state IN ('called', 'serving')")
_WAITING = text("state = 'waiting'")


class ServiceRow(Base):
    """A kind of business; its prefix opens the numbers of its tickets."""

    __tablename__ = "service"
    __table_args__ = (
        UniqueConstraint("office_id", "code"),
        UniqueConstraint("office_id", "prefix"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    office_id: Mapped[int] = mapped_column(ForeignKey("office.id"))
    code: Mapped[str] = mapped_column(String(60))
    prefix: Mapped[str] = mapped_column(String(4))
    name_vi: Mapped[str] = mapped_column(String(200))
    name_en: Mapped[str] = mapped_column(String(200), default="")
    position: Mapped[int] = mapped_column(default=0)
    is_open: Mapped[bool] = mapped_column(default=True)
    closed_vi: Mapped[str] = mapped_column(String(300), default="")
    closed_en: Mapped[str] = mapped_column(String(300), default="")
    usual_service_s: Mapped[int] = mapped_column(default=300)


class CounterRow(Base):
    """A counter of the hall."""

    __tablename__ = "counter"
    __table_args__ = (UniqueConstraint("office_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    office_id: Mapped[int] = mapped_column(ForeignKey("office.id"))
    number: Mapped[int]
    name_vi: Mapped[str] = mapped_column(String(200), default="")
    name_en: Mapped[str] = mapped_column(String(200), default="")
    state: Mapped[str] = mapped_column(String(20), default="open")


class CounterServiceRow(Base):
    """Which services a counter serves."""

    __tablename__ = "counter_service"

    counter_id: Mapped[int] = mapped_column(ForeignKey("counter.id"), primary_key=True)
    service_id: Mapped[int] = mapped_column(ForeignKey("service.id"), primary_key=True)


class NumberSeriesRow(Base):
    """The last number given in a series on a day; raised and read in one statement."""

    __tablename__ = "number_series"

    office_id: Mapped[int] = mapped_column(ForeignKey("office.id"), primary_key=True)
    day: Mapped[date] = mapped_column(Date, primary_key=True)
    series: Mapped[str] = mapped_column(String(4), primary_key=True)
    last: Mapped[int]


class TicketRow(Base):
    """A place in the queue. `turn_at` orders the waiting: issued_at less the class's head start.

    `wanted_counter_id` binds a ticket to one counter after a transfer.
    """

    __tablename__ = "ticket"
    __table_args__ = (
        UniqueConstraint("office_id", "day", "series", "number"),
        UniqueConstraint("office_id", "idempotency_key"),
        Index(
            "one_ticket_at_a_counter",
            "counter_id",
            unique=True,
            sqlite_where=_AT_A_COUNTER,
            postgresql_where=_AT_A_COUNTER,
        ),
        Index(
            "waiting_in_turn",
            "office_id",
            "day",
            "service_id",
            "turn_at",
            "id",
            sqlite_where=_WAITING,
            postgresql_where=_WAITING,
        ),
        Index("ticket_by_end", "office_id", "service_id", "ended_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    office_id: Mapped[int] = mapped_column(ForeignKey("office.id"))
    service_id: Mapped[int] = mapped_column(ForeignKey("service.id"))
    day: Mapped[date] = mapped_column(Date)
    series: Mapped[str] = mapped_column(String(4))
    number: Mapped[int]
    label: Mapped[str] = mapped_column(String(12))
    state: Mapped[str] = mapped_column(String(20), default="waiting")
    priority: Mapped[str | None] = mapped_column(String(40))
    language: Mapped[str] = mapped_column(String(8), default="vi")
    token: Mapped[str] = mapped_column(String(40), unique=True)
    idempotency_key: Mapped[str] = mapped_column(String(100))
    device_id: Mapped[int | None]
    issued_at: Mapped[datetime] = mapped_column(Utc)
    turn_at: Mapped[datetime] = mapped_column(Utc)
    wanted_counter_id: Mapped[int | None] = mapped_column(ForeignKey("counter.id"))
    counter_id: Mapped[int | None] = mapped_column(ForeignKey("counter.id"))
    calls: Mapped[int] = mapped_column(default=0)
    called_at: Mapped[datetime | None] = mapped_column(Utc)
    serving_at: Mapped[datetime | None] = mapped_column(Utc)
    ended_at: Mapped[datetime | None] = mapped_column(Utc)
    reason: Mapped[str] = mapped_column(String(200), default="")
