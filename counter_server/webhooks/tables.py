"""The webhooks of an office, each with its own place in the event log."""

from datetime import datetime

from sqlalchemy import JSON, BigInteger, ForeignKey, Integer, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from counter_server.core.database import Base, Utc


class WebhookRow(Base):
    """`last_seq` is the last event its receiver has; no `kinds` means all.

    It is inactive after a day of failures, until somebody resumes it. `last_status` is what the
    receiver last answered (None: nothing), `last_problem` why that was no delivery.
    """

    __tablename__ = "webhook"
    __table_args__ = (UniqueConstraint("office_id", "name"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    office_id: Mapped[int] = mapped_column(ForeignKey("office.id"))
    name: Mapped[str] = mapped_column(String(80))
    url: Mapped[str] = mapped_column(String(500))
    secret: Mapped[str] = mapped_column(String(80))
    kinds: Mapped[list[str]] = mapped_column(JSON)
    is_active: Mapped[bool] = mapped_column(default=True)
    last_seq: Mapped[int] = mapped_column(BigInteger().with_variant(Integer, "sqlite"), default=0)
    failures: Mapped[int] = mapped_column(default=0)
    failing_since: Mapped[datetime | None] = mapped_column(Utc)
    next_try_at: Mapped[datetime | None] = mapped_column(Utc)
    last_status: Mapped[int | None]
    last_problem: Mapped[str | None] = mapped_column(String(40))
    delivered_at: Mapped[datetime | None] = mapped_column(Utc)
