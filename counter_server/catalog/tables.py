"""Procedures of an office, and the days its calendar differs from the nation's."""

from datetime import date

from sqlalchemy import JSON, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from counter_server.core.database import Base


class ProcedureRow(Base):
    """The columns `*_words` keep marks and `*_folded` do not; each word in them has a space before
    it, so that a search finds the beginnings of words only.
    """

    __tablename__ = "procedure"
    __table_args__ = (
        UniqueConstraint("office_id", "code", name="procedure_code"),
        Index("procedure_order", "office_id", "position", "code"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    office_id: Mapped[int] = mapped_column(ForeignKey("office.id"))
    code: Mapped[str] = mapped_column(String(40))
    name_vi: Mapped[str] = mapped_column(Text)
    name_en: Mapped[str] = mapped_column(Text, default="")
    field_vi: Mapped[str] = mapped_column(String(200))
    field_en: Mapped[str] = mapped_column(String(200), default="")
    service_code: Mapped[str] = mapped_column(String(40))
    time_amount: Mapped[int] = mapped_column()
    time_unit: Mapped[str] = mapped_column(String(20))
    time_note_vi: Mapped[str] = mapped_column(Text, default="")
    time_note_en: Mapped[str] = mapped_column(Text, default="")
    result_vi: Mapped[str] = mapped_column(Text)
    result_en: Mapped[str] = mapped_column(Text, default="")
    place_vi: Mapped[str] = mapped_column(Text)
    place_en: Mapped[str] = mapped_column(Text, default="")
    legal_basis: Mapped[str] = mapped_column(Text)
    components: Mapped[list[dict[str, object]]] = mapped_column(JSON)
    fees: Mapped[list[dict[str, object]]] = mapped_column(JSON)
    position: Mapped[int] = mapped_column()
    name_words: Mapped[str] = mapped_column(Text)
    name_folded: Mapped[str] = mapped_column(Text)
    text_words: Mapped[str] = mapped_column(Text)
    text_folded: Mapped[str] = mapped_column(Text)


class CalendarDayRow(Base):
    """A day off of the office's own, or a day it works though others rest."""

    __tablename__ = "calendar_day"

    office_id: Mapped[int] = mapped_column(ForeignKey("office.id"), primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True)
    is_worked: Mapped[bool] = mapped_column()
