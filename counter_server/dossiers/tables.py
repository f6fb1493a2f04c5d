"""Dossiers, the papers in them, the steps they took, and the numbers of a day.

What the catalogue said at intake is kept with the dossier: the catalogue may change, a receipt not.
"""

from datetime import date, datetime

from sqlalchemy import JSON, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from counter_server.core.database import Base, Utc


class DossierRow(Base):
    """`compact_code` is the code in capitals and digits only. `fee_vnd` is None when the procedure
    has several fees by case, or none is known.
    """

    __tablename__ = "dossier"
    __table_args__ = (
        UniqueConstraint("office_id", "code", name="dossier_code"),
        UniqueConstraint("office_id", "idempotency_key", name="dossier_key"),
        UniqueConstraint("token", name="dossier_token"),
        Index("dossier_by_compact_code", "compact_code", "office_id"),
        Index("dossier_by_time", "office_id", "received_at", "id"),
        Index("dossier_by_ticket", "office_id", "ticket_id"),
        Index("dossier_by_person", "office_id", "applicant_id_number"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    office_id: Mapped[int] = mapped_column(ForeignKey("office.id"))
    code: Mapped[str] = mapped_column(String(60))
    compact_code: Mapped[str] = mapped_column(String(60))
    token: Mapped[str] = mapped_column(String(40))
    idempotency_key: Mapped[str | None] = mapped_column(String(100))
    state: Mapped[str] = mapped_column(String(20))
    received_at: Mapped[datetime] = mapped_column(Utc)
    due_at: Mapped[datetime] = mapped_column(Utc)
    updated_at: Mapped[datetime] = mapped_column(Utc)
    resolved_at: Mapped[datetime | None] = mapped_column(Utc)
    returned_at: Mapped[datetime | None] = mapped_column(Utc)
    ticket_id: Mapped[int | None] = mapped_column(ForeignKey("ticket.id"))
    received_by_person: Mapped[int | None] = mapped_column()
    received_by_device: Mapped[int | None] = mapped_column()
    applicant_name: Mapped[str] = mapped_column(String(200))
    applicant_id_number: Mapped[str] = mapped_column(String(20), default="")
    applicant_phone: Mapped[str] = mapped_column(String(20), default="")
    applicant_address: Mapped[str] = mapped_column(String(400), default="")
    applicant_email: Mapped[str] = mapped_column(String(200), default="")
    note: Mapped[str] = mapped_column(Text, default="")
    procedure_code: Mapped[str] = mapped_column(String(40))
    procedure_vi: Mapped[str] = mapped_column(Text)
    procedure_en: Mapped[str] = mapped_column(Text, default="")
    service_code: Mapped[str] = mapped_column(String(40))
    time_limit: Mapped[dict[str, object]] = mapped_column(JSON)
    place: Mapped[dict[str, object]] = mapped_column(JSON)
    fees: Mapped[list[dict[str, object]]] = mapped_column(JSON)
    fee_vnd: Mapped[int | None] = mapped_column()


class DossierComponentRow(Base):
    """A paper that was handed in."""

    __tablename__ = "dossier_component"

    dossier_id: Mapped[int] = mapped_column(ForeignKey("dossier.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    code: Mapped[str] = mapped_column(String(60))
    name_vi: Mapped[str] = mapped_column(Text)
    name_en: Mapped[str] = mapped_column(Text, default="")
    originals: Mapped[int] = mapped_column()
    copies: Mapped[int] = mapped_column()


class DossierStepRow(Base):
    """A step and who took it; `seq` is its event in the office's log. Never changed."""

    __tablename__ = "dossier_step"

    dossier_id: Mapped[int] = mapped_column(ForeignKey("dossier.id"), primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    state: Mapped[str] = mapped_column(String(20))
    at: Mapped[datetime] = mapped_column(Utc)
    by_person: Mapped[int | None] = mapped_column()
    by_device: Mapped[int | None] = mapped_column()


class DossierSequenceRow(Base):
    """The last number given on a day; the day is a date, so no two days can share one."""

    __tablename__ = "dossier_sequence"

    office_id: Mapped[int] = mapped_column(ForeignKey("office.id"), primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True)
    last: Mapped[int] = mapped_column()
