"""How a service gives appointments, how much of each slot is taken, and who comes when."""

from datetime import date, datetime

from sqlalchemy import JSON, Date, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from counter_server.core.database import Base, Utc


class AppointmentRuleRow(Base):
    """The rule of a service; a service without one gives no appointments.

    `weekday_capacity`: another capacity on some weekdays ("0" Monday to "6" Sunday).
    """

    __tablename__ = "appointment_rule"

    office_id: Mapped[int] = mapped_column(ForeignKey("office.id"))
    service_id: Mapped[int] = mapped_column(
        ForeignKey("service.id"), primary_key=True, autoincrement=False
    )
    step_min: Mapped[int]
    capacity: Mapped[int]
    days_ahead: Mapped[int]
    least_notice_min: Mapped[int]
    early_min: Mapped[int]
    late_min: Mapped[int]
    most_open: Mapped[int]
    is_open: Mapped[bool]
    no_show_min: Mapped[int] = mapped_column(default=10, server_default="10")
    remind_min: Mapped[int] = mapped_column(default=1440, server_default="1440")
    weekday_capacity: Mapped[dict[str, int]] = mapped_column(
        JSON, default=dict, server_default="{}"
    )


class AppointmentSlotRow(Base):
    """How many places of a slot are taken; raised by one conditional statement."""

    __tablename__ = "appointment_slot"

    office_id: Mapped[int] = mapped_column(ForeignKey("office.id"), primary_key=True)
    service_id: Mapped[int] = mapped_column(ForeignKey("service.id"), primary_key=True)
    starts_at: Mapped[datetime] = mapped_column(Utc, primary_key=True)
    taken: Mapped[int]


class AppointmentRow(Base):
    """`code` is said at the desk on its day; `token` opens the phone page and stands in the QR.

    `check_in_key` is the touch that checked it in by phone number.
    """

    __tablename__ = "appointment"
    __table_args__ = (
        UniqueConstraint("office_id", "day", "code", name="appointment_code"),
        UniqueConstraint("office_id", "idempotency_key", name="appointment_key"),
        UniqueConstraint("office_id", "check_in_key", name="appointment_check_in_key"),
        UniqueConstraint("token", name="appointment_token"),
        Index("appointment_by_time", "office_id", "day", "starts_at", "id"),
        Index("appointment_by_phone", "office_id", "phone", "starts_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    office_id: Mapped[int] = mapped_column(ForeignKey("office.id"))
    service_id: Mapped[int] = mapped_column(ForeignKey("service.id"))
    day: Mapped[date] = mapped_column(Date)
    starts_at: Mapped[datetime] = mapped_column(Utc)
    code: Mapped[str] = mapped_column(String(8))
    token: Mapped[str] = mapped_column(String(40))
    name: Mapped[str] = mapped_column(String(80))
    phone: Mapped[str] = mapped_column(String(20))
    language: Mapped[str] = mapped_column(String(8), default="vi")
    state: Mapped[str] = mapped_column(String(20), default="booked")
    ticket_id: Mapped[int | None] = mapped_column(ForeignKey("ticket.id"))
    idempotency_key: Mapped[str] = mapped_column(String(100))
    check_in_key: Mapped[str | None] = mapped_column(String(100))
    created_at: Mapped[datetime] = mapped_column(Utc)
    reminded_at: Mapped[datetime | None] = mapped_column(Utc)
