"""How often an address may ask without a token: dossier codes can be counted through."""

import threading
from collections import OrderedDict, deque
from datetime import datetime, timedelta

from counter_server.core.errors import N_, Throttled

MOST = 20
SPAN = timedelta(minutes=1)
_REMEMBERED = 5000


class Throttle:
    """Lets `most` questions of an address through in any `span`; the oldest addresses go first."""

    def __init__(self, most: int = MOST, span: timedelta = SPAN) -> None:
        self._most = most
        self._span = span
        self._lock = threading.Lock()
        self._asked: OrderedDict[str, deque[datetime]] = OrderedDict()

    def take(self, address: str, now: datetime) -> None:
        """Counts a question, or `Throttled` with the seconds to wait."""
        with self._lock:
            asked = self._asked.setdefault(address, deque())
            self._asked.move_to_end(address)
            while len(self._asked) > _REMEMBERED:
                self._asked.popitem(last=False)
            while asked and asked[0] <= now - self._span:
                asked.popleft()
            if len(asked) >= self._most:
                raise _too_often(asked[0] + self._span - now)
            asked.append(now)


def _too_often(wait: timedelta) -> Throttled:
    seconds = max(1, int(wait.total_seconds() + 0.999))
    return Throttled(
        "throttled",
        N_("Tra cứu quá nhiều lần."),
        N_("Chờ {seconds} giây rồi thử lại."),
        retry_after_s=seconds,
        values={"seconds": seconds},
    )
