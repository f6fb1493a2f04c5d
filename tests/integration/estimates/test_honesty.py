"""On simulated days the interval holds what it says, and its middle beats the naive estimates."""

from dataclasses import replace

import pytest

from counter_server.queue.estimates.evaluate import score
from counter_server.queue.estimates.simulation import BUSY_HALL, run
from counter_server.queue.estimates.simulation.hall import SimulatedCounter
from counter_server.queue.policy import Policy


def hall(load: float):
    rates = tuple((began, ended, rate * load) for began, ended, rate in BUSY_HALL.rates)
    return replace(BUSY_HALL, rates=rates)


@pytest.mark.parametrize("policy", Policy)
@pytest.mark.parametrize("load", [0.8, 1.0, 1.2])
def test_estimates_are_honest_and_better_than_the_naive_ones(policy, load):
    found = score(run(hall(load), days=8, seed=7, policy=policy, learning_days=4))
    assert found is not None
    assert 0.7 <= found.coverage <= 0.9
    assert found.error_s <= 0.9 * found.shared_error_s
    assert found.error_s <= 0.9 * found.naive_error_s


def test_counters_that_are_open_with_nobody_there_mislead_nobody():
    empty = (
        SimulatedCounter(9, ("dat-dai",), ()),
        SimulatedCounter(10, ("ho-tich-chung-thuc",), ()),
        SimulatedCounter(11, ("dang-ky-kinh-doanh", "xay-dung"), ()),
    )
    misleading = replace(BUSY_HALL, counters=BUSY_HALL.counters + empty)
    found = score(run(misleading, days=4, seed=7, learning_days=3))
    assert found is not None
    assert found.coverage >= 0.7
    assert found.error_s <= 0.9 * found.shared_error_s
