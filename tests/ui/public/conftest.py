"""The public site and phone pages in a real browser against the whole real application."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from counter_server.contract.tickets import Ticket, TicketRequest
from counter_server.dossiers import actions
from counter_server.queue.issuing import issue_ticket
from tests.support.a_dossier import a_desk, a_request
from tests.support.hall import Hall, a_hall
from tests.support.serving import served


@dataclass(frozen=True)
class PublicHall:
    """A hall that is served at `url`."""

    hall: Hall
    url: str

    def ticket(self, key: str = "touch-0001", then: tuple[str, ...] = ()) -> Ticket:
        office = self.hall.office
        request = TicketRequest(service="B", then=then, print=False)
        return issue_ticket(office.parts, office.id, request, key, None)[0]

    def dossier(self, **values) -> tuple[str, str]:
        """A new dossier's code and phone page."""
        office = self.hall.office
        made, _ = actions.receive(office.parts, office.id, a_request(**values), a_desk(office.id))
        return made.code, self.here(made.status_url)

    def here(self, address: str) -> str:
        return address.replace("http://hall.test", self.url)


@pytest.fixture
def public(sqlite) -> Iterator[PublicHall]:
    hall = a_hall(sqlite)
    with served(hall.app) as url:
        yield PublicHall(hall, url)
        hall.office.parts.feeds.close()
