"""A day of an office that is over: visitors of several classes at one counter."""

from counter_server.contract.tickets import TicketRequest
from counter_server.queue import actions
from counter_server.queue.issuing import issue_ticket
from counter_server.queue.queries import counters
from tests.support.offices import TestOffice

CLASSES = (None, None, "elderly", None, "disabled", None)
SERVING_MIN = 3


def a_past_day(office: TestOffice, visitors: int = 24, service: str = "B") -> None:
    """A visitor comes every two minutes and takes three; the clock ends on the next morning."""
    counter = counter_numbered(office, 2)
    began, waits, free_in = office.clock.now, 0, 0
    for minute in range(visitors * SERVING_MIN + 1):
        if minute % 2 == 0 and minute // 2 < visitors:
            request = TicketRequest(service=service, priority=CLASSES[minute // 2 % len(CLASSES)])
            issue_ticket(office.parts, office.id, request, f"past-{minute:05}", None)
            waits += 1
        if free_in == 0 and minute:
            actions.finish(office.parts, office.id, counter)
        if free_in == 0 and waits:
            actions.call_next(office.parts, office.id, counter)
            actions.start_serving(office.parts, office.id, counter)
            waits, free_in = waits - 1, SERVING_MIN
        free_in -= 1
        office.clock.move(minutes=1)
    office.clock.now = began
    office.clock.move(days=1)


def counter_numbered(office: TestOffice, number: int) -> int:
    """The id of a counter."""
    with office.parts.database.read() as connection:
        found = counters(connection, office.id)
    return next(each.id for each in found if each.number == number)
