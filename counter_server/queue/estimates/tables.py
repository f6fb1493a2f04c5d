"""How long visitors take up a counter, by service and hour of the day."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from counter_server.core.database import Base


class ServiceMeasureRow(Base):
    """`times.Measure` of a service in an hour of the office's day, 0 to 23."""

    __tablename__ = "service_measure"

    office_id: Mapped[int] = mapped_column(ForeignKey("office.id"), primary_key=True)
    service_id: Mapped[int] = mapped_column(ForeignKey("service.id"), primary_key=True)
    hour: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    calls: Mapped[float]
    total_s: Mapped[float]
    total_sq_s: Mapped[float]
    no_shows: Mapped[float]
    early: Mapped[float]
