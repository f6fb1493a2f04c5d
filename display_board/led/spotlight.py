"""Which call has the eye: one after another, each for a while, less when many wait; pure."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from display_board.zone import hold_s

_CLOCKS_DIFFER = timedelta(seconds=2)


@dataclass(frozen=True)
class Spotlight:
    """`waiting` are numbers that were called and have not been shown yet, the next one first."""

    waiting: tuple[str, ...] = ()
    current: str = ""
    since: datetime | None = None


def called(light: Spotlight, number: str) -> Spotlight:
    """Who is called again while waiting keeps the place."""
    if number in light.waiting:
        return light
    return replace(light, waiting=(*light.waiting, number))


def left(light: Spotlight, known: Collection[str]) -> Spotlight:
    """Who has nothing to do at a counter any more is not shown."""
    waiting = tuple(number for number in light.waiting if number in known)
    if light.current and light.current not in known:
        return Spotlight(waiting)
    return replace(light, waiting=waiting)


def moved_on(light: Spotlight, now: datetime, hold: float) -> Spotlight:
    """The next one has the eye when the last has had it long enough."""
    if not light.waiting or has_eye(light, now, hold_s(len(light.waiting), hold)):
        return light
    return Spotlight(light.waiting[1:], light.waiting[0], now)


def has_eye(light: Spotlight, now: datetime, for_s: float) -> bool:
    """Whether the current call began less than so long ago."""
    return light.since is not None and is_within(now - light.since, for_s)


def is_within(age: timedelta, for_s: float) -> bool:
    """A little before its beginning too: the server's time is known to a second."""
    return -_CLOCKS_DIFFER <= age < timedelta(seconds=for_s)
