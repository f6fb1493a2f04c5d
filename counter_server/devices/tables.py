"""Machines that wait to be paired, and what devices last said of themselves."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Float, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from counter_server.core.database import Base, Utc


class PairingRow(Base):
    """A machine that shows a code; only the hash of its secret is kept.

    `office_id` is empty until an officer types the code, unless its address named an office.
    """

    __tablename__ = "device_pairing"

    id: Mapped[int] = mapped_column(primary_key=True)
    office_id: Mapped[int | None] = mapped_column(ForeignKey("office.id"))
    code: Mapped[str] = mapped_column(String(8), unique=True)
    secret_hash: Mapped[str] = mapped_column(String(64), unique=True)
    program: Mapped[str] = mapped_column(String(20))
    about: Mapped[str] = mapped_column(String(120))
    begun_at: Mapped[datetime] = mapped_column(Utc)
    ends_at: Mapped[datetime] = mapped_column(Utc, index=True)
    device_id: Mapped[int | None] = mapped_column(ForeignKey("device.id"))
    taken_at: Mapped[datetime | None] = mapped_column(Utc)


class DeviceHealthRow(Base):
    """The last report of a device; `ahead_s` is how far its clock was ahead of ours."""

    __tablename__ = "device_health"

    device_id: Mapped[int] = mapped_column(ForeignKey("device.id"), primary_key=True)
    office_id: Mapped[int] = mapped_column(ForeignKey("office.id"))
    reported_at: Mapped[datetime] = mapped_column(Utc)
    program: Mapped[str] = mapped_column(String(20))
    version: Mapped[str] = mapped_column(String(40))
    ahead_s: Mapped[float | None] = mapped_column(Float)
    parts: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)
