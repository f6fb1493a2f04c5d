"""Writes an office's services and counters from its description."""

from sqlalchemy import Connection, insert

from counter_server.contract.office import Name
from counter_server.contract.wire import Shape

from .tables import CounterRow, CounterServiceRow, ServiceRow


class ServiceDescription(Shape, frozen=True):
    code: str
    prefix: str
    name: Name
    usual_service_s: int = 300


class CounterDescription(Shape, frozen=True):
    number: int
    name: Name
    services: tuple[str, ...]


def load_queue(
    connection: Connection,
    office_id: int,
    services: tuple[ServiceDescription, ...],
    counters: tuple[CounterDescription, ...],
) -> None:
    """Adds services in their order, then counters; a counter's services are named by code."""
    ids = {
        each.code: _add_service(connection, office_id, position, each)
        for position, each in enumerate(services)
    }
    for each in counters:
        counter_id = connection.execute(
            insert(CounterRow)
            .values(
                office_id=office_id, number=each.number, name_vi=each.name.vi, name_en=each.name.en
            )
            .returning(CounterRow.id)
        ).scalar_one()
        connection.execute(
            insert(CounterServiceRow),
            [{"counter_id": counter_id, "service_id": ids[code]} for code in each.services],
        )


def _add_service(
    connection: Connection, office_id: int, position: int, service: ServiceDescription
) -> int:
    return connection.execute(
        insert(ServiceRow)
        .values(
            office_id=office_id,
            code=service.code,
            prefix=service.prefix,
            name_vi=service.name.vi,
            name_en=service.name.en,
            position=position,
            usual_service_s=service.usual_service_s,
        )
        .returning(ServiceRow.id)
    ).scalar_one()
