"""Time is aware UTC; an office's own zone is used only at the edges."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

Clock = Callable[[], datetime]


def now_utc() -> datetime:
    """The system's clock."""
    return datetime.now(UTC)


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
