"""The likely wait: whole minutes, growing with everybody ahead, short where a counter is free."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counter_server.contract.office import CounterState
from counter_server.queue.estimates import Desk, Desks, Facts, Times, estimate
from counter_server.queue.estimates.model import Overtaking, likely_wait

LAND, BIRTHS, TRADE = 1, 2, 3
TIMES = {
    LAND: Times(600, 420.0**2),
    BIRTHS: Times(300, 200.0**2),
    TRADE: Times(480, 300.0**2),
}
SERVICES = st.sampled_from(sorted(TIMES))
DESKS = st.builds(
    Desk,
    serves=st.frozensets(SERVICES, min_size=1),
    state=st.sampled_from(CounterState),
    serving=st.none() | SERVICES,
    taken_s=st.floats(0, 7200),
)
FACTS = st.builds(
    Facts,
    service=SERVICES,
    ahead=st.dictionaries(SERVICES, st.integers(0, 300)),
    desks=st.builds(
        Desks,
        st.lists(DESKS, max_size=6),
        st.fixed_dictionaries(
            {
                each: st.builds(Times, st.floats(5, 5000), st.floats(0, 4e6))
                for each in sorted(TIMES)
            }
        ),
    ),
    overtaking=st.builds(Overtaking, st.floats(0, 1), st.floats(0, 7200)),
)


def busy(*serves: int) -> Desk:
    return Desk(frozenset(serves), serving=serves[0], taken_s=120)


def wait_for(service: int, ahead: dict[int, int], *desks: Desk, **more):
    return estimate(Facts(service, ahead, Desks(desks, TIMES), **more))


@settings(max_examples=60)
@given(FACTS)
def test_a_wait_is_an_interval_of_whole_minutes(facts):
    wait = estimate(facts)
    assert 0 <= wait.low_s < wait.high_s
    assert wait.low_s % 60 == wait.high_s % 60 == 0


@settings(max_examples=60)
@given(FACTS, SERVICES)
def test_one_more_ahead_never_shortens_the_wait(facts, service):
    ahead = {**facts.ahead, service: facts.ahead.get(service, 0) + 1}
    wait, longer = estimate(facts), estimate(facts._replace(ahead=ahead))
    assert longer.low_s >= wait.low_s
    assert longer.high_s >= wait.high_s


@settings(max_examples=60)
@given(FACTS, st.floats(0, 1))
def test_overtaking_never_shortens_the_wait(facts, share):
    alone = estimate(facts._replace(overtaking=Overtaking(0, 2700)))
    overtaken = estimate(facts._replace(overtaking=Overtaking(share, 2700)))
    assert overtaken.high_s >= alone.high_s


@given(st.integers(0, 500), st.integers(0, 20), st.floats(1, 3600))
def test_little_is_enough_for_an_interval_that_grows(ahead, counters, service_s):
    wait = likely_wait(ahead, counters, service_s)
    more = likely_wait(ahead + 1, counters, service_s)
    assert 0 <= wait.low_s < wait.high_s
    assert wait.low_s % 60 == wait.high_s % 60 == 0
    assert more.low_s >= wait.low_s
    assert more.high_s >= wait.high_s


def test_with_a_free_counter_and_nobody_ahead_it_is_a_minute():
    assert wait_for(LAND, {}, busy(LAND), Desk(frozenset({LAND}))).high_s == 60


def test_a_second_counter_halves_a_long_wait():
    one = wait_for(LAND, {LAND: 20}, busy(LAND))
    two = wait_for(LAND, {LAND: 20}, busy(LAND), busy(LAND))
    assert two.high_s < 0.6 * one.high_s


def test_those_ahead_for_another_service_of_the_same_counter_count():
    alone = wait_for(LAND, {}, busy(LAND, BIRTHS))
    behind = wait_for(LAND, {BIRTHS: 10}, busy(LAND, BIRTHS))
    assert behind.low_s > alone.high_s


def test_those_ahead_who_can_go_elsewhere_do():
    crowded = wait_for(LAND, {BIRTHS: 10}, busy(LAND, BIRTHS))
    relieved = wait_for(LAND, {BIRTHS: 10}, busy(LAND, BIRTHS), *(busy(BIRTHS),) * 3)
    assert relieved.high_s < crowded.high_s


def test_those_ahead_for_other_counters_do_not_count():
    assert wait_for(LAND, {BIRTHS: 30}, busy(LAND), busy(BIRTHS)) == wait_for(
        LAND, {}, busy(LAND), busy(BIRTHS)
    )


def test_the_counter_with_less_to_do_decides():
    crowded = wait_for(LAND, {BIRTHS: 12}, busy(LAND, BIRTHS))
    relieved = wait_for(LAND, {BIRTHS: 12}, busy(LAND, BIRTHS), busy(LAND, TRADE))
    assert relieved.high_s < crowded.low_s


@pytest.mark.parametrize("state", [CounterState.PAUSED, CounterState.CLOSED])
def test_a_counter_that_is_away_comes_back_in_some_minutes(state):
    wait = wait_for(LAND, {}, Desk(frozenset({LAND}), state))
    assert 0 < wait.low_s < wait.high_s <= 1200


def test_a_closed_counter_is_no_help_while_another_is_open():
    closed = Desk(frozenset({LAND}), CounterState.CLOSED)
    assert wait_for(LAND, {LAND: 5}, busy(LAND), closed) == wait_for(LAND, {LAND: 5}, busy(LAND))


def test_without_any_counter_for_a_service_one_is_assumed():
    assert wait_for(LAND, {LAND: 3}, busy(BIRTHS)) == likely_wait(3, 1, 600)


def test_the_interval_of_a_uniform_service_is_narrow():
    even = {LAND: Times(600, 60.0**2)}
    uneven = {LAND: Times(600, 600.0**2)}
    desks = (busy(LAND), busy(LAND))
    narrow = estimate(Facts(LAND, {LAND: 10}, Desks(desks, even)))
    wide = estimate(Facts(LAND, {LAND: 10}, Desks(desks, uneven)))
    assert narrow.high_s - narrow.low_s < wide.high_s - wide.low_s
