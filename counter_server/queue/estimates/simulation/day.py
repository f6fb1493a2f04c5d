"""One simulated day: visitors and clerks meet, and the event log that the product would have."""

from datetime import date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from counter_server.contract.events import Entry, Event
from counter_server.contract.office import CounterState
from counter_server.queue.policy import Policy

from .arrivals import arrivals
from .clerks import clerk_of
from .floor import Floor
from .hall import SimulatedHall
from .line import by_policy


def simulate_day(
    hall: SimulatedHall,
    day: date,
    chance: Random,
    *,
    zone: str = "Asia/Ho_Chi_Minh",
    policy: Policy = Policy.BALANCED,
    first_ticket: int = 1,
) -> list[Entry]:
    """The day's entries in order, `seq` from 1; ticket ids from `first_ticket`."""
    floor = Floor(hall, chance, by_policy(policy, hall), first_ticket)
    for counter in hall.counters:
        clerk = clerk_of(counter, hall, chance)
        floor.seat(counter, clerk.pace)
        for began_s, ended_s in clerk.shifts:
            floor.plan(began_s, floor.open, counter.id, CounterState.CLOSED)
            floor.plan(ended_s, floor.leave, counter.id, CounterState.CLOSED)
        for began_s, ended_s in clerk.breaks:
            floor.plan(began_s, floor.leave, counter.id, CounterState.PAUSED)
            floor.plan(ended_s, floor.open, counter.id, CounterState.PAUSED)
    for arrival in arrivals(hall, chance):
        floor.plan(arrival.at_s, floor.arrive, arrival)
    return _entries(floor.play(), datetime.combine(day, time(), ZoneInfo(zone)))


def _entries(happened: list[tuple[float, Event]], midnight: datetime) -> list[Entry]:
    return [
        Entry(seq=seq, at=midnight + timedelta(seconds=at_s), event=event)
        for seq, (at_s, event) in enumerate(happened, 1)
    ]
