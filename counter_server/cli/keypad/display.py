"""The few characters of a keypad's display; pure. The first four suffice for a small one."""

from collections.abc import Sequence

NOBODY = "----"
AWAY = "E0"

_REFUSALS = {
    "counter_busy": "E1",
    "wrong_state": "E2",
    "no_current_ticket": "E3",
    "counter_closed": "E4",
    "unknown_ticket": "E5",
    "recall_limit": "E6",
    "other_day": "E7",
    "token_missing": "E8",
    "token_wrong": "E8",
    "not_allowed": "E8",
}
_OTHER = "E9"


def standing_line(number: str | None, waiting: int) -> str:
    """Who is at the counter and how many wait for it: `A012 03`."""
    return f"{number or NOBODY} {min(waiting, 99):02d}"


def refusal_line(code: str) -> str:
    """The short code of a problem."""
    return _REFUSALS.get(code, _OTHER)


def choice_line(numbers: Sequence[str]) -> str:
    """Which digit calls which number: `1A12 2B12`."""
    return " ".join(f"{place}{_short(number)}" for place, number in enumerate(numbers, 1))


def _short(number: str) -> str:
    series = number.rstrip("0123456789")
    return series + number[len(series) :].lstrip("0")
