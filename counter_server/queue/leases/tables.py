"""Numbers in the hands of kiosks."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import Date, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from counter_server.core.database import Base, Utc


class LeaseState(StrEnum):
    """`lapsed`: its day is over; `lost`: the kiosk forgot it, so a slip may bear it all the same.

    A number that came back has no row any more.
    """

    HELD = "held"
    USED = "used"
    LAPSED = "lapsed"
    LOST = "lost"


class NumberLeaseRow(Base):
    """A number only its kiosk may give; `token` is already in the QR of its slip."""

    __tablename__ = "number_lease"
    __table_args__ = (
        UniqueConstraint("office_id", "day", "series", "place"),
        Index("lease_by_device", "device_id", "day", "state"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    office_id: Mapped[int] = mapped_column(ForeignKey("office.id"))
    device_id: Mapped[int]
    store: Mapped[str] = mapped_column(String(40))
    service_id: Mapped[int] = mapped_column(ForeignKey("service.id"))
    day: Mapped[date] = mapped_column(Date)
    series: Mapped[str] = mapped_column(String(4))
    place: Mapped[int]
    number: Mapped[int]
    label: Mapped[str] = mapped_column(String(12))
    token: Mapped[str] = mapped_column(String(40), unique=True)
    state: Mapped[str] = mapped_column(String(10), default=LeaseState.HELD.value)
    granted_at: Mapped[datetime] = mapped_column(Utc)
    ticket_id: Mapped[int | None]
