"""An office with nothing in it but its row and its log, and the sample procedures if asked."""

from pathlib import Path

from sqlalchemy import insert

from counter_server.catalog.actions import load_procedures
from counter_server.catalog.reading import load_from_toml
from counter_server.core.database import Database
from counter_server.core.event_log import EventCounterRow
from counter_server.core.offices import OfficeRow

PROCEDURES = Path("config/offices/chu-se.procedures.toml")


def an_office(database: Database, code: str = "chu-se", *, has_procedures: bool = False) -> int:
    """The id of a new office."""
    with database.write() as connection:
        office_id: int = connection.execute(
            insert(OfficeRow)
            .values(
                code=code,
                agency_code="000.05.16.H21",
                name_vi="Bộ phận Một cửa xã Chư Sê",
                name_en="Chư Sê commune one-stop office",
                unit_vi="Ủy ban nhân dân xã Chư Sê",
                languages=["vi", "en"],
            )
            .returning(OfficeRow.id)
        ).scalar_one()
        connection.execute(insert(EventCounterRow).values(office_id=office_id, last_seq=0))
        if has_procedures:
            load_procedures(connection, office_id, load_from_toml(PROCEDURES))
    return office_id
