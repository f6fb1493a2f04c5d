"""Whoever follows an office's events in a thread: how it begins, how it is ended at once."""

import threading
from collections.abc import Callable, Iterable
from typing import Protocol

from .feed import Feed


class Following:
    """A thread that runs until it is told to end, or its feed is closed."""

    def __init__(self, feed: Feed, run: Callable[[], None], name: str) -> None:
        self._feed = feed
        self._ending = threading.Event()
        self._thread = threading.Thread(target=run, name=name, daemon=True)

    @property
    def is_over(self) -> bool:
        return self._ending.is_set() or self._feed.is_closed

    def start(self) -> None:
        self._thread.start()

    def rest(self, seconds: float) -> None:
        """Waits, but no longer than until the end."""
        self._ending.wait(seconds)

    def close(self) -> None:
        """Whoever waits for events or rests goes on at once, and is over."""
        self._ending.set()
        self._feed.wake()

    def join(self, timeout_s: float) -> None:
        self._thread.join(timeout_s)


class Ends(Protocol):
    """`close` tells it to end, `join` waits until it has."""

    def close(self) -> None: ...

    def join(self, timeout_s: float) -> None: ...


def end_all(followers: Iterable[Ends], timeout_s: float) -> None:
    """All are told before the first is waited for."""
    listed = list(followers)
    for each in listed:
        each.close()
    for each in listed:
        each.join(timeout_s)
