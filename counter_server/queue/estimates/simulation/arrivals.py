"""Who comes on a simulated day: a Poisson process whose rate changes with the hour."""

from dataclasses import dataclass
from random import Random

from .hall import HOUR_S, SimulatedClass, SimulatedHall, SimulatedService


@dataclass(frozen=True)
class Arrival:
    """A visitor at the kiosk, seconds after midnight; `priority` is "" for most."""

    at_s: float
    service: SimulatedService
    priority: str


def arrivals(hall: SimulatedHall, chance: Random) -> list[Arrival]:
    """The day's visitors in their order; some days are busier than others."""
    busy = chance.lognormvariate(0, hall.days_differ)
    found = []
    for began, ended, rate in hall.rates:
        at_s = began * HOUR_S
        while (at_s := at_s + chance.expovariate(rate * busy / HOUR_S)) < ended * HOUR_S:
            found.append(Arrival(at_s, _service(hall, chance), _priority(hall.classes, chance)))
    return found


def _service(hall: SimulatedHall, chance: Random) -> SimulatedService:
    return chance.choices(hall.services, [each.share for each in hall.services])[0]


def _priority(classes: tuple[SimulatedClass, ...], chance: Random) -> str:
    shares = [each.share for each in classes]
    codes = [each.code for each in classes]
    return chance.choices(["", *codes], [1 - sum(shares), *shares])[0]
