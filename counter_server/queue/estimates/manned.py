"""At which open counters somebody works: a desk by token and a keypad have no seat, so that a seat
alone cannot tell. Pure; moments are seconds since the epoch."""

from collections.abc import Mapping
from dataclasses import dataclass

# Simulated halls are judged alike from half an hour to an hour.
LATELY_S = 2700.0
# Until then a hall that begins anew, in the morning or after lunch, is as it was planned.
BEGINNING_S = 900.0
HEARD_S = 1200.0  # a device is noted at most every ten minutes


@dataclass(frozen=True)
class Signs:
    """What tells of somebody at a counter on a day.

    `is_kept`: they sat down or opened it today; `sits`: they sat down once; `first_call_s` is of
    the calls within `LATELY_S`, `last_call_s` of all; `left_s`: a clerk has stood up.
    """

    is_kept: bool = False
    sits: bool = False
    first_call_s: float | None = None
    last_call_s: float | None = None
    left_s: float | None = None
    heard_s: float | None = None


def manned(signs: Mapping[int, Signs], at_s: float) -> frozenset[int] | None:
    """The counters somebody is at; None while it cannot be told, and all that are open count."""
    first_calls = [each.first_call_s for each in signs.values() if each.first_call_s is not None]
    if not first_calls or at_s - min(first_calls) < BEGINNING_S:
        return None
    return frozenset(counter for counter, each in signs.items() if _is_manned(each, at_s))


def _is_manned(signs: Signs, at_s: float) -> bool:
    called_s = signs.last_call_s
    if called_s is not None and signs.left_s is not None and called_s <= signs.left_s:
        called_s = None
    return (
        signs.is_kept
        or (signs.sits and called_s is not None)
        or _is_within(called_s, LATELY_S, at_s)
        or _is_within(signs.heard_s, HEARD_S, at_s)
    )


def _is_within(moment_s: float | None, span_s: float, at_s: float) -> bool:
    return moment_s is not None and at_s - moment_s < span_s
