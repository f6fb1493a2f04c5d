"""Printers, print jobs, and how far the outbox has read the event log."""

from datetime import datetime

from sqlalchemy import (
    BigInteger,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Text,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column

from counter_server.core.database import Base, Utc


class PrinterRow(Base):
    """A printer by its URL. `problem` and `paper` are what it last said, at `checked_at`.

    What it cannot print comes from the printer `backup_id`, if there is one.
    """

    __tablename__ = "printer"
    __table_args__ = (UniqueConstraint("office_id", "name"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    office_id: Mapped[int] = mapped_column(ForeignKey("office.id"))
    name: Mapped[str] = mapped_column(String(80))
    url: Mapped[str] = mapped_column(String(300))
    paper_mm: Mapped[int] = mapped_column(default=80)
    is_active: Mapped[bool] = mapped_column(default=True)
    is_paused: Mapped[bool] = mapped_column(default=False)
    backup_id: Mapped[int | None]
    paper: Mapped[str] = mapped_column(String(10), default="ok")
    problem: Mapped[str | None] = mapped_column(String(40))
    checked_at: Mapped[datetime | None] = mapped_column(Utc)


class PrintJobRow(Base):
    """One piece of paper. A slip has a ticket, a receipt a dossier; a reprint is the next copy.

    `asked_at` is when a person last wanted it; `home_printer_id` is where it was meant to come
    out, `printer_id` where it does. An empty id never equals another one, so each of the two
    constraints holds for its own kind.
    """

    __tablename__ = "print_job"
    __table_args__ = (
        UniqueConstraint("office_id", "ticket_id", "copy"),
        UniqueConstraint("office_id", "dossier_id", "copy"),
        Index("print_job_by_state", "office_id", "state", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    office_id: Mapped[int] = mapped_column(ForeignKey("office.id"))
    printer_id: Mapped[int | None] = mapped_column(ForeignKey("printer.id"))
    home_printer_id: Mapped[int | None]
    kind: Mapped[str] = mapped_column(String(20))
    ticket_id: Mapped[int | None]
    dossier_id: Mapped[int | None]
    copy: Mapped[int] = mapped_column(default=1)
    state: Mapped[str] = mapped_column(String(20))
    problem: Mapped[str | None] = mapped_column(String(40))
    attempts: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[datetime] = mapped_column(Utc)
    asked_at: Mapped[datetime] = mapped_column(Utc)
    printed_at: Mapped[datetime | None] = mapped_column(Utc)


class PrintCursorRow(Base):
    """The last event the outbox has turned into jobs; its row lock keeps two outboxes apart."""

    __tablename__ = "print_cursor"

    office_id: Mapped[int] = mapped_column(ForeignKey("office.id"), primary_key=True)
    last_seq: Mapped[int] = mapped_column(BigInteger().with_variant(Integer, "sqlite"), default=0)


class PrintRulesRow(Base):
    """How long slips are good for, and how many copies there may be."""

    __tablename__ = "print_rules"

    office_id: Mapped[int] = mapped_column(ForeignKey("office.id"), primary_key=True)
    slip_good_min: Mapped[int]
    drops_called: Mapped[bool]
    most_copies: Mapped[int]


class PaperLayoutRow(Base):
    """A version of how a kind of paper looks; the newest one is in use. `body` is JSON."""

    __tablename__ = "paper_layout"
    __table_args__ = (UniqueConstraint("office_id", "kind", "version"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    office_id: Mapped[int] = mapped_column(ForeignKey("office.id"))
    kind: Mapped[str] = mapped_column(String(20))
    version: Mapped[int]
    body: Mapped[str] = mapped_column(Text)
    saved_at: Mapped[datetime] = mapped_column(Utc)
    saved_by: Mapped[int | None]


class PaperLogoRow(Base):
    """A picture for the head of slips, checked and made small, by the digest of its PNG."""

    __tablename__ = "paper_logo"
    __table_args__ = (UniqueConstraint("office_id", "digest"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    office_id: Mapped[int] = mapped_column(ForeignKey("office.id"))
    digest: Mapped[str] = mapped_column(String(64))
    png: Mapped[bytes] = mapped_column(LargeBinary)
    saved_at: Mapped[datetime] = mapped_column(Utc)
