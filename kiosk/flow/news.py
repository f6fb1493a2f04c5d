"""Which events of the office are news for a kiosk: pure."""

from .happenings import CrowdMoved, HallStirred, News, PaperMoved

_STIRRING = frozenset(
    {"service_changed", "device_paused", "device_resumed", "day_opened", "gap", "counter_changed"}
)
_PAPER = frozenset({"print_changed", "printer_changed"})
_CROWD = "ticket_"


def news_of(kind: str) -> News | None:
    """What an event of that kind means here; None: nothing that a kiosk shows."""
    if kind in _STIRRING:
        return HallStirred()
    if kind in _PAPER:
        return PaperMoved()
    return CrowdMoved() if kind.startswith(_CROWD) else None
