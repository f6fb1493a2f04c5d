"""What reaches the loop of the LED boards, one after another."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from counter_server.contract.board import Board
from counter_server.contract.events import Entry


@dataclass(frozen=True)
class Connected:
    """The server is there; `zone` is the clock of its office."""

    board: Board
    zone: ZoneInfo


@dataclass(frozen=True)
class Linked:
    """The stream has begun, or was cut."""

    is_there: bool


@dataclass(frozen=True)
class Unusable:
    """It will not work until somebody mends it; the text is a code."""

    reason: str


@dataclass(frozen=True)
class Ended:
    """Somebody ends the program."""


Happening = Entry | Connected | Linked | Unusable | Ended
