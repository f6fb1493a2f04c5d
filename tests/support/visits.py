"""Replays an event log as visits, and refuses what cannot have happened."""

from dataclasses import dataclass, field

from counter_server.contract import events
from counter_server.contract.events import Entry

ALLOWED = {
    "ticket_called": ("waiting", "called"),
    "serving_started": ("called", "serving"),
    "ticket_finished": ("serving", "finished"),
    "ticket_no_show": ("called", "no_show"),
}


@dataclass
class Visits:
    """The states of all tickets and who is at which counter, as the log tells it."""

    states: dict[int, str] = field(default_factory=dict)
    at: dict[int, int] = field(default_factory=dict)
    numbers: dict[int, str] = field(default_factory=dict)

    def take(self, entry: Entry) -> None:
        """One entry; AssertionError when it cannot follow what was before."""
        event = entry.event
        if isinstance(event, events.TicketIssued):
            assert event.ticket not in self.states, "issued twice"
            assert event.number not in self.numbers.values(), "a number twice"
            self.states[event.ticket] = "waiting"
            self.numbers[event.ticket] = event.number
        elif isinstance(event, events.TicketEvent):
            self._moved(event)

    def _moved(self, event) -> None:
        before = self.states[event.ticket]
        after = self._after(event, before)
        self.states[event.ticket] = after
        self.at = {counter: one for counter, one in self.at.items() if one != event.ticket}
        if after in ("called", "serving"):
            assert event.counter not in self.at, f"two visitors at counter {event.counter}"
            self.at[event.counter] = event.ticket

    def _after(self, event, before: str) -> str:
        kind = events.kind_of(event)
        if kind in ALLOWED:
            needed, after = ALLOWED[kind]
            assert before == needed, (kind, before)
            return after
        match event:
            case events.TicketRecalled():
                assert before in ("called", "held", "no_show"), before
                return "called"
            case events.TicketHeld():
                assert before in ("called", "serving"), before
                return "held"
            case events.TicketTransferred():
                assert before in ("called", "serving"), before
                return "waiting"
            case events.TicketBroughtBack():
                assert before == event.from_state
                assert before in ("held", "no_show"), before
                return "waiting"
            case events.TicketCancelled():
                assert before == event.from_state
                return "cancelled"
            case events.TicketReassigned() | events.TicketReleased() | events.TicketNear():
                assert before == "waiting", before
                return "waiting"
            case events.TicketUndone():
                assert before == event.from_state
                return event.state
            case _:
                return before
