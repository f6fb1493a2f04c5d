"""Measured times: few visitors change little, many win, old ones fade."""

from functools import reduce

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_server.queue.estimates.known import Known
from counter_server.queue.estimates.times import (
    LONGEST_S,
    Measure,
    early_share,
    of_hour,
    of_service,
    taken_s,
    usual,
    with_visitor,
)


def measured(*seconds: float, came: bool = True, is_early: bool = False) -> Measure:
    return reduce(lambda m, s: with_visitor(m, s, came, is_early), seconds, Measure())


def test_without_data_a_service_takes_what_is_usual():
    assert of_service([], usual(300)) == pytest.approx(usual(300))
    assert of_hour(None, usual(300)) == usual(300)


def test_a_few_visitors_move_the_mean_a_little():
    mean = of_service([measured(900, 900)], usual(300)).mean_s
    assert 300 < mean < 450


def test_many_visitors_outweigh_what_was_expected():
    assert of_service([measured(*[900] * 300)], usual(300)).mean_s == pytest.approx(900, rel=0.1)


def test_old_weeks_fade():
    measure = measured(*[300] * 400, *[900] * 400)
    assert measure.calls == pytest.approx(100, rel=0.05)
    assert measure.total_s / measure.calls == pytest.approx(900, rel=0.03)


def test_an_hour_with_little_data_is_near_the_whole_service():
    service = of_service([measured(*[600] * 200)], usual(600))
    assert of_hour(measured(1200), service).mean_s < 650


def test_an_hour_with_data_has_a_time_of_its_own():
    known = Known({1: 300.0}, {(1, 8): measured(*[600] * 200), (1, 14): measured(*[300] * 200)})
    assert known.at(8)[1].mean_s > known.at(14)[1].mean_s + 150
    assert known.at(14)[1].mean_s < known.at(11)[1].mean_s < known.at(8)[1].mean_s


def test_no_shows_are_a_share():
    measure = with_visitor(measured(*[300] * 30), 90, came=False, is_early=False)
    assert 0 < of_service([measure], usual(300)).no_shows < 0.05


def test_the_share_of_priority_classes_is_known():
    measures = [measured(*[300] * 80), measured(*[300] * 20, is_early=True)]
    assert early_share(measures) == pytest.approx(0.2, abs=0.05)
    assert early_share([]) == 0


def test_a_visitor_forgotten_on_the_screen_is_no_measure():
    assert measured(86_400).total_s == LONGEST_S
    assert measured(-5).total_s == 0


@given(st.lists(st.floats(-10, 1e6), max_size=60), st.floats(1, 3600))
def test_a_variance_is_never_negative(seconds, expected):
    assert of_service([measured(*seconds)], usual(expected)).variance >= 0


def test_tidying_up_counts_when_somebody_waited():
    assert taken_s(called_s=1000, ended_s=1300, came_s=500, free_s=970) == 330


@pytest.mark.parametrize(("came_s", "free_s"), [(980, 970), (500, 100), (500, None), (500, 1200)])
def test_a_counter_without_anybody_waiting_or_on_a_break_does_not_tidy_up(came_s, free_s):
    assert taken_s(called_s=1000, ended_s=1300, came_s=came_s, free_s=free_s) == 300
