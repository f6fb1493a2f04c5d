"""The offices of this installation: one box has one, a province has many."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import JSON, Connection, String, bindparam, select
from sqlalchemy.orm import Mapped, mapped_column

from counter_server.contract.office import Name, Office, PriorityClass

from .database import Base
from .errors import N_, NotFound
from .prepared import Prepared


class OfficeRow(Base):
    """`agency_code` opens every dossier code: `000.05.16.H21`."""

    __tablename__ = "office"

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(String(40), unique=True)
    agency_code: Mapped[str] = mapped_column(String(40))
    name_vi: Mapped[str] = mapped_column(String(200))
    name_en: Mapped[str] = mapped_column(String(200), default="")
    unit_vi: Mapped[str] = mapped_column(String(200))
    unit_en: Mapped[str] = mapped_column(String(200), default="")
    place: Mapped[str] = mapped_column(String(200), default="")
    phone: Mapped[str] = mapped_column(String(40), default="")
    timezone: Mapped[str] = mapped_column(String(60), default="Asia/Ho_Chi_Minh")
    languages: Mapped[list[str]] = mapped_column(JSON)


def office(
    connection: Connection,
    office_id: int,
    public_url: str = "",
    priorities: tuple[PriorityClass, ...] = (),
) -> Office:
    """What devices have to know of an office, or `NotFound`; the queue knows the priorities."""
    row = _OFFICE.row(connection, {"office": office_id})
    if row is None:
        raise NotFound(
            "unknown_office", N_("Không có bộ phận này."), N_("Kiểm tra lại mã bộ phận.")
        )
    return Office(
        code=row.code,
        name=Name(vi=row.name_vi, en=row.name_en),
        unit=Name(vi=row.unit_vi, en=row.unit_en),
        timezone=row.timezone,
        languages=tuple(row.languages),
        priorities=priorities,
        public_url=public_url,
    )


def timezone_of(connection: Connection, office_id: int) -> str:
    """An office's time zone, on the hot path; an office that is not there keeps Vietnam's time."""
    row = _TIMEZONE.row(connection, {"office": office_id})
    return str(row[0]) if row else "Asia/Ho_Chi_Minh"


_OFFICE = Prepared(lambda _: select(OfficeRow.__table__).where(OfficeRow.id == bindparam("office")))
_TIMEZONE = Prepared(
    lambda _: select(OfficeRow.timezone).where(OfficeRow.id == bindparam("office"))
)


def first_office_id(connection: Connection) -> int | None:
    """The office of a box that has one; None before `motcua init`."""
    return connection.execute(select(OfficeRow.id).order_by(OfficeRow.id).limit(1)).scalar()


def office_ids(connection: Connection) -> tuple[int, ...]:
    """All offices of this installation."""
    return tuple(connection.execute(select(OfficeRow.id).order_by(OfficeRow.id)).scalars())


@dataclass(frozen=True)
class OfficeName:
    """An office as people choose it."""

    id: int
    code: str
    name: Name
    timezone: str


def office_names(connection: Connection) -> tuple[OfficeName, ...]:
    """All offices of this installation, the first one first."""
    rows = connection.execute(
        select(
            OfficeRow.id, OfficeRow.code, OfficeRow.name_vi, OfficeRow.name_en, OfficeRow.timezone
        ).order_by(OfficeRow.id)
    )
    return tuple(
        OfficeName(row.id, row.code, Name(vi=row.name_vi, en=row.name_en), row.timezone)
        for row in rows
    )


def named_or_only(offices: Sequence[OfficeName], code: str) -> OfficeName | None:
    """The office of a code; without one the only office, where there is only one."""
    if not code:
        return offices[0] if len(offices) == 1 else None
    return next((each for each in offices if each.code == code), None)


def office_by_code(connection: Connection, code: str) -> int | None:
    """The office of a code."""
    return connection.execute(select(OfficeRow.id).where(OfficeRow.code == code)).scalar()
