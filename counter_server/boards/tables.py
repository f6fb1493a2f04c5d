"""The zones of an office's boards, and its pictures and films."""

from datetime import datetime

from sqlalchemy import JSON, BigInteger, ForeignKey, Integer, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from counter_server.core.database import Base, Utc


class BoardZoneRow(Base):
    """`settings` is a contract ZoneSettings; what it lacks has the default."""

    __tablename__ = "board_zone"
    __table_args__ = (UniqueConstraint("office_id", "code"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    office_id: Mapped[int] = mapped_column(ForeignKey("office.id"))
    code: Mapped[str] = mapped_column(String(40))
    name_vi: Mapped[str] = mapped_column(String(200))
    name_en: Mapped[str] = mapped_column(String(200), default="")
    position: Mapped[int] = mapped_column(default=0)
    settings: Mapped[dict[str, object]] = mapped_column(JSON, default=dict)


class BoardMediaRow(Base):
    """A file in the data folder, named by what is in it: `media/<office>/<digest>.<ending>`."""

    __tablename__ = "board_media"
    __table_args__ = (UniqueConstraint("office_id", "digest"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    office_id: Mapped[int] = mapped_column(ForeignKey("office.id"))
    name: Mapped[str] = mapped_column(String(200))
    ending: Mapped[str] = mapped_column(String(8))
    digest: Mapped[str] = mapped_column(String(64))
    size: Mapped[int] = mapped_column(BigInteger().with_variant(Integer, "sqlite"))
    added_at: Mapped[datetime] = mapped_column(Utc)
