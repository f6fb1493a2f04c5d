"""Connections that wait for what a client has to send, and how long each may go on waiting."""

import socket
import time
from collections.abc import Callable
from contextlib import suppress
from heapq import nsmallest
from typing import Any

from gevent import Greenlet, getcurrent

# A line that brings less than this is no line of an office; bytes a second.
_SLOWEST = 16_000
_LARGEST_UNTOLD = 1_000_000  # bytes of a body that does not tell its length


class Waiting:
    """Entered by a connection's greenlet while it waits for a request, all the way to its head.

    Who waits too long is found by one look at all of them: a timer for each request costs more.
    """

    def __init__(self, patience_s: float, tick: Callable[[], float] = time.monotonic) -> None:
        self._patience_s = patience_s
        self._tick = tick
        self._ends: dict[Greenlet, float] = {}

    def __enter__(self) -> None:
        self._ends[getcurrent()] = self._tick() + self._patience_s

    def __exit__(self, *_: object) -> None:
        self.over()

    def over(self) -> None:
        self._ends.pop(getcurrent(), None)

    def for_body(self, reader: Any) -> None:
        """Until it is `over`, with time for the length of a body that gunicorn's `reader` reads."""
        length = getattr(reader, "length", _LARGEST_UNTOLD)
        if length:
            self._ends[getcurrent()] = self._tick() + self._patience_s + length / _SLOWEST

    def late(self, surplus: int = 0) -> list[Greenlet]:
        """Who has waited for too long; in a crowd, as many of the longest as are too many."""
        now = self._tick()
        longest = nsmallest(surplus, self._ends, key=self._ends.__getitem__)
        return list({*longest, *(each for each, end in self._ends.items() if end < now)})


def hang_up(connection: socket.socket) -> None:
    """Nothing more is read from it.

    Below gevent, which would raise in who waits, and with no handle of its own: there may be none
    left. An answer on its way still goes out.
    """
    with suppress(OSError):
        getattr(connection, "_sock", connection).shutdown(socket.SHUT_RD)
