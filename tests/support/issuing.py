"""Tickets in a test office, and what its log says."""

from counter_server.contract.tickets import Ticket, TicketRequest
from counter_server.core.event_log import entries_after
from counter_server.queue.issuing import issue_ticket
from tests.support.offices import TestOffice


def issue(office: TestOffice, key: str, service: str = "dat-dai", **more) -> Ticket:
    request = TicketRequest(service=service, **more)
    return issue_ticket(office.parts, office.id, request, key, None)[0]


def events(office: TestOffice) -> list:
    with office.parts.database.read() as connection:
        return list(entries_after(connection, office.id, 0))
