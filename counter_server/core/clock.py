"""Time is aware UTC; an office's own zone is used only at the edges."""

import logging
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

MOST_STILL = timedelta(minutes=30)
_log = logging.getLogger(__name__)

Clock = Callable[[], datetime]


def now_utc() -> datetime:
    """The system's clock."""
    return datetime.now(UTC)


class SteadyClock:
    """A clock that is never set back by a little: whoever comes later is later, and stays behind.

    It stands still until the time has caught up. Set back by more than `MOST_STILL` it follows,
    for then it had been wrong before.
    """

    def __init__(self, now: Clock = now_utc) -> None:
        self._now = now
        self._latest = now()
        self._is_behind = False

    def __call__(self) -> datetime:
        now = self._now()
        back = self._latest - now
        was_behind, self._is_behind = self._is_behind, timedelta(0) < back <= MOST_STILL
        if back > timedelta(0) and not (was_behind and self._is_behind):
            _log.warning("the clock was set back by %s; see motcua doctor", back)
        if not self._is_behind:
            self._latest = now
        return self._latest


def local(at: datetime, timezone: str) -> datetime:
    """A moment as the office's wall clock shows it."""
    return at.astimezone(ZoneInfo(timezone))


def business_day(at: datetime, timezone: str) -> date:
    """The office's local day a moment belongs to."""
    return local(at, timezone).date()


def day_began(at: datetime, timezone: str) -> datetime:
    """When the office's local day of a moment began, in UTC."""
    midnight = local(at, timezone).replace(hour=0, minute=0, second=0, microsecond=0)
    return midnight.astimezone(UTC)
