"""The server's clock: who comes later is later, whatever somebody does to the computer's time."""

from datetime import UTC, datetime, timedelta

import pytest

from counter_server.core.clock import MOST_STILL, SteadyClock

NINE = datetime(2026, 11, 25, 9, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


class SystemClock:
    def __init__(self) -> None:
        self.at = NINE

    def __call__(self) -> datetime:
        return self.at


@pytest.fixture
def system() -> SystemClock:
    return SystemClock()


@pytest.fixture
def clock(system: SystemClock) -> SteadyClock:
    return SteadyClock(system)


def test_it_goes_with_the_system(clock, system):
    system.at += 5 * MINUTE
    assert clock() == NINE + 5 * MINUTE
    system.at += timedelta(days=3)
    assert clock() == system.at


def test_set_back_a_little_it_stands_still_until_time_has_caught_up(clock, system, caplog):
    system.at -= 20 * MINUTE
    assert [clock(), clock()] == [NINE, NINE]
    system.at += 19 * MINUTE
    assert clock() == NINE
    assert len(caplog.records) == 1
    assert "set back by 0:20:00" in caplog.text
    system.at += 2 * MINUTE
    assert clock() == NINE + MINUTE


def test_set_back_far_it_follows_and_says_so(clock, system, caplog):
    system.at -= timedelta(days=2)
    assert clock() == NINE - timedelta(days=2)
    assert "set back by 2 days" in caplog.text
    system.at += MINUTE
    assert clock() == system.at
    assert len(caplog.records) == 1


def test_set_back_a_little_and_then_far_it_is_not_stuck(clock, system):
    system.at -= MOST_STILL
    assert clock() == NINE
    system.at -= timedelta(days=1)
    assert clock() == system.at


def test_set_back_twice_is_told_twice(clock, system, caplog):
    for _ in range(2):
        system.at -= MINUTE
        clock()
        system.at += 2 * MINUTE
        clock()
    assert len(caplog.records) == 2
