"""The floor of a simulated hall: everything that happens, in the order of time."""

from collections.abc import Callable
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import count
from random import Random
from typing import Any

from counter_server.contract.events import (
    CounterChanged,
    Event,
    ServingStarted,
    TicketCalled,
    TicketFinished,
    TicketIssued,
    TicketNoShow,
)
from counter_server.contract.office import CounterState

from .arrivals import Arrival
from .clerks import service_s
from .hall import SimulatedCounter, SimulatedHall
from .line import Discipline, Waiting


@dataclass
class _Seat:
    """A counter during the day. `then`: the state it takes once its visitor has gone."""

    id: int
    serves: frozenset[str]
    pace: float
    state: CounterState = CounterState.CLOSED
    is_taken: bool = False
    then: CounterState | None = None


class Floor:
    """Plays what was planned and what follows from it; `happened` is the day's log."""

    def __init__(
        self, hall: SimulatedHall, chance: Random, choose: Discipline, first_ticket: int
    ) -> None:
        self._hall, self._chance, self._choose = hall, chance, choose
        self._services = {each.code: each for each in hall.services}
        self._seats: dict[int, _Seat] = {}
        self._line: list[Waiting] = []
        self._tickets = count(first_ticket)
        self._numbers = {each.prefix: count(1) for each in hall.services}
        self._plans: list[tuple[float, int, Callable[..., None], tuple[Any, ...]]] = []
        self._order = count()
        self._happened: list[tuple[float, Event]] = []
        self._now = 0.0

    def seat(self, counter: SimulatedCounter, pace: float) -> None:
        """A counter with today's clerk, closed as yet."""
        self._seats[counter.id] = _Seat(counter.id, frozenset(counter.serves), pace)

    def plan(self, at_s: float, act: Callable[..., None], *given: object) -> None:
        heappush(self._plans, (at_s, next(self._order), act, given))

    def play(self) -> list[tuple[float, Event]]:
        """The whole day, until nobody is left."""
        while self._plans:
            self._now, _, act, given = heappop(self._plans)
            act(*given)
        return self._happened

    def arrive(self, arrival: Arrival) -> None:
        service = arrival.service
        number = f"{service.prefix}{next(self._numbers[service.prefix]):03}"
        waiting = Waiting(next(self._tickets), number, service.code, arrival.priority, self._now)
        self._line.append(waiting)
        self._say(
            TicketIssued(waiting.ticket, number, service.code, waiting.priority, "vi", 1, True)
        )
        free = [seat for seat in self._seats.values() if self._is_free(seat, service.code)]
        if free:
            self._call_soon(self._chance.choice(free), self._chance.expovariate(1 / 8))

    def open(self, counter: int, from_state: CounterState) -> None:
        """Begins a shift, or comes back from a break."""
        seat = self._seats[counter]
        seat.then = None
        if seat.state is from_state:
            self._turn(seat, CounterState.OPEN)
            self._call_soon(seat, 5)

    def leave(self, counter: int, to: CounterState) -> None:
        """Pauses or closes, after the visitor who is there; closes only on an empty line."""
        seat = self._seats[counter]
        if seat.state is CounterState.CLOSED:
            return
        if seat.is_taken or (to is CounterState.CLOSED and self._waits_for(seat)):
            seat.then = to
        else:
            self._turn(seat, to)

    def _call_soon(self, seat: _Seat, after_s: float) -> None:
        seat.is_taken = True
        self.plan(self._now + after_s, self._call, seat)

    def _call(self, seat: _Seat) -> None:
        line = self._waits_for(seat)
        if not line:
            self._free(seat)
            return
        waiting = self._choose(line, seat.id, self._now)
        self._line.remove(waiting)
        named = (waiting.ticket, waiting.number, waiting.service, seat.id, seat.id)
        self._say(TicketCalled(*named))
        if self._chance.random() < self._hall.no_shows:
            self._end_after(self._chance.uniform(60, 150), seat, TicketNoShow(*named))
        else:
            walk_s = self._chance.uniform(8, 35)
            self.plan(self._now + walk_s, self._say, ServingStarted(*named))
            self._end_after(walk_s + self._service_s(waiting, seat), seat, TicketFinished(*named))

    def _service_s(self, waiting: Waiting, seat: _Seat) -> float:
        service = self._services[waiting.service]
        return service_s(service, seat.pace, self._now, self._hall, self._chance)

    def _end_after(self, seconds: float, seat: _Seat, event: Event) -> None:
        self.plan(self._now + seconds, self._end, seat, event)

    def _end(self, seat: _Seat, event: Event) -> None:
        self._say(event)
        if seat.then is CounterState.PAUSED or (seat.then and not self._waits_for(seat)):
            seat.is_taken = False
            self._turn(seat, seat.then)
        else:
            self._call_soon(seat, self._chance.uniform(4, 40))

    def _free(self, seat: _Seat) -> None:
        seat.is_taken = False
        if seat.then is not None:
            self._turn(seat, seat.then)

    def _turn(self, seat: _Seat, state: CounterState) -> None:
        seat.then = None
        if seat.state is not state:
            seat.state = state
            self._say(CounterChanged(seat.id, seat.id, state))

    def _is_free(self, seat: _Seat, service: str) -> bool:
        return seat.state is CounterState.OPEN and not seat.is_taken and service in seat.serves

    def _waits_for(self, seat: _Seat) -> list[Waiting]:
        return [each for each in self._line if each.service in seat.serves]

    def _say(self, event: Event) -> None:
        self._happened.append((self._now, event))
