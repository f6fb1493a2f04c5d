"""Founds an office from its description: office, services, counters and procedures in one go."""

import tomllib
from datetime import date
from pathlib import Path

from sqlalchemy import Connection, insert

from counter_server.catalog.actions import load_calendar, load_procedures
from counter_server.catalog.reading import load_from_toml
from counter_server.contract.office import Name
from counter_server.contract.wire import Shape, WrongBody, from_plain
from counter_server.core.event_log import EventCounterRow
from counter_server.core.offices import OfficeRow
from counter_server.queue.appointments.opening import AppointmentsDescription, open_appointments
from counter_server.queue.describing import QueueDescription, load_queue

SAMPLE = Path(__file__).parents[2] / "config" / "offices" / "chu-se.toml"


class OfficeHead(Shape, frozen=True):
    code: str
    agency_code: str
    name: Name
    unit: Name
    place: str = ""
    phone: str = ""
    timezone: str = "Asia/Ho_Chi_Minh"
    languages: tuple[str, ...] = ("vi", "en")


class WorkingTime(Shape, frozen=True):
    """Days that the government swaps and the library does not know."""

    days_off: tuple[date, ...] = ()
    makeup_days: tuple[date, ...] = ()


class OfficeDescription(QueueDescription, frozen=True, kw_only=True):
    """An office file; its procedures stand beside it in `<name>.procedures.toml`."""

    office: OfficeHead
    working_time: WorkingTime = WorkingTime()
    appointments: AppointmentsDescription | None = None


class WrongOffice(ValueError):
    """An office file cannot be used; the text says which and why."""


def read_office(path: Path) -> OfficeDescription:
    """The description in a TOML file, or `WrongOffice`."""
    try:
        return from_plain(tomllib.loads(path.read_text("utf-8")), OfficeDescription)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, WrongBody) as error:
        raise WrongOffice(f"{path}: {error}") from error


def read_all(path: Path) -> None:
    """Reads an office and its procedures as `found_office` will; `WrongOffice`, `WrongCatalog`."""
    read_office(path)
    procedures = procedures_of(path)
    if procedures.exists():
        load_from_toml(procedures)


def procedures_of(path: Path) -> Path:
    """The file that stands beside an office file."""
    return path.with_suffix(".procedures.toml")


def found_office(connection: Connection, path: Path) -> int:
    """Writes an office and all that belongs to it; its id."""
    described = read_office(path)
    office_id = _add_office(connection, described)
    connection.execute(insert(EventCounterRow).values(office_id=office_id, last_seq=0))
    load_queue(connection, office_id, described)
    days = described.working_time
    load_calendar(connection, office_id, days.days_off, days.makeup_days)
    if described.appointments is not None:
        open_appointments(connection, office_id, described.appointments)
    procedures = procedures_of(path)
    if procedures.exists():
        load_procedures(connection, office_id, load_from_toml(procedures))
    return office_id


def _add_office(connection: Connection, described: OfficeDescription) -> int:
    head = described.office
    return connection.execute(
        insert(OfficeRow)
        .values(
            code=head.code,
            agency_code=head.agency_code,
            name_vi=head.name.vi,
            name_en=head.name.en,
            unit_vi=head.unit.vi,
            unit_en=head.unit.en,
            place=head.place,
            phone=head.phone,
            timezone=head.timezone,
            languages=list(head.languages),
        )
        .returning(OfficeRow.id)
    ).scalar_one()
