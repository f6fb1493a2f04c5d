"""An office that tells what happens; each test puts up its own listeners."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import pytest

from counter_server.contract.events import Event, TicketCalled
from counter_server.webhooks import Sender, actions, queries
from counter_server.webhooks.queries import Webhook
from tests.support.offices import TestOffice

LOOK_S = 0.02


@dataclass
class Telling:
    """The office, its webhooks, and a sender that can be stopped and started."""

    office: TestOffice
    timeout_s: float = 10.0
    secrets: dict[str, str] = field(default_factory=dict)

    def add(self, url: str, name: str = "cổng", kinds: tuple[str, ...] = ()) -> str:
        works = self.office.parts.works
        return actions.add_webhook(works, self.office.id, name=name, url=url, kinds=kinds)

    @contextmanager
    def sending(self) -> Iterator[None]:
        sender = Sender(self.office.parts, look_s=LOOK_S, timeout_s=self.timeout_s)
        try:
            yield
        finally:
            sender.close()

    def happen(self, *events: Event) -> None:
        for event in events or (a_call(),):
            with self.office.parts.works.begin(self.office.id) as work:
                work.record(event)

    def webhook(self, name: str = "cổng") -> Webhook:
        with self.office.parts.database.read() as connection:
            listed = queries.webhooks(connection, self.office.id)
        return next(each for each in listed if each.name == name)


def a_call(number: str = "A001") -> Event:
    return TicketCalled(ticket=1, number=number, service="dat-dai", counter=1, counter_number=1)


@pytest.fixture
def telling(office) -> Telling:
    return Telling(office)
