"""What an administrator sets; each value is whole and has been checked."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from counter_server.contract.office import Name
from counter_server.queue.opening import Hours
from counter_server.queue.policy import Policy

NO_NAME = Name(vi="")


@dataclass(frozen=True)
class ServiceValues:
    """A service but for its code and prefix."""

    name: Name
    group: Name = NO_NAME
    first_number: int = 1
    number_step: int = 1
    last_number: int | None = None
    daily_quota: int | None = None
    hours: tuple[Hours, ...] = ()
    last_ticket_min: int = 0
    is_open: bool = True
    closed: Name = NO_NAME


@dataclass(frozen=True)
class DayOff:
    """A day on which a service gives no numbers, and what citizens are told."""

    day: date
    message: Name


@dataclass(frozen=True)
class CounterValues:
    """`services` are weights by the service's id; with a profile they are the profile's."""

    number: int
    name: Name
    state: str
    services: Mapping[int, int]
    profile_id: int | None = None


@dataclass(frozen=True)
class ProfileValues:
    """`services` are weights by the service's code."""

    name: Name
    services: Mapping[str, int]


@dataclass(frozen=True)
class ClassValues:
    """A priority class; the one of everybody else has no name."""

    name: Name
    hint: Name
    weight: int
    longest_wait_s: int


@dataclass(frozen=True)
class Limits:
    """How often a number is called, when a turn is near, how long an away counter is waited for.

    `near_ahead` 0: nobody is told; `bound_wait_s` 0: for ever.
    """

    recalls: int = 3
    near_ahead: int = 3
    bound_wait_s: int = 600


@dataclass(frozen=True)
class CallingValues:
    """How an office calls; weight and longest wait (seconds) of each class by its code."""

    policy: Policy
    limits: Limits
    classes: Mapping[str, tuple[int, int]]
