"""A hall as its event log tells it: who waits, and whom each counter serves since when."""

from collections import Counter as Tally
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from counter_server.contract.office import CounterState

from .layout import Layout
from .lines import Line, ahead_of, overtaking
from .manned import LATELY_S, Signs, manned
from .model import Desk, Desks, Facts, free_desk
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
    signs: Signs = field(default_factory=Signs)


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
        self._calls: deque[tuple[float, int]] = deque()

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
        called_to.signs = replace(called_to.signs, last_call_s=at_s)
        self._calls.append((at_s, counter))

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
            turned.signs = replace(turned.signs, is_kept=state is CounterState.OPEN)

    def sit(self, counter: int) -> None:
        """A clerk sits down."""
        taken = self._counters.get(counter)
        if taken is not None:
            taken.signs = replace(taken.signs, is_kept=True, sits=True)

    def stand_up(self, counter: int, at_s: float) -> None:
        """The clerk has left."""
        left = self._counters.get(counter)
        if left is not None:
            left.signs = replace(left.signs, is_kept=False, sits=False, left_s=at_s)

    def begin_day(self) -> None:
        """Nobody waits any more."""
        self._line.clear()
        self._places.clear()
        self._calls.clear()
        for counter in self._counters.values():
            counter.visit = counter.free_s = None
            counter.signs = Signs(sits=counter.signs.sits)

    def facts(
        self, place: Place, at_s: float, times: Mapping[int, Times], early_share: float
    ) -> Facts:
        """What is known of the wait of the newest in line."""
        layout, lines = self._layout, self._lines(place, at_s)
        at_work = manned(self._signs(at_s), at_s)
        ahead = ahead_of(place.priority, lines, layout.policy)
        desks = [
            _desk(counter, at_s, is_manned=at_work is None or number in at_work)
            for number, counter in self._counters.items()
        ]
        return Facts(
            service=place.service,
            ahead=in_proportion(ahead, lines, place.service, layout.unequal),
            desks=Desks(desks, times),
            overtaking=overtaking(
                place.priority, early_share, layout.longest_wait_s, layout.policy
            ),
        )

    def _signs(self, at_s: float) -> dict[int, Signs]:
        """With the first of the late calls, of whichever counter: only the first of all counts."""
        while self._calls and at_s - self._calls[0][0] >= LATELY_S:
            self._calls.popleft()
        signs = {number: counter.signs for number, counter in self._counters.items()}
        if self._calls:
            first_s, number = self._calls[0]
            signs[number] = replace(signs[number], first_call_s=first_s)
        return signs

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


def _desk(counter: _Counter, at_s: float, *, is_manned: bool) -> Desk:
    visit = counter.visit
    if visit is None:
        return free_desk(counter.serves, counter.state, is_manned=is_manned)
    return Desk(counter.serves, counter.state, visit.place.service, at_s - visit.called_s)
