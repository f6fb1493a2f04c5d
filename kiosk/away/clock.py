"""The server's time, as far as a kiosk can tell while the server is away; pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

_DRIFT = 1e-4  # twice what a cheap clock is off


@dataclass(frozen=True)
class Reading:
    """A machine's clocks at one moment.

    `wall` may be wrong and may be set at any time; `running_s` only counts on, but begins anew
    with every start of the machine, which `boot` names.
    """

    wall: datetime
    boot: str
    running_s: float


@dataclass(frozen=True)
class Anchor:
    """The server's time at a moment of this machine, wrong by no more than `error_s`."""

    server_at: datetime
    reading: Reading
    error_s: float = 0.0


def heard(asked: Reading, server_at: datetime, answered: Reading) -> Anchor:
    """The server's word for its time: it was said somewhere between question and answer."""
    half_s = max(0.0, (answered.running_s - asked.running_s) / 2)
    half = timedelta(seconds=half_s)
    middle = Reading(asked.wall + half, asked.boot, asked.running_s + half_s)
    return Anchor(server_at, middle, half_s)


def better(known: Anchor | None, new: Anchor) -> Anchor:
    """The one that is surer by now: what is known drifts."""
    if known is None or known.reading.boot != new.reading.boot:
        return new
    age_s = new.reading.running_s - known.reading.running_s
    return new if new.error_s <= known.error_s + age_s * _DRIFT else known


def server_time(now: Reading, anchor: Anchor | None) -> datetime:
    """By the count since the server was last heard; after a new start, by the wall clock."""
    if anchor is None:
        return now.wall
    if now.boot == anchor.reading.boot:
        return anchor.server_at + timedelta(seconds=now.running_s - anchor.reading.running_s)
    return now.wall + (anchor.server_at - anchor.reading.wall)


def taken_at(noted: datetime, taken: Reading, now: Reading, server_now: datetime) -> datetime:
    """When something was done: counted back from now, or as it was noted before a new start."""
    if taken.boot == now.boot:
        return server_now - timedelta(seconds=now.running_s - taken.running_s)
    return noted


def in_order(times: Sequence[datetime], now: datetime) -> list[datetime]:
    """Times of things that happened one after another, none of them later than now."""
    ordered: list[datetime] = []
    latest = now
    for time in reversed(times):
        latest = min(latest, time)
        ordered.append(latest)
    return ordered[::-1]
