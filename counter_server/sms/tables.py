"""Text messages of an office: how it sends, what came and went, and who asked to be told."""

from datetime import datetime

from sqlalchemy import JSON, BigInteger, ForeignKey, Index, Integer, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from counter_server.core.database import Base, Utc

_Seq = BigInteger().with_variant(Integer, "sqlite")


class SmsRow(Base):
    """`settings` is a SmsSettings. `last_seq` is the last event that was read for notices.

    `trouble` is what the sender met last, a code; `seen_at` is when it last went round.
    """

    __tablename__ = "sms"

    office_id: Mapped[int] = mapped_column(ForeignKey("office.id"), primary_key=True)
    settings: Mapped[dict[str, object]] = mapped_column(JSON, default=dict)
    last_seq: Mapped[int] = mapped_column(_Seq, default=0)
    trouble: Mapped[str] = mapped_column(String(40), default="")
    seen_at: Mapped[datetime | None] = mapped_column(Utc)


class SmsMessageRow(Base):
    """A message, `in` or `out`. An event is told once: `event_seq`; `incoming` is its file's key.

    `file` is the name under which an outgoing one was handed to smsd. When `masked_at` is set the
    number is masked, and text, file and key are gone.
    """

    __tablename__ = "sms_message"
    __table_args__ = (
        UniqueConstraint("office_id", "event_seq", name="sms_message_event"),
        UniqueConstraint("office_id", "incoming", name="sms_message_incoming"),
        Index("sms_message_by_number", "office_id", "number", "at"),
        Index("sms_message_by_state", "office_id", "state", "id"),
        Index("sms_message_by_time", "office_id", "at", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    office_id: Mapped[int] = mapped_column(ForeignKey("office.id"))
    direction: Mapped[str] = mapped_column(String(3))
    kind: Mapped[str] = mapped_column(String(20))
    number: Mapped[str] = mapped_column(String(40))
    text: Mapped[str] = mapped_column(String(500))
    state: Mapped[str] = mapped_column(String(20))
    silence: Mapped[str] = mapped_column(String(20), default="")
    at: Mapped[datetime] = mapped_column(Utc)
    event_seq: Mapped[int | None] = mapped_column(_Seq)
    incoming: Mapped[str | None] = mapped_column(String(80))
    file: Mapped[str | None] = mapped_column(String(120))
    masked_at: Mapped[datetime | None] = mapped_column(Utc)


class SmsConsentRow(Base):
    """A number somebody gave to be told of one visit, dossier or appointment, until it has ended.

    `language`: in which they agreed, and are told.
    """

    __tablename__ = "sms_consent"
    __table_args__ = (
        UniqueConstraint("office_id", "ticket_id", name="sms_consent_ticket"),
        UniqueConstraint("office_id", "dossier_id", name="sms_consent_dossier"),
        UniqueConstraint("office_id", "appointment_id", name="sms_consent_appointment"),
        Index("sms_consent_by_number", "office_id", "number"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    office_id: Mapped[int] = mapped_column(ForeignKey("office.id"))
    ticket_id: Mapped[int | None] = mapped_column(ForeignKey("ticket.id"))
    dossier_id: Mapped[int | None] = mapped_column(ForeignKey("dossier.id"))
    appointment_id: Mapped[int | None] = mapped_column(
        ForeignKey("appointment.id", name="sms_consent_of_appointment")
    )
    number: Mapped[str] = mapped_column(String(20))
    language: Mapped[str] = mapped_column(String(8), default="vi")
    at: Mapped[datetime] = mapped_column(Utc)
