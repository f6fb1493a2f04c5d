"""How clerks work on a simulated day: their pace, their breaks, how long a visitor takes."""

from dataclasses import dataclass
from math import exp, log, sqrt
from random import Random

from .hall import HOUR_S, SimulatedCounter, SimulatedHall, SimulatedService

NOON_S = 12 * HOUR_S


@dataclass(frozen=True)
class Clerk:
    """Who sits at a counter today: a pace over all their services, and when they are away."""

    pace: float
    shifts: tuple[tuple[float, float], ...]
    breaks: tuple[tuple[float, float], ...]


def clerk_of(counter: SimulatedCounter, hall: SimulatedHall, chance: Random) -> Clerk:
    """Today's clerk; shifts begin and end some minutes off the hour."""
    shifts = tuple(
        (began * HOUR_S + chance.gauss(0, 150), ended * HOUR_S + chance.gauss(0, 200))
        for began, ended in counter.shifts
    )
    breaks = tuple(
        (at_s, at_s + chance.uniform(300, 1100))
        for began, ended in shifts
        if chance.random() < hall.breaks_a_shift
        for at_s in [chance.uniform(began + 1800, ended - 1800)]
    )
    return Clerk(chance.lognormvariate(0, hall.clerks_differ), shifts, breaks)


def service_s(
    service: SimulatedService, pace: float, at_s: float, hall: SimulatedHall, chance: Random
) -> float:
    """Log-normal around the service's mean."""
    variance = log(1 + service.spread**2)
    seconds = service.mean_s * exp(chance.gauss(-variance / 2, sqrt(variance)))
    return max(seconds * pace * (hall.afternoons if at_s > NOON_S else 1.0), 20.0)
