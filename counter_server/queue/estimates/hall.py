"""A hall as its event log tells it: who waits, and whom each counter serves since when."""

from collections import Counter as Tally
from collections.abc import Mapping
from dataclasses import dataclass

from counter_server.contract.office import CounterState

from .layout import Layout
from .lines import Line, ahead_of, overtaking
from .model import Desk, Facts
from .proportions import in_proportion
from .times import Times, taken_s


@dataclass(frozen=True)
class Place:
    """A place in line: for which service, of which class, since when."""

    service: int
    priority: str
    since_s: float


@dataclass(frozen=True)
class Taken:
    """A visitor took up a counter for so long."""

    service: int
    priority: str
    seconds: float


@dataclass(frozen=True)
class _Visit:
    ticket: int
    place: Place
    called_s: float


@dataclass
class _Counter:
    serves: frozenset[int]
    state: CounterState
    visit: _Visit | None = None
    free_s: float | None = None


class Hall:
    """Changes with every event; a ticket or counter it does not know changes nothing.

    Moments are seconds since the epoch.
    """

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._line: dict[int, Place] = {}
        self._places: dict[int, Place] = {}
        self._counters = {
            counter: _Counter(serves, layout.first_states.get(counter, CounterState.CLOSED))
            for counter, serves in layout.counters.items()
        }

    def issue(self, ticket: int, service: int, priority: str, at_s: float) -> Place:
        """A visitor joins the line."""
        place = Place(service, priority, at_s)
        self._line[ticket] = self._places[ticket] = place
        return place

    def wait_again(self, ticket: int, service: int) -> None:
        """Back in line where they stood, perhaps for another service."""
        place = self._places.get(ticket)
        if place is not None:
            moved = Place(service, place.priority, place.since_s)
            self._line[ticket] = self._places[ticket] = moved

    def call(self, ticket: int, counter: int, at_s: float) -> None:
        """To a counter; for one who is called again the time goes on."""
        self._line.pop(ticket, None)
        place, called_to = self._places.get(ticket), self._counters.get(counter)
        if place is None or called_to is None:
            return
        if called_to.visit is None or called_to.visit.ticket != ticket:
            called_to.visit = _Visit(ticket, place, at_s)

    def leave(self, ticket: int, at_s: float) -> Taken | None:
        """Away from line or counter; what they took up, if they were at a counter."""
        self._line.pop(ticket, None)
        for counter in self._counters.values():
            visit = counter.visit
            if visit is not None and visit.ticket == ticket:
                seconds = taken_s(visit.called_s, at_s, visit.place.since_s, counter.free_s)
                counter.visit, counter.free_s = None, at_s
                return Taken(visit.place.service, visit.place.priority, seconds)
        return None

    def turn(self, counter: int, state: CounterState) -> None:
        """Opens, or pauses and closes; a break is no tidying up."""
        turned = self._counters.get(counter)
        if turned is not None:
            turned.state, turned.free_s = state, None

    def begin_day(self) -> None:
        """Nobody waits any more."""
        self._line.clear()
        self._places.clear()
        for counter in self._counters.values():
            counter.visit = counter.free_s = None

    def facts(
        self, place: Place, at_s: float, times: Mapping[int, Times], early_share: float
    ) -> Facts:
        """What is known of the wait of the newest in line."""
        layout, lines = self._layout, self._lines(place, at_s)
        ahead = ahead_of(place.priority, lines, layout.policy)
        return Facts(
            service=place.service,
            ahead=in_proportion(ahead, lines, place.service, layout.weights),
            desks=[_desk(counter, at_s) for counter in self._counters.values()],
            times=times,
            overtaking=overtaking(
                place.priority, early_share, layout.longest_wait_s, layout.policy
            ),
        )

    def _lines(self, mine: Place, at_s: float) -> list[Line]:
        """The visitor of `mine` is the newest: all others came before."""
        others = [place for place in self._line.values() if place is not mine]
        everybody = Tally((each.service, each.priority) for each in others)
        overdue = Tally(
            (each.service, each.priority)
            for each in others
            if at_s - each.since_s > self._layout.longest_wait_s
        )
        return [Line(*key, count, count, overdue[key]) for key, count in everybody.items()]


def _desk(counter: _Counter, at_s: float) -> Desk:
    visit = counter.visit
    if visit is None:
        return Desk(counter.serves, counter.state)
    return Desk(counter.serves, counter.state, visit.place.service, at_s - visit.called_s)
