"""Who is ahead at counters with unequal proportions, judged alone and on simulated days."""

import sys
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from counter_server.queue.estimates.evaluate import by_service, score
from counter_server.queue.estimates.lines import Line
from counter_server.queue.estimates.proportions import in_proportion
from counter_server.queue.estimates.simulation import BUSY_HALL

RUN = sys.modules["counter_server.queue.estimates.simulation.run"]
LAND, BIRTHS = 1, 2
ONE_COUNTER = {7: {LAND: 3, BIRTHS: 1}}


def a_line(service: int, everybody: int) -> Line:
    return Line(service, "", everybody, everybody, 0)


def test_equal_weights_change_nothing():
    ahead = {LAND: 4, BIRTHS: 2}
    lines = [a_line(LAND, 9), a_line(BIRTHS, 2)]
    assert in_proportion(ahead, lines, BIRTHS, {7: {LAND: 2, BIRTHS: 2}}) is ahead


def test_three_of_the_preferred_service_come_for_each_of_ones_own():
    lines = [a_line(LAND, 50), a_line(BIRTHS, 2)]
    turned = in_proportion({LAND: 4, BIRTHS: 2}, lines, BIRTHS, ONE_COUNTER)
    assert turned == {LAND: 9, BIRTHS: 2}


def test_no_more_are_ahead_than_wait():
    lines = [a_line(LAND, 5), a_line(BIRTHS, 20)]
    turned = in_proportion({LAND: 4, BIRTHS: 20}, lines, BIRTHS, ONE_COUNTER)
    assert turned == {LAND: 5, BIRTHS: 20}


def test_who_has_a_counter_of_their_own_goes_there():
    weights = {**ONE_COUNTER, 8: {LAND: 1}}
    lines = [a_line(LAND, 50), a_line(BIRTHS, 0)]
    turned = in_proportion({LAND: 8, BIRTHS: 0}, lines, BIRTHS, weights)
    assert turned == {LAND: 8 * 0.5 + 3, BIRTHS: 0}


@given(st.integers(0, 30), st.integers(0, 30), st.integers(0, 30))
def test_one_more_ahead_never_shortens_what_is_ahead(before, later, mine):
    lines = [a_line(LAND, before + later), a_line(BIRTHS, mine)]
    less = in_proportion({LAND: before, BIRTHS: mine}, lines, BIRTHS, ONE_COUNTER)
    more = in_proportion({LAND: before, BIRTHS: mine + 1}, lines, BIRTHS, ONE_COUNTER)
    assert sum(more.values()) > sum(less.values())


def test_simulated_halls_with_proportions_are_estimated_better_for_knowing_them(monkeypatch):
    preferred = {5: {"dang-ky-kinh-doanh": 4}, 6: {"moi-truong": 3}, 7: {"dat-dai": 3}}
    counters = tuple(
        replace(each, proportions=preferred.get(each.id, {})) for each in BUSY_HALL.counters
    )
    hall, layout_of = replace(BUSY_HALL, counters=counters), RUN.layout_of
    known = by_service(RUN.run(hall, 3, 1))["moi-truong"]
    monkeypatch.setattr(RUN, "layout_of", lambda *of: replace(layout_of(*of), weights={}))
    blind = by_service(RUN.run(hall, 3, 1))["moi-truong"]
    assert score(known).error_s < score(blind).error_s * 0.9
