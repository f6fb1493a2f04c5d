"""The clock of the hall."""

from datetime import datetime
from zoneinfo import ZoneInfo

from config.words import translator

_ZONE = "Asia/Ho_Chi_Minh"


def clock_words(now: datetime, language: str, zone: str | None = None) -> tuple[str, str]:
    """Time and date on the wall of the office, from an aware time."""
    _ = translator(language)
    here = now.astimezone(ZoneInfo(zone or _ZONE))
    days = (
        _("Thứ Hai"),
        _("Thứ Ba"),
        _("Thứ Tư"),
        _("Thứ Năm"),
        _("Thứ Sáu"),
        _("Thứ Bảy"),
        _("Chủ Nhật"),
    )
    date = _("{day}, {date}").format(day=days[here.weekday()], date=f"{here:%d/%m/%Y}")
    return f"{here:%H:%M}", date


def moment_words(at: datetime, zone: str) -> str:
    """ "14:05, 24/11/2026"."""
    return f"{at.astimezone(ZoneInfo(zone)):%H:%M, %d/%m/%Y}"
