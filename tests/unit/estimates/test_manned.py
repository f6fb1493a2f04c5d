"""At which open counters somebody works."""

import pytest

from counter_server.queue.estimates.manned import BEGINNING_S, HEARD_S, LATELY_S, Signs, manned

NOW = 100_000.0
AGO = NOW - BEGINNING_S
CALLED = Signs(first_call_s=AGO, last_call_s=AGO)


def is_manned(signs: Signs) -> bool:
    found = manned({1: CALLED, 2: signs}, NOW)
    assert found is not None
    assert 1 in found
    return 2 in found


def test_before_anybody_called_the_plan_holds():
    assert manned({1: Signs(is_kept=True), 2: Signs()}, NOW) is None


def test_it_holds_until_the_others_had_time_to_begin():
    assert manned({1: Signs(first_call_s=AGO + 1, last_call_s=NOW), 2: Signs()}, NOW) is None
    assert manned({1: CALLED, 2: Signs()}, NOW) == {1}


@pytest.mark.parametrize(
    "signs",
    [
        Signs(is_kept=True),
        Signs(sits=True, last_call_s=NOW - 3 * LATELY_S),
        Signs(last_call_s=NOW - LATELY_S + 1),
        Signs(heard_s=NOW - HEARD_S + 1),
        Signs(last_call_s=NOW - 60, left_s=NOW - 90),
    ],
)
def test_somebody_is_told_by_seat_switch_call_or_device(signs):
    assert is_manned(signs)


@pytest.mark.parametrize(
    "signs",
    [
        Signs(),
        Signs(sits=True),
        Signs(last_call_s=NOW - LATELY_S),
        Signs(heard_s=NOW - HEARD_S),
        Signs(last_call_s=NOW - 60, left_s=NOW - 30),
    ],
)
def test_a_seat_of_yesterday_and_signs_long_ago_tell_of_nobody(signs):
    assert not is_manned(signs)
