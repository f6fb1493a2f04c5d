"""Tells those who follow that a service gives numbers, or none, by what it is now."""

from counter_server.contract.events import ServiceChanged
from counter_server.core.work import Work

from . import queries


def tell_service(work: Work, service_id: int) -> None:
    """After a change that may have opened or closed it, or moved it in the kiosk's list."""
    day = queries.today(work.connection, work.office_id, work.at)
    for each in queries.services(work.connection, work.office_id, day, work.at):
        if each.id == service_id:
            work.record(ServiceChanged(service=each.code, open=each.open))
