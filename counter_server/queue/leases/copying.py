"""What a kiosk keeps a copy of: the office, its services and the whole guide."""

from msgspec import structs
from sqlalchemy import Connection, select

from counter_server.catalog.queries import procedure
from counter_server.catalog.tables import ProcedureRow
from counter_server.contract.leases import KioskCopy
from counter_server.core import offices
from counter_server.core.parts import Parts
from counter_server.core.versions import unless_known
from counter_server.queue import queries
from counter_server.queue.classes import offered_classes

_MOST_PROCEDURES = 2000


def kiosk_copy(parts: Parts, office_id: int, version: str) -> KioskCopy | None:
    """The copy as it stands; None when the kiosk's version is the same."""
    with parts.database.read() as connection:
        made = _made(parts, connection, office_id)
    return unless_known(made, version)


def _made(parts: Parts, connection: Connection, office_id: int) -> KioskCopy:
    at = parts.clock()
    classes = offered_classes(connection, office_id)
    services = queries.services(connection, office_id, queries.today(connection, office_id, at), at)
    codes = connection.execute(
        select(ProcedureRow.code)
        .where(ProcedureRow.office_id == office_id)
        .order_by(ProcedureRow.position, ProcedureRow.code)
        .limit(_MOST_PROCEDURES)
    ).scalars()
    return KioskCopy(
        version="",
        office=offices.office(connection, office_id, parts.public_url, classes),
        services=tuple(structs.replace(each, waiting=0, wait=None) for each in services),
        procedures=tuple(procedure(connection, office_id, code) for code in codes.all()),
    )
