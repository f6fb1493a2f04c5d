"""How long a visitor takes up a counter: measured, forgetting slowly, shrunk to what is usual."""

from collections.abc import Iterable
from dataclasses import dataclass

KEEP = 0.99  # of what is known at every new visitor: some 100 visitors count
HOUR_WORTH, SERVICE_WORTH = 30.0, 12.0  # visitors that what is usual counts as
USUAL_SPREAD = 0.7  # standard deviation over mean, where nothing is measured
LONGEST_S = 3 * 3600.0  # whoever takes longer was forgotten on the screen
LONGEST_TIDYING_S = 180.0


@dataclass(frozen=True)
class Times:
    """Seconds that a visitor takes up a counter: mean and variance; `no_shows` is a share."""

    mean_s: float
    variance: float
    no_shows: float = 0.0


@dataclass(frozen=True)
class Measure:
    """Visitors that were called, the seconds they took, these squared; all of them fading.

    `early` were of a priority class.
    """

    calls: float = 0.0
    total_s: float = 0.0
    total_sq_s: float = 0.0
    no_shows: float = 0.0
    early: float = 0.0


def with_visitor(measure: Measure, seconds: float, came: bool, is_early: bool) -> Measure:
    """A measure after one more visitor; what was known before weighs a little less."""
    seconds = believable(seconds)
    return Measure(
        measure.calls * KEEP + 1,
        measure.total_s * KEEP + seconds,
        measure.total_sq_s * KEEP + seconds * seconds,
        measure.no_shows * KEEP + (not came),
        measure.early * KEEP + is_early,
    )


def believable(seconds: float) -> float:
    """Seconds between nothing and the longest service there is."""
    return min(max(seconds, 0.0), LONGEST_S)


def taken_s(called_s: float, ended_s: float, came_s: float, free_s: float | None) -> float:
    """How long a visitor took up a counter, tidying up before them included.

    Moments in seconds: of the first call, of the end, since when they waited, since when the
    counter was free. Tidying counts when the visitor waited all along, and only for a while:
    after that it was a break.
    """
    tidying = 0.0
    if free_s is not None and came_s <= free_s:
        tidying = called_s - free_s
    return ended_s - called_s + (tidying if 0 < tidying <= LONGEST_TIDYING_S else 0.0)


def usual(usual_service_s: float) -> Times:
    """What an office expects of a service before anything is measured."""
    return Times(usual_service_s, (USUAL_SPREAD * usual_service_s) ** 2)


def of_service(hours: Iterable[Measure], expected: Times) -> Times:
    """A service over all hours; with little data it is near what is expected."""
    calls = total = squares = no_shows = 0.0
    for each in hours:
        calls += each.calls
        total += each.total_s
        squares += each.total_sq_s
        no_shows += each.no_shows
    return _blended(Measure(calls, total, squares, no_shows), expected, SERVICE_WORTH)


def of_hour(hour: Measure | None, service: Times) -> Times:
    """A service in one hour; with little data it is near the whole service."""
    return service if hour is None else _blended(hour, service, HOUR_WORTH)


def early_share(measures: Iterable[Measure]) -> float:
    """Which share of the visitors is of a priority class; 0 where nothing is measured."""
    calls = early = 0.0
    for each in measures:
        calls += each.calls
        early += each.early
    return early / (calls + SERVICE_WORTH)


def _blended(measure: Measure, expected: Times, worth: float) -> Times:
    calls = measure.calls + worth
    mean = (measure.total_s + worth * expected.mean_s) / calls
    expected_squares = expected.variance + expected.mean_s**2
    squares = (measure.total_sq_s + worth * expected_squares) / calls
    return Times(
        mean_s=mean,
        variance=max(squares - mean * mean, 0.0),
        no_shows=(measure.no_shows + worth * expected.no_shows) / calls,
    )
