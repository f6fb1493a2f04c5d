"""The waiting-room board as one snapshot."""

from datetime import datetime

from .office import CounterState, Name, Wait
from .wire import Shape


class BoardCall(Shape, frozen=True):
    """A number at a counter; `at` is when it was last called.

    `being_called`: the visitor is still on the way.
    """

    number: str
    counter_number: int
    service: str
    at: datetime
    calls: int
    being_called: bool = False


class BoardService(Shape, frozen=True):
    """`wait` is that of somebody who takes a number when the snapshot is made."""

    code: str
    prefix: str
    name: Name
    waiting: int
    wait: Wait | None = None


class BoardCounter(Shape, frozen=True):
    number: int
    state: CounterState


class Board(Shape, frozen=True):
    """`seq` is the last event in it: follow `/api/v1/events` from there. Calls: newest first.

    `helps`: numbers of the counters that call for help, longest first.
    """

    seq: int
    at: datetime
    calls: tuple[BoardCall, ...]
    services: tuple[BoardService, ...]
    counters: tuple[BoardCounter, ...] = ()
    helps: tuple[int, ...] = ()
