"""A clerk's clicks over plain HTTP, as the page's script sends them."""

import re
from typing import Any

from flask.testing import FlaskClient

from counter_server.contract.tickets import TicketRequest
from counter_server.queue.issuing import issue_ticket

from .hall import Hall
from .pages_app import post, token_on

_SEEN = re.compile(r'name="seen" form="act" value="([^"]+)"')
_JSON = {"Accept": "application/json"}


class ClickedDesk:
    """The desk of a clerk who sits at a counter; each press carries what the last answer showed."""

    def __init__(self, client: FlaskClient) -> None:
        self._client = client
        self._token = token_on(client, "/desk")
        self._seen = self._seen_in(client.get("/desk").get_data(as_text=True))

    def press(self, verb: str) -> dict[str, Any]:
        """What the page swaps in; the verb has to succeed."""
        form = {"csrf_token": self._token, "seen": self._seen}
        state = self._client.post(f"/desk/{verb}", data=form, headers=_JSON).get_json()
        assert state["tone"] == "good", state["said"]
        self._seen = self._seen_in(state["regions"]["current"])
        return dict(state)

    def look(self) -> dict[str, Any]:
        """What the page asks for after an event."""
        return dict(self._client.get("/desk/now", headers=_JSON).get_json())

    @staticmethod
    def _seen_in(html: str) -> str:
        found = _SEEN.search(html)
        assert found
        return found[1]


def a_busy_desk(hall: Hall, waiting: int) -> ClickedDesk:
    """Counter 3 of the hall, with so many visitors in its line."""
    clerk = hall.clerk()
    post(clerk, "/desk/counters", page="/desk/counters", counter="3")
    for number in range(waiting):
        request = TicketRequest(service="B", print=False)
        issue_ticket(hall.office.parts, hall.office.id, request, f"click-{number:06}", None)
    return ClickedDesk(clerk)
