"""A hall in which every state a phone page can show stands at once, each with its address."""

from datetime import UTC, datetime

from counter_server.contract.tickets import Ticket, TicketRequest
from counter_server.dossiers import actions as dossiers
from counter_server.lookup.rating import rate
from counter_server.queue import actions as queue
from counter_server.queue import queries
from counter_server.queue.issuing import issue_ticket
from counter_server.queue.ratings.actions import Opinion
from counter_server.queue.reviving import cancel
from tests.support.a_dossier import a_desk, a_request
from tests.support.leasing import a_kiosk
from tests.support.offices import TestOffice

YESTERDAY = datetime(2026, 11, 22, 3, tzinfo=UTC)


class PhoneScenes:
    """`addresses()`: a state's name and the path of its page."""

    def __init__(self, office: TestOffice) -> None:
        self._office = office
        self._keys = 0
        with office.parts.database.read() as connection:
            self._counters = {each.number: each.id for each in queries.counters(connection, 1)}

    def addresses(self) -> dict[str, str]:
        return self._tickets() | self._dossiers()

    def _tickets(self) -> dict[str, str]:
        today, self._office.clock.now = self._office.clock.now, YESTERDAY
        yesterday = self._ticket("F")
        self._office.clock.now = today
        done, rated = self._served("A"), self._served("A")
        rate(self._office.parts, rated, Opinion(5))
        return {
            "yesterday": yesterday.status_url,
            "done": done,
            "rated": rated,
            "held": self._called("D", 5, queue.hold),
            "absent": self._called("A", 1, queue.no_show),
            "serving": self._called("A", 1, queue.start_serving),
            "cancelled": self._cancelled(),
            "called": self._called("B", 3),
            "near": self._ticket("B").status_url,
            "near-two": [self._ticket("B"), self._ticket("B", ("A", "C"))][1].status_url,
            "waiting": [self._ticket("B") for _ in range(4)][-1].status_url,
            "away": a_kiosk(self._office).block().numbers[0].status_url,
        }

    def _dossiers(self) -> dict[str, str]:
        received, returned, rated = self._dossier(0), self._dossier(3), self._dossier(3)
        rate(self._office.parts, rated, Opinion(4))
        return {
            "received": received,
            "resolved": self._dossier(2),
            "returned": returned,
            "dossier-rated": rated,
        }

    def _ticket(self, service: str, then: tuple[str, ...] = ()) -> Ticket:
        self._keys += 1
        request = TicketRequest(service=service, then=then, print=False)
        key = f"scene-{self._keys:04}"
        return issue_ticket(self._office.parts, self._office.id, request, key, None)[0]

    def _called(self, service: str, counter: int, then=None) -> str:
        ticket, at = self._ticket(service), self._counters[counter]
        queue.call_chosen(self._office.parts, self._office.id, at, ticket.id)
        if then:
            then(self._office.parts, self._office.id, at)
        return ticket.status_url

    def _served(self, service: str) -> str:
        address = self._called(service, 1, queue.start_serving)
        queue.finish(self._office.parts, self._office.id, self._counters[1])
        return address

    def _cancelled(self) -> str:
        ticket = self._ticket("E")
        cancel(self._office.parts, self._office.id, ticket.id, "nhầm")
        return ticket.status_url

    def _dossier(self, steps: int) -> str:
        office, desk = self._office, a_desk(self._office.id)
        made, _ = dossiers.receive(office.parts, office.id, a_request(), desk)
        for move in (dossiers.process, dossiers.resolve, dossiers.return_result)[:steps]:
            move(office.parts, office.id, made.code, desk)
        return made.status_url
