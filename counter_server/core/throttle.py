"""How often an address may do what needs no sign-in."""

import threading
from collections import OrderedDict, deque
from datetime import datetime, timedelta

from .errors import N_, Throttled

_REMEMBERED = 5000


class Throttle:
    """Lets `most` acts of an address through in any `span`; the oldest addresses go first.

    `title` is what an address is told that did too much. Each process counts by itself: a cheap
    guard against counting through, not worth a write to the database for every question.
    """

    def __init__(self, most: int, span: timedelta, title: str) -> None:
        self._most = most
        self._span = span
        self._title = title
        self._lock = threading.Lock()
        self._done: OrderedDict[str, deque[datetime]] = OrderedDict()

    def take(self, address: str, now: datetime) -> None:
        """Counts an act, or `Throttled` with the seconds to wait."""
        with self._lock:
            done = self._done.setdefault(address, deque())
            self._done.move_to_end(address)
            while len(self._done) > _REMEMBERED:
                self._done.popitem(last=False)
            while done and done[0] <= now - self._span:
                done.popleft()
            if len(done) >= self._most:
                raise self._too_often(done[0] + self._span - now)
            done.append(now)

    def _too_often(self, wait: timedelta) -> Throttled:
        seconds = max(1, -(-wait // timedelta(seconds=1)))
        return Throttled(
            "throttled",
            self._title,
            N_("Xin chờ {seconds} giây rồi thử lại."),
            retry_after_s=seconds,
            values={"seconds": seconds},
        )
