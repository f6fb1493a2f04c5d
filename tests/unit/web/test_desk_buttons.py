"""What a clerk can do in each state of a counter, and why the rest cannot be done."""

import itertools

import pytest

from counter_server.contract.office import CounterState
from counter_server.contract.tickets import TicketState
from counter_server.queue.desk_buttons import Buttons, buttons, opening

CALLED, SERVING = TicketState.CALLED, TicketState.SERVING
PUT_ASIDE = ("hold", "transfer", "add-service")
OPEN, PAUSED, CLOSED = CounterState.OPEN, CounterState.PAUSED, CounterState.CLOSED


def possible(shown: Buttons) -> set[str]:
    return {each.verb for each in (*shown.main, *shown.other) if each.why_not is None}


def primary(shown: Buttons) -> list[str]:
    return [each.verb for each in (*shown.main, *shown.other) if each.is_primary]


@pytest.mark.parametrize(
    ("counter", "current", "is_anybody_waiting", "verbs"),
    [
        (OPEN, None, True, {"call", "cancel"}),
        (OPEN, None, False, {"cancel"}),
        (PAUSED, None, True, {"cancel"}),
        (CLOSED, None, True, {"cancel"}),
        (OPEN, CALLED, True, {"serve", "recall", "no-show", *PUT_ASIDE, "cancel"}),
        (OPEN, SERVING, True, {"finish", *PUT_ASIDE}),
        (PAUSED, SERVING, False, {"finish", *PUT_ASIDE}),
    ],
)
def test_only_what_makes_sense_can_be_done(counter, current, is_anybody_waiting, verbs):
    assert possible(buttons(counter, current, is_anybody_waiting)) == verbs


@pytest.mark.parametrize(
    ("current", "verb"), [(None, "call"), (CALLED, "serve"), (SERVING, "finish")]
)
def test_one_button_leads_on(current, verb):
    assert primary(buttons(OPEN, current, True)) == [verb]


def test_places_never_change_and_there_is_never_more_than_one_primary():
    orders = set()
    for counter, current, waits in itertools.product(
        CounterState, (None, CALLED, SERVING), (True, False)
    ):
        shown = buttons(counter, current, waits)
        orders.add(tuple(each.verb for each in (*shown.main, *shown.other)))
        assert len(primary(shown)) <= 1
    assert len(orders) == 1


def test_no_two_buttons_have_one_key():
    shown = buttons(OPEN, None, True)
    keys = [key for each in (*shown.main, *shown.other) for key in each.keys.split()]
    keys.append(opening(OPEN).keys)
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize(("state", "verb"), [(OPEN, "pause"), (PAUSED, "open"), (CLOSED, "open")])
def test_a_counter_is_paused_or_opened(state, verb):
    assert opening(state).verb == verb
