"""People, devices, who sits where, and failed sign-ins."""

from datetime import datetime

from sqlalchemy import JSON, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from counter_server.core.database import Base, Utc


class UserRow(Base):
    """Raising `session_epoch` ends every session of the user."""

    __tablename__ = "user_account"
    __table_args__ = (UniqueConstraint("office_id", "name_folded"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    office_id: Mapped[int] = mapped_column(ForeignKey("office.id"))
    name: Mapped[str] = mapped_column(String(80))
    name_folded: Mapped[str] = mapped_column(String(160))
    display_name: Mapped[str] = mapped_column(String(80))
    role: Mapped[str] = mapped_column(String(20))
    password_hash: Mapped[str] = mapped_column(String(200))
    is_active: Mapped[bool] = mapped_column(default=True)
    session_epoch: Mapped[int] = mapped_column(default=1)
    created_at: Mapped[datetime] = mapped_column(Utc)


class DeviceRow(Base):
    """Only the hash of a token is kept. Counter and printer belong to rooms above, so no key.

    `place` is where it stands, in the office's words; `zone` what a board shows.
    """

    __tablename__ = "device"
    __table_args__ = (UniqueConstraint("office_id", "name"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    office_id: Mapped[int] = mapped_column(ForeignKey("office.id"))
    name: Mapped[str] = mapped_column(String(80))
    kind: Mapped[str] = mapped_column(String(20))
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    counter_id: Mapped[int | None]
    printer_id: Mapped[int | None]
    place: Mapped[str] = mapped_column(String(80), default="", server_default="")
    zone: Mapped[str] = mapped_column(String(40), default="", server_default="")
    is_active: Mapped[bool] = mapped_column(default=True)
    created_at: Mapped[datetime] = mapped_column(Utc)


class SeatRow(Base):
    """Who sits at which counter: one person a counter, one counter a person."""

    __tablename__ = "seat"
    __table_args__ = (UniqueConstraint("office_id", "counter_id"),)

    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"), primary_key=True)
    office_id: Mapped[int] = mapped_column(ForeignKey("office.id"))
    counter_id: Mapped[int]
    since: Mapped[datetime] = mapped_column(Utc)


class SittingRow(Base):
    """A stretch during which a person sat at a counter, and which is over."""

    __tablename__ = "sitting"
    __table_args__ = (Index("sitting_by_end", "office_id", "ended_at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    office_id: Mapped[int] = mapped_column(ForeignKey("office.id"))
    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    counter_id: Mapped[int]
    began_at: Mapped[datetime] = mapped_column(Utc)
    ended_at: Mapped[datetime] = mapped_column(Utc)


class SignInAttemptRow(Base):
    """A failed sign-in. `subject` is a hash of the name or of the address, never the thing."""

    __tablename__ = "sign_in_attempt"
    __table_args__ = (Index("sign_in_attempt_by_subject", "office_id", "subject", "at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    office_id: Mapped[int] = mapped_column(ForeignKey("office.id"))
    subject: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime] = mapped_column(Utc)


class KioskPauseRow(Base):
    """A kiosk that gives no numbers for now: `messages` say why, by language."""

    __tablename__ = "kiosk_pause"

    device_id: Mapped[int] = mapped_column(ForeignKey("device.id"), primary_key=True)
    office_id: Mapped[int] = mapped_column(ForeignKey("office.id"))
    messages: Mapped[dict[str, str]] = mapped_column(JSON, default=dict)
    since: Mapped[datetime] = mapped_column(Utc)


class DeviceSeenRow(Base):
    """When a device came first and last; `last_at` is behind by up to ten minutes."""

    __tablename__ = "device_seen"

    device_id: Mapped[int] = mapped_column(ForeignKey("device.id"), primary_key=True)
    office_id: Mapped[int] = mapped_column(ForeignKey("office.id"))
    first_at: Mapped[datetime] = mapped_column(Utc)
    last_at: Mapped[datetime] = mapped_column(Utc)
