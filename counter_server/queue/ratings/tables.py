"""Ratings, at most one a ticket and one a dossier."""

from datetime import date, datetime

from sqlalchemy import JSON, Date, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from counter_server.core.database import Base, Utc


class RatingRow(Base):
    """`dossier_id` belongs to a room above, so it is no key. Nothing here says who rated."""

    __tablename__ = "rating"
    __table_args__ = (
        UniqueConstraint("office_id", "ticket_id"),
        UniqueConstraint("office_id", "dossier_id"),
        Index("rating_by_day", "office_id", "day"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    office_id: Mapped[int] = mapped_column(ForeignKey("office.id"))
    ticket_id: Mapped[int | None] = mapped_column(ForeignKey("ticket.id"))
    dossier_id: Mapped[int | None]
    service_id: Mapped[int | None] = mapped_column(ForeignKey("service.id"))
    stars: Mapped[int]
    reasons: Mapped[list[str]] = mapped_column(JSON, default=list)
    day: Mapped[date] = mapped_column(Date)
    rated_at: Mapped[datetime] = mapped_column(Utc)
