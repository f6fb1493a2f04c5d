"""The form of a service's appointments."""

from collections.abc import Mapping

from counter_server.core.errors import N_
from counter_server.queue.appointments.rules import Rule

from .reading import Reading

_DAY_MIN = 24 * 60
MOST_PLACES = 99
_BOUNDS = {
    "step_min": (5, 240),
    "capacity": (0, MOST_PLACES),
    "days_ahead": (0, 365),
    "least_notice_min": (0, 7 * _DAY_MIN),
    "early_min": (0, 240),
    "late_min": (0, 240),
    "no_show_min": (0, 240),
    "remind_min": (0, 7 * _DAY_MIN),
    "most_open": (1, 50),
}


def read_rule(typed: Mapping[str, str]) -> tuple[Rule, Reading]:
    """The rule; an empty weekday has the usual number of places."""
    reading = Reading(typed)
    numbers = {name: reading.whole(name, *bounds) for name, bounds in _BOUNDS.items()}
    asked = {day: reading.maybe_whole(f"weekday_{day}", 0, MOST_PLACES) for day in range(7)}
    weekdays = {day: most for day, most in asked.items() if most is not None}
    rule = Rule(**numbers, is_open=reading.has("is_open"), weekdays=weekdays)
    if rule.no_show_min < rule.late_min:
        reading.trouble("no_show_min", N_("Không được ít hơn số phút đến muộn."))
    return rule, reading


def typed_rule(rule: Rule) -> dict[str, str]:
    weekdays = {f"weekday_{day}": str(most) for day, most in rule.weekdays.items()}
    numbers = {name: str(getattr(rule, name)) for name in _BOUNDS}
    return {**numbers, **weekdays, "is_open": "1" if rule.is_open else ""}
