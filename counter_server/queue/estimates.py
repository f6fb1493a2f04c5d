"""How long a visitor is likely to wait: an interval, pure."""

from counter_server.contract.tickets import Wait

_LOW, _HIGH = 0.6, 1.5
_STEP_S = 60


def likely_wait(ahead: int, open_counters: int, service_s: float) -> Wait:
    """Seconds from low to high for `ahead` visitors, rounded outwards to whole minutes."""
    middle = ahead * service_s / max(open_counters, 1)
    low = int(middle * _LOW // _STEP_S) * _STEP_S
    high = -int(-(middle * _HIGH + service_s / max(open_counters, 1)) // _STEP_S) * _STEP_S
    return Wait(low_s=low, high_s=max(high, low + _STEP_S))
