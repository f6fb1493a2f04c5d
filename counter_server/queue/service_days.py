"""A service gives no numbers for the rest of today, and gives them again."""

from sqlalchemy import delete, update

from counter_server.contract.events import ServiceChanged
from counter_server.core.parts import Parts
from counter_server.core.upsert import insert_or

from . import queries
from .services import service_named
from .tables import ServiceDayRow, ServiceRow

MESSAGE_LENGTH = 300


def close_service(parts: Parts, office_id: int, code: str, message: str = "") -> None:
    """No numbers today; citizens are told the message. Who waits is served all the same."""
    told = " ".join(message.split())[:MESSAGE_LENGTH]
    with parts.works.begin(office_id) as work:
        service = service_named(work, code)
        day = queries.today(work.connection, office_id, work.at)
        statement = insert_or(work.connection.dialect.name, ServiceDayRow).values(
            service_id=service.service_id, day=day, message_vi=told
        )
        work.connection.execute(
            statement.on_conflict_do_update(
                index_elements=["service_id", "day"], set_={"message_vi": told, "message_en": ""}
            )
        )
        work.record(ServiceChanged(service=service.code, open=False))


def open_service(parts: Parts, office_id: int, code: str) -> None:
    """Numbers again, within the service's hours."""
    with parts.works.begin(office_id) as work:
        service = service_named(work, code)
        day = queries.today(work.connection, office_id, work.at)
        work.connection.execute(
            delete(ServiceDayRow).where(
                ServiceDayRow.service_id == service.service_id, ServiceDayRow.day == day
            )
        )
        work.connection.execute(
            update(ServiceRow).where(ServiceRow.id == service.service_id).values(is_open=True)
        )
        work.record(ServiceChanged(service=service.code, open=True))
