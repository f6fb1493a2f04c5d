"""What a keypad knows of the day from the event stream: whose number is whose, and who is here."""

from dataclasses import dataclass

from counter_server.contract import events
from counter_server.contract.events import Event, TicketEvent
from counter_server.contract.office import Counter

_AT_COUNTER = (events.TicketCalled, events.TicketRecalled, events.ServingStarted)
_OVER = (events.TicketFinished, events.TicketCancelled)
_HERE = ("called", "serving")


@dataclass(frozen=True)
class Known:
    """A ticket of today; `can_be_called` as far as the stream has told."""

    ticket: int
    number: str
    service: str
    can_be_called: bool


class Numbers:
    """Grows with every event; `current` is the number that is at the counter now."""

    def __init__(self, counter: Counter) -> None:
        self._counter = counter
        self._known: dict[str, Known] = {}
        self.current: str | None = None

    def take_in(self, event: Event) -> None:
        """One event after another, in their order."""
        if isinstance(event, events.DayOpened):
            self._known.clear()
            self.current = None
        elif isinstance(event, TicketEvent):
            self._remember(event)

    def written(self, typed: str) -> tuple[Known, ...]:
        """Today's tickets that digits can mean: of this counter's services and callable, if any."""
        found = [each for each in self._known.values() if _digits(each.number) == int(typed)]
        ours = [each for each in found if each.service in self._counter.services] or found
        callable_ = [each for each in ours if each.can_be_called] or ours
        return tuple(sorted(callable_, key=lambda each: each.number))

    def _remember(self, event: TicketEvent) -> None:
        waits = not isinstance(event, (*_AT_COUNTER, *_OVER))
        if isinstance(event, events.TicketUndone):
            waits = event.state not in _HERE
        self._known[event.number] = Known(event.ticket, event.number, event.service, waits)
        if self._is_here(event):
            self.current = event.number
        elif event.number == self.current and not isinstance(event, events.ServiceAdded):
            self.current = None

    def _is_here(self, event: TicketEvent) -> bool:
        match event:
            case events.TicketUndone():
                return event.counter == self._counter.id and event.state in _HERE
            case events.TicketCalled() | events.TicketRecalled() | events.ServingStarted():
                return event.counter == self._counter.id
        return False


def _digits(number: str) -> int:
    digits = number[len(number.rstrip("0123456789")) :]
    return int(digits) if digits else -1
