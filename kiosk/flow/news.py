"""Which events of the office are news for a kiosk: pure."""

from .happenings import CrowdMoved, HallStirred

_STIRRING = frozenset(
    {"service_changed", "device_paused", "device_resumed", "day_opened", "gap", "counter_changed"}
)
_CROWD = "ticket_"


def news_of(kind: str) -> HallStirred | CrowdMoved | None:
    """What an event of that kind means here; None: nothing that a kiosk shows."""
    if kind in _STIRRING:
        return HallStirred()
    return CrowdMoved() if kind.startswith(_CROWD) else None
