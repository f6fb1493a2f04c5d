"""Which places are leased: pure, and tried in any order of steps."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from counter_server.queue.leases.rules import (
    BLOCK,
    Series,
    ahead_of_us,
    corrected,
    fair,
    freed,
    leased,
    limit_of,
    number_of,
)
from counter_server.queue.opening import Numbering

NOON = datetime(2026, 11, 24, 5, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
SECOND = timedelta(seconds=1)


def ordinary(series: Series) -> Series:
    """What the one statement of issuing does."""
    if series.last + 1 == series.away_first:
        return replace(series, last=series.away_last + 1)
    return replace(series, last=series.last + 1)


@pytest.mark.parametrize(
    ("numbering", "limit"),
    [
        (Numbering(), None),
        (Numbering(quota=30), 30),
        (Numbering(first=100, last=199), 100),
        (Numbering(first=1, step=2, last=10), 5),
        (Numbering(first=1, last=99, quota=20), 20),
        (Numbering(first=50, last=10), 0),
    ],
)
def test_a_quota_or_a_range_ends_a_series(numbering, limit):
    assert limit_of(numbering) == limit


def test_leased_places_lie_apart_from_the_ordinary_ones():
    places, series = leased(Series(), 3, frozenset())
    assert (places, series) == ((501, 502, 503), Series(0, 501, 503))
    assert leased(series, 2, frozenset(places))[0] == (504, 505)
    assert ordinary(replace(series, last=500)).last == 504


def test_once_they_are_passed_others_lie_further_on():
    assert leased(Series(550, 501, 549), 2, frozenset())[0] == (1001, 1002)


def test_a_series_that_ends_leases_from_its_top():
    places, series = leased(Series(limit=20), 5, frozenset())
    assert (places, series.away_first, series.away_last) == ((16, 17, 18, 19, 20), 16, 20)
    assert leased(series, 2, frozenset(places))[0] == (14, 15)


def test_what_came_back_is_leased_first():
    _, series = leased(Series(), 5, frozenset())
    assert leased(series, 2, frozenset({501, 503, 504, 505}))[0] == (502, 506)


def test_a_kiosk_holds_a_share_of_what_is_left():
    assert fair(Series(), BLOCK) == BLOCK
    assert [fair(Series(last, limit=20), BLOCK) for last in (0, 12, 17, 20)] == [5, 2, 0, 0]


def test_numbers_follow_their_series():
    assert number_of(501, Numbering(first=100, step=2)) == 1100


def test_a_kiosks_clock_is_corrected_within_what_can_be():
    assert corrected(NOON + MINUTE, 2 * MINUTE, NOON - 5 * MINUTE, NOON) == NOON - MINUTE
    assert corrected(NOON - 9 * MINUTE, MINUTE, NOON - 5 * MINUTE, NOON) == NOON - 5 * MINUTE
    assert corrected(NOON + 9 * MINUTE, MINUTE, NOON - 5 * MINUTE, NOON) == NOON


def test_a_request_that_was_on_the_way_is_no_clock_that_is_behind():
    assert ahead_of_us(NOON - 5 * SECOND, NOON) == timedelta()
    assert ahead_of_us(NOON - 11 * SECOND, NOON) == -11 * SECOND
    assert ahead_of_us(NOON + SECOND, NOON) == SECOND


class Hall(RuleBasedStateMachine):
    """Ordinary visitors, kiosks that lease and give back, in any order."""

    @initialize(limit=st.one_of(st.none(), st.integers(0, 60)), last=st.integers(0, 510))
    def open(self, limit: int | None, last: int) -> None:
        self.series = Series(last if limit is None else 0, limit=limit)
        self.given: list[int] = []
        self.held: set[int] = set()
        self.used: set[int] = set()

    @rule(times=st.integers(1, 30))
    def visitors_come(self, times: int) -> None:
        for _ in range(times):
            after = ordinary(self.series)
            if after.limit is not None and after.last > after.limit:
                return  # refused, and undone
            self.series = after
            self.given.append(after.last)

    @rule(count=st.integers(0, 20))
    def a_kiosk_leases(self, count: int) -> None:
        places, self.series = leased(
            self.series, min(count, fair(self.series, BLOCK)), self.held | self.used
        )
        assert not self.held & set(places)
        self.held |= set(places)

    @rule(share=st.integers(1, 3))
    def a_kiosk_uses_some(self, share: int) -> None:
        some = set(sorted(self.held)[::share])
        self.held -= some
        self.used |= some

    @rule(share=st.integers(1, 3))
    def a_kiosk_gives_some_back(self, share: int) -> None:
        self.held -= set(sorted(self.held)[::share])
        self.series = freed(self.series, self.held | self.used)

    @invariant()
    def no_place_is_given_twice(self) -> None:
        assert len(self.given) == len(set(self.given))
        assert not (self.held | self.used) & set(self.given)

    @invariant()
    def no_limit_is_exceeded(self) -> None:
        if self.series.limit is not None:
            everybody = {*self.given, *self.held, *self.used}
            assert all(1 <= place <= self.series.limit for place in everybody)


TestHall = Hall.TestCase
