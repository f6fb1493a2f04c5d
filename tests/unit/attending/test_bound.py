"""When somebody who waits for one counter or clerk returns to the line."""

from datetime import UTC, datetime, timedelta

import pytest

from counter_server.contract.office import CounterState
from counter_server.queue.attending.bound import Absence, Away, Bound, absence, is_over

NOON = datetime(2026, 11, 24, 5, 0, tzinfo=UTC)
PATIENCE = timedelta(minutes=10)


def minutes(count: float) -> datetime:
    return NOON + timedelta(minutes=count)


def test_an_open_counter_is_waited_for():
    assert absence(Bound(1, NOON, CounterState.OPEN, NOON), PATIENCE) is None


def test_a_counter_that_closes_sends_back_at_once():
    gone = absence(Bound(1, NOON, CounterState.CLOSED, minutes(3)), PATIENCE)
    assert gone == Absence(Away.COUNTER_CLOSED, minutes(3), minutes(3))


@pytest.mark.parametrize(
    ("counter", "since", "reason", "until"),
    [
        (CounterState.PAUSED, minutes(3), Away.COUNTER_PAUSED, minutes(13)),
        (CounterState.PAUSED, minutes(-30), Away.COUNTER_PAUSED, minutes(10)),
        (CounterState.CLOSED, minutes(-30), Away.COUNTER_CLOSED, minutes(10)),
        (CounterState.CLOSED, None, Away.COUNTER_CLOSED, minutes(10)),
        (None, None, Away.CLERK_AWAY, minutes(10)),
    ],
)
def test_whoever_is_away_is_waited_for_a_while(counter, since, reason, until):
    gone = absence(Bound(1, NOON, counter, since), PATIENCE)
    assert gone is not None
    assert (gone.reason, gone.until) == (reason, until)
    assert not is_over(gone, until - timedelta(seconds=1))
    assert is_over(gone, until)


def test_without_patience_they_wait_for_ever():
    gone = absence(Bound(1, NOON, CounterState.PAUSED, NOON), timedelta())
    assert gone == Absence(Away.COUNTER_PAUSED, NOON, None)
    assert not is_over(gone, minutes(10_000))
