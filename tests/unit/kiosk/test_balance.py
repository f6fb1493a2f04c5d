import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.widgets.balance import balanced_width


def test_a_last_word_is_not_left_alone() -> None:
    assert balanced_width([[30.0, 30.0, 30.0, 20.0]], 100) <= 62


def test_a_long_word_does_not_break_for_balance() -> None:
    assert balanced_width([[90.0, 10.0, 10.0]], 100) >= 90


@pytest.mark.parametrize("width", [1.0, 50.0])
def test_nothing_wider_than_the_place_is_asked_for(width: float) -> None:
    assert balanced_width([[80.0], [20.0, 20.0]], width) <= width


@given(st.lists(st.floats(1, 80), min_size=1, max_size=20), st.floats(81, 400))
def test_the_width_is_never_more_than_there_is(words: list[float], width: float) -> None:
    assert max(words) - 2 <= balanced_width([words], width) <= width
