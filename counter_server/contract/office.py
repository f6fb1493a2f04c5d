"""The office, its services, counters and priority classes."""

from enum import StrEnum

from .wire import Shape


class Name(Shape, frozen=True):
    """A name in the two languages that are complete; English falls back to Vietnamese."""

    vi: str
    en: str = ""

    def inside(self, language: str) -> str:
        """The name in a language."""
        return self.en if language == "en" and self.en else self.vi


class PriorityClass(Shape, frozen=True):
    """Who is called before their turn, and by how much."""

    code: str
    name: Name
    hint: Name
    head_start_s: int


class Service(Shape, frozen=True):
    """A kind of business a citizen takes a number for."""

    id: int
    code: str
    prefix: str
    name: Name
    waiting: int
    open: bool
    closed_message: Name | None = None


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
