"""Services, counters, number series and tickets."""

from datetime import date, datetime

from sqlalchemy import (
    JSON,
    ColumnElement,
    Date,
    ForeignKey,
    Index,
    String,
    UniqueConstraint,
    literal_column,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from counter_server.core.database import Base, Utc

_AT_A_COUNTER = text("state IN ('called', 'serving')")
_CALLED = text("called_at IS NOT NULL")
_IN_LINE = text("state = 'waiting' AND wanted_counter_id IS NULL AND wanted_user_id IS NULL")
_BOUND = text("state = 'waiting' AND (wanted_counter_id IS NOT NULL OR wanted_user_id IS NOT NULL)")


# States as they stand in the partial indexes: said as literals, or the indexes are not used.
WAITING: ColumnElement[str] = literal_column("'waiting'")
AT_A_COUNTER: tuple[ColumnElement[str], ...] = (
    literal_column("'called'"),
    literal_column("'serving'"),
)


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
    group_vi: Mapped[str] = mapped_column(String(200), default="")
    group_en: Mapped[str] = mapped_column(String(200), default="")
    position: Mapped[int] = mapped_column(default=0)
    is_open: Mapped[bool] = mapped_column(default=True)
    closed_vi: Mapped[str] = mapped_column(String(300), default="")
    closed_en: Mapped[str] = mapped_column(String(300), default="")
    usual_service_s: Mapped[int] = mapped_column(default=300)
    first_number: Mapped[int] = mapped_column(default=1)
    number_step: Mapped[int] = mapped_column(default=1)
    last_number: Mapped[int | None]
    daily_quota: Mapped[int | None]
    hours: Mapped[list[dict[str, object]]] = mapped_column(JSON, default=list)
    last_ticket_min: Mapped[int] = mapped_column(default=0)


class ServiceDayRow(Base):
    """A day on which a service gives no numbers, with what citizens are told."""

    __tablename__ = "service_day_off"

    service_id: Mapped[int] = mapped_column(ForeignKey("service.id"), primary_key=True)
    day: Mapped[date] = mapped_column(Date, primary_key=True)
    message_vi: Mapped[str] = mapped_column(String(300), default="")
    message_en: Mapped[str] = mapped_column(String(300), default="")


class PriorityClassRow(Base):
    """A priority class of an office; the code "" is everybody else."""

    __tablename__ = "priority_class"

    office_id: Mapped[int] = mapped_column(ForeignKey("office.id"), primary_key=True)
    code: Mapped[str] = mapped_column(String(40), primary_key=True)
    position: Mapped[int] = mapped_column(default=0)
    name_vi: Mapped[str] = mapped_column(String(200), default="")
    name_en: Mapped[str] = mapped_column(String(200), default="")
    hint_vi: Mapped[str] = mapped_column(String(300), default="")
    hint_en: Mapped[str] = mapped_column(String(300), default="")
    weight: Mapped[int] = mapped_column(default=2)
    longest_wait_s: Mapped[int] = mapped_column(default=2700)


class QueueDayRow(Base):
    """Which business day an office's queue is in, and how it calls.

    `near_ahead`: with how many ahead a visitor's turn is near (0: nobody is told so);
    `bound_wait_s`: how long somebody waits for a counter or clerk who is away (0: for ever).
    """

    __tablename__ = "queue_day"

    office_id: Mapped[int] = mapped_column(ForeignKey("office.id"), primary_key=True)
    day: Mapped[date | None] = mapped_column(Date)
    policy: Mapped[str] = mapped_column(String(20), default="balanced")
    recall_limit: Mapped[int] = mapped_column(default=3)
    near_ahead: Mapped[int] = mapped_column(default=3, server_default="3")
    bound_wait_s: Mapped[int] = mapped_column(default=600, server_default="600")


class CounterRow(Base):
    """A counter of the hall; `state_since` is when it was opened, paused or closed."""

    __tablename__ = "counter"
    __table_args__ = (UniqueConstraint("office_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    office_id: Mapped[int] = mapped_column(ForeignKey("office.id"))
    number: Mapped[int]
    name_vi: Mapped[str] = mapped_column(String(200), default="")
    name_en: Mapped[str] = mapped_column(String(200), default="")
    state: Mapped[str] = mapped_column(String(20), default="open")
    profile_id: Mapped[int | None] = mapped_column(ForeignKey("work_profile.id"))
    undo: Mapped[dict[str, object] | None] = mapped_column(JSON)
    state_since: Mapped[datetime | None] = mapped_column(Utc)


class EmergencyRow(Base):
    """A counter's last call for help; it stands until somebody answers."""

    __tablename__ = "emergency"
    __table_args__ = (Index("emergency_by_office", "office_id", "raised_at"),)

    counter_id: Mapped[int] = mapped_column(
        ForeignKey("counter.id"), primary_key=True, autoincrement=False
    )
    office_id: Mapped[int] = mapped_column(ForeignKey("office.id"))
    raised_at: Mapped[datetime] = mapped_column(Utc)
    answered_at: Mapped[datetime | None] = mapped_column(Utc)


class WorkProfileRow(Base):
    """A named set of services with their proportions, which a counter takes on."""

    __tablename__ = "work_profile"
    __table_args__ = (UniqueConstraint("office_id", "code"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    office_id: Mapped[int] = mapped_column(ForeignKey("office.id"))
    code: Mapped[str] = mapped_column(String(60))
    name_vi: Mapped[str] = mapped_column(String(200), default="")
    name_en: Mapped[str] = mapped_column(String(200), default="")
    services: Mapped[dict[str, int]] = mapped_column(JSON, default=dict)


class CounterServiceRow(Base):
    """Which services a counter serves, and in what proportion."""

    __tablename__ = "counter_service"

    counter_id: Mapped[int] = mapped_column(ForeignKey("counter.id"), primary_key=True)
    service_id: Mapped[int] = mapped_column(ForeignKey("service.id"), primary_key=True)
    weight: Mapped[int] = mapped_column(default=1)


class NumberSeriesRow(Base):
    """The last place given in a series on a day; raised and read in one statement.

    It skips the places from `away_first` to `away_last`: they are leased to kiosks.
    """

    __tablename__ = "number_series"

    office_id: Mapped[int] = mapped_column(ForeignKey("office.id"), primary_key=True)
    day: Mapped[date] = mapped_column(Date, primary_key=True)
    series: Mapped[str] = mapped_column(String(4), primary_key=True)
    last: Mapped[int]
    away_first: Mapped[int | None]
    away_last: Mapped[int | None]


class TicketRow(Base):
    """A place in the queue.

    `waits_since` orders a line; `turn_at`, by when the visitor should be called, orders people of
    different classes. `wanted_*` bind a ticket to one counter or clerk after a transfer, since
    `bound_at`. `priority` is "" for everybody else. `then` holds the ids of the services that come
    after this one. `near_at` is when its turn was said to be near.
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
            "waiting_in_line",
            "office_id",
            "day",
            "service_id",
            "priority",
            "waits_since",
            "id",
            sqlite_where=_IN_LINE,
            postgresql_where=_IN_LINE,
        ),
        Index(
            "waiting_for_somebody",
            "office_id",
            "day",
            sqlite_where=_BOUND,
            postgresql_where=_BOUND,
        ),
        Index(
            "ticket_by_call",
            "counter_id",
            "day",
            "called_at",
            sqlite_where=_CALLED,
            postgresql_where=_CALLED,
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    office_id: Mapped[int] = mapped_column(ForeignKey("office.id"))
    service_id: Mapped[int] = mapped_column(ForeignKey("service.id"))
    day: Mapped[date] = mapped_column(Date)
    series: Mapped[str] = mapped_column(String(4))
    number: Mapped[int]
    label: Mapped[str] = mapped_column(String(12))
    state: Mapped[str] = mapped_column(String(20), default="waiting")
    state_since: Mapped[datetime] = mapped_column(Utc)
    priority: Mapped[str] = mapped_column(String(40), default="")
    language: Mapped[str] = mapped_column(String(8), default="vi")
    token: Mapped[str] = mapped_column(String(40), unique=True)
    idempotency_key: Mapped[str] = mapped_column(String(100))
    device_id: Mapped[int | None]
    issued_at: Mapped[datetime] = mapped_column(Utc)
    waits_since: Mapped[datetime] = mapped_column(Utc)
    turn_at: Mapped[datetime] = mapped_column(Utc)
    wanted_counter_id: Mapped[int | None] = mapped_column(ForeignKey("counter.id"))
    wanted_user_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    counter_id: Mapped[int | None] = mapped_column(ForeignKey("counter.id"))
    calls: Mapped[int] = mapped_column(default=0)
    called_at: Mapped[datetime | None] = mapped_column(Utc)
    serving_at: Mapped[datetime | None] = mapped_column(Utc)
    ended_at: Mapped[datetime | None] = mapped_column(Utc)
    reason: Mapped[str] = mapped_column(String(200), default="")
    then: Mapped[list[int] | None] = mapped_column(JSON(none_as_null=True))
    bound_at: Mapped[datetime | None] = mapped_column(Utc)
    near_at: Mapped[datetime | None] = mapped_column(Utc)


class TicketPeriodRow(Base):
    """A stretch of a visit that is over: waiting, called, serving or held."""

    __tablename__ = "ticket_period"
    __table_args__ = (Index("period_by_ticket", "ticket_id", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    ticket_id: Mapped[int] = mapped_column(ForeignKey("ticket.id"))
    state: Mapped[str] = mapped_column(String(20))
    service_id: Mapped[int] = mapped_column(ForeignKey("service.id"))
    counter_id: Mapped[int | None] = mapped_column(ForeignKey("counter.id"))
    began_at: Mapped[datetime] = mapped_column(Utc)
    ended_at: Mapped[datetime] = mapped_column(Utc)
