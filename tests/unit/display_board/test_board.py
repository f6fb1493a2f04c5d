"""The board as a value."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from display_board import board
from tests.unit.display_board.histories import acts, an_empty_board, an_office_after
from tests.unit.display_board.vectors import CASES, outcome


def replayed(entries):
    return board.replay(board.from_board(an_empty_board()), entries)


@pytest.mark.parametrize("name", CASES)
def test_the_board_follows_the_vectors(name):
    assert outcome(CASES[name]) == CASES[name]["expect"]


@given(acts)
def test_the_board_counts_as_the_office_does(acts):
    office = an_office_after(acts)
    state = replayed(office.entries)
    for service, numbers in office.waiting.items():
        assert board.waiting_at(state, service) == len(numbers)


@given(acts, st.data())
def test_a_snapshot_on_the_way_changes_nothing(acts, data):
    entries = an_office_after(acts).entries
    cut = data.draw(st.integers(0, len(entries)))
    snapshot = board.to_board(replayed(entries[:cut]))
    resumed = board.replay(board.from_board(snapshot), entries[cut:])
    assert board.to_board(resumed) == board.to_board(replayed(entries))


@given(acts, st.data())
def test_what_is_delivered_again_changes_nothing(acts, data):
    entries = an_office_after(acts).entries
    state = replayed(entries)
    again = data.draw(st.lists(st.sampled_from(entries))) if entries else []
    assert board.replay(state, again) == state


@given(acts, st.data())
def test_a_lost_entry_is_always_noticed(acts, data):
    entries = an_office_after(acts).entries
    if len(entries) < 2:
        return
    lost = data.draw(st.integers(0, len(entries) - 2))
    with pytest.raises(board.Gap) as gap:
        replayed(entries[:lost] + entries[lost + 1 :])
    assert (gap.value.expected, gap.value.got) == (lost + 1, lost + 2)


@given(acts)
def test_a_number_stands_once_in_the_list_and_the_newest_call_on_top(acts):
    for_all = an_office_after(acts).entries
    calls = list(replayed(for_all).calls)
    assert len({call.number for call in calls}) == len(calls) <= board.MOST_CALLS
    assert [call.at for call in calls] == sorted((call.at for call in calls), reverse=True)


@given(acts)
def test_only_who_is_on_the_way_is_being_called(acts):
    office = an_office_after(acts)
    on_the_way = {row.number for row in replayed(office.entries).calls if row.being_called}
    assert on_the_way <= set(office.at_counter.values())


def test_a_service_the_board_does_not_know_has_nobody_waiting():
    assert board.waiting_at(replayed([]), "khac") == 0
