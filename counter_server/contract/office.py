"""The office, its services, counters and priority classes."""

from enum import StrEnum

from .wire import Shape


class Wait(Shape, frozen=True):
    """A likely waiting time, in seconds.

    `past_closing`: the turn is likely to come only after the service's hours of today.
    """

    low_s: int
    high_s: int
    past_closing: bool = False


class Name(Shape, frozen=True):
    """A name in the two languages that are complete; English falls back to Vietnamese."""

    vi: str
    en: str = ""

    def __str__(self) -> str:
        return self.vi

    def inside(self, language: str) -> str:
        """The name in a language."""
        return self.en if language == "en" and self.en else self.vi


class PriorityClass(Shape, frozen=True):
    """Who is called before their turn.

    `weight` is a share of the calls beside other classes, `longest_wait_s` the wait after which
    the class goes first. Everybody else is the class "".
    """

    code: str
    name: Name
    hint: Name = Name(vi="")
    weight: int = 2
    longest_wait_s: int = 2700


class Service(Shape, frozen=True):
    """A kind of business a citizen takes a number for.

    `wait`: how long who takes a number now is likely to wait; absent where nobody asked for it.
    `shut` says why no number is given: closed, day_off, hours (outside of them) or full (those of
    today are given); "" while they are.
    """

    id: int
    code: str
    prefix: str
    name: Name
    waiting: int
    open: bool
    group: Name | None = None
    closed_message: Name | None = None
    wait: Wait | None = None
    shut: str = ""


class CounterState(StrEnum):
    OPEN = "open"
    PAUSED = "paused"
    CLOSED = "closed"


class Counter(Shape, frozen=True):
    """A counter of the hall and the codes of the services it serves."""

    id: int
    number: int
    name: Name
    state: CounterState
    services: tuple[str, ...]


class Office(Shape, frozen=True):
    """What a kiosk or board has to know of its office."""

    code: str
    name: Name
    unit: Name
    timezone: str
    languages: tuple[str, ...]
    priorities: tuple[PriorityClass, ...]
    public_url: str
