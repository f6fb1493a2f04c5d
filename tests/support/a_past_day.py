"""A day of an office that is over: visitors of several classes, one counter and its break."""

from counter_server.contract.tickets import TicketRequest
from counter_server.queue import actions
from counter_server.queue.issuing import issue_ticket
from counter_server.queue.queries import counters
from tests.support.offices import TestOffice

CLASSES = (None, None, "elderly", None, "disabled", None)


def a_past_day(office: TestOffice, visitors: int = 24, counter_number: int = 2) -> None:
    """Visitors come every two minutes and take four; the clock stands on the next morning."""
    counter = counter_numbered(office, counter_number)
    began = office.clock.now
    for place in range(visitors):
        request = TicketRequest(service="B", priority=CLASSES[place % len(CLASSES)])
        issue_ticket(office.parts, office.id, request, f"past-{place:05}", None)
        office.clock.move(minutes=2)
        if place % 2:
            _serve(office, counter)
    for _ in range(visitors // 2):
        _serve(office, counter)
    office.clock.now = began
    office.clock.move(days=1)


def counter_numbered(office: TestOffice, number: int) -> int:
    """The id of a counter."""
    with office.parts.database.read() as connection:
        return next(
            each.id for each in counters(connection, office.id) if each.number == number
        )


def _serve(office: TestOffice, counter: int) -> None:
    if actions.call_next(office.parts, office.id, counter) is None:
        return
    actions.start_serving(office.parts, office.id, counter)
    office.clock.move(minutes=2)
    actions.finish(office.parts, office.id, counter)
