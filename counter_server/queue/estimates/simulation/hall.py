"""A hall to simulate: what is asked for, how long it takes, who serves it and when."""

from collections.abc import Mapping
from dataclasses import dataclass, field

HOUR_S = 3600


@dataclass(frozen=True)
class SimulatedService:
    """`share` of the visitors; seconds of service: mean, and deviation over mean."""

    id: int
    code: str
    prefix: str
    share: float
    mean_s: float
    spread: float
    usual_s: int


@dataclass(frozen=True)
class SimulatedCounter:
    """What a counter serves; `shifts` are from and to in hours of the day.

    `proportions`: weights of its services, where they are not all alike. Without shifts nobody
    ever works there, and nobody has closed it.
    """

    id: int
    serves: tuple[str, ...]
    shifts: tuple[tuple[float, float], ...] = ((7.5, 11.5), (13.5, 16.5))
    proportions: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class SimulatedClass:
    """A priority class: its share of the visitors, its weight and longest wait."""

    code: str
    share: float
    longest_wait_s: int
    weight: int = 2


@dataclass(frozen=True)
class SimulatedHall:
    """`rates`: visitors an hour, in each hour in which numbers are given (from, to, rate).

    `classes`: the priority classes; everybody else is ordinary.
    """

    services: tuple[SimulatedService, ...]
    counters: tuple[SimulatedCounter, ...]
    classes: tuple[SimulatedClass, ...]
    rates: tuple[tuple[float, float, float], ...]
    no_shows: float = 0.06
    clerks_differ: float = 0.15
    days_differ: float = 0.12
    afternoons: float = 1.08
    breaks_a_shift: float = 0.8


# Two peaks, at 8 and at 14; about 300 visitors a day. Nobody knows the means beforehand:
# what an office expects (`usual_s`) is wrong by a third.
BUSY_HALL = SimulatedHall(
    services=(
        SimulatedService(1, "dat-dai", "A", 0.34, 620, 0.75, 480),
        SimulatedService(2, "ho-tich-chung-thuc", "B", 0.38, 300, 0.6, 400),
        SimulatedService(3, "xay-dung", "C", 0.09, 700, 0.8, 600),
        SimulatedService(4, "dang-ky-kinh-doanh", "D", 0.11, 480, 0.7, 600),
        SimulatedService(5, "moi-truong", "E", 0.04, 560, 0.7, 400),
        SimulatedService(6, "an-toan-thuc-pham", "F", 0.04, 420, 0.6, 500),
    ),
    counters=(
        SimulatedCounter(1, ("dat-dai",)),
        SimulatedCounter(2, ("dat-dai",)),
        SimulatedCounter(3, ("dat-dai", "moi-truong"), ((8.0, 11.5), (13.5, 16.5))),
        SimulatedCounter(4, ("ho-tich-chung-thuc",)),
        SimulatedCounter(5, ("ho-tich-chung-thuc", "dang-ky-kinh-doanh")),
        SimulatedCounter(6, ("xay-dung", "moi-truong", "an-toan-thuc-pham")),
        SimulatedCounter(7, ("dang-ky-kinh-doanh", "an-toan-thuc-pham", "dat-dai")),
        SimulatedCounter(8, ("ho-tich-chung-thuc", "dat-dai"), ((8.0, 10.5), (13.75, 15.75))),
    ),
    classes=(
        SimulatedClass("elderly", 0.07, 1500),
        SimulatedClass("disabled", 0.02, 900),
        SimulatedClass("pregnant", 0.03, 900),
    ),
    rates=(
        (7.25, 8.0, 42),
        (8.0, 9.0, 66),
        (9.0, 10.0, 46),
        (10.0, 11.25, 30),
        (13.25, 14.0, 44),
        (14.0, 15.0, 60),
        (15.0, 16.0, 34),
        (16.0, 16.25, 14),
    ),
)
