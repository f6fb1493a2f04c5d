"""What reaches the loop of a keypad's program, one after another."""

from dataclasses import dataclass

from counter_server.contract.events import Event
from counter_server.contract.office import Counter
from hardware.keypads import Key


@dataclass(frozen=True)
class Pressed:
    """A key, at a moment of the monotonic clock."""

    key: Key
    at_s: float


@dataclass(frozen=True)
class Connected:
    """The server is there, and this is the counter."""

    counter: Counter


@dataclass(frozen=True)
class Happened:
    """An event of the office."""

    event: Event


@dataclass(frozen=True)
class CutOff:
    """The server is away."""


@dataclass(frozen=True)
class Unusable:
    """It will not work until somebody mends it: wrong token, wrong counter."""

    code: str


@dataclass(frozen=True)
class Ended:
    """Somebody ends the program."""


Happening = Pressed | Connected | Happened | CutOff | Unusable | Ended
