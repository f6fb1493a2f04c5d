"""Puts the writers of an office's accounts in line."""

from sqlalchemy import select

from counter_server.core.offices import OfficeRow
from counter_server.core.work import Work


def stand_in_line(work: Work) -> None:
    """On PostgreSQL two writers at one moment would not see each other; SQLite has one anyway."""
    office = select(OfficeRow.id).where(OfficeRow.id == work.office_id)
    work.connection.execute(office.with_for_update(key_share=True))
