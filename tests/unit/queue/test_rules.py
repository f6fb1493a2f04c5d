"""What may happen to a ticket, decided without a database."""

import pytest

from counter_server.contract.office import CounterState, Name, PriorityClass
from counter_server.contract.tickets import TicketState
from counter_server.core.errors import Invalid, Refused
from counter_server.queue import rules

COUNTER = rules.Counter(3, 3, CounterState.OPEN)


def a_ticket(state: TicketState = TicketState.WAITING, calls: int = 0) -> rules.Ticket:
    return rules.Ticket(7, "A007", "dat-dai", state, calls)


def a_class() -> PriorityClass:
    return PriorityClass(code="elderly", name=Name(vi="Cao tuổi"), hint=Name(vi="60+"))


def test_a_number_is_read_with_its_prefix_and_three_digits():
    assert rules.label("A", 7) == "A007"
    assert rules.label("B", 1234) == "B1234"


def test_a_waiting_visitor_is_called():
    event = rules.call(a_ticket(), COUNTER)
    assert (event.number, event.counter_number) == ("A007", 3)


@pytest.mark.parametrize("state", [s for s in TicketState if s is not TicketState.WAITING])
def test_only_a_waiting_visitor_is_called(state):
    with pytest.raises(Refused) as refused:
        rules.call(a_ticket(state), COUNTER)
    assert refused.value.code == "wrong_state"
    assert refused.value.state == state


def test_a_served_visitor_cannot_be_called_again():
    with pytest.raises(Refused):
        rules.recall(a_ticket(TicketState.FINISHED), COUNTER, 3)


def test_a_recall_counts():
    assert rules.recall(a_ticket(TicketState.CALLED, calls=2), COUNTER, 3).calls == 3


def test_a_visitor_is_recalled_only_so_often():
    with pytest.raises(Refused) as refused:
        rules.recall(a_ticket(TicketState.CALLED, calls=3), COUNTER, 3)
    assert refused.value.code == "recall_limit"


def test_a_held_or_absent_visitor_may_be_chosen_and_takes_nobody_from_the_queue():
    for state in (TicketState.HELD, TicketState.NO_SHOW):
        event = rules.call_chosen(a_ticket(state, calls=1), COUNTER)
        assert (type(event).__name__, event.calls) == ("TicketRecalled", 2)
    assert type(rules.call_chosen(a_ticket(), COUNTER)).__name__ == "TicketCalled"
    with pytest.raises(Refused):
        rules.call_chosen(a_ticket(TicketState.FINISHED), COUNTER)


def test_a_visitor_being_served_is_not_cancelled():
    with pytest.raises(Refused):
        rules.cancel(a_ticket(TicketState.SERVING), "đi nhầm")
    assert rules.cancel(a_ticket(), "  đi \n nhầm ").reason == "đi nhầm"


def test_a_visitor_is_finished_only_after_serving_began():
    rules.finish(a_ticket(TicketState.SERVING), COUNTER)
    with pytest.raises(Refused):
        rules.finish(a_ticket(TicketState.CALLED), COUNTER)


def test_a_visitor_at_the_counter_is_not_a_no_show():
    with pytest.raises(Refused):
        rules.no_show(a_ticket(TicketState.SERVING), COUNTER)


def test_a_closed_counter_calls_nobody():
    with pytest.raises(Refused) as refused:
        rules.ready_to_call(rules.Counter(1, 1, CounterState.PAUSED), None)
    assert refused.value.code == "counter_closed"


def test_a_busy_counter_finishes_first():
    with pytest.raises(Refused) as refused:
        rules.ready_to_call(COUNTER, a_ticket(TicketState.SERVING))
    assert (refused.value.code, refused.value.state) == ("counter_busy", "serving")


def test_a_busy_counter_is_told_what_to_do_before_closing():
    with pytest.raises(Refused) as refused:
        rules.refuse_busy(a_ticket(TicketState.SERVING), rules.BEFORE_CLOSING)
    assert refused.value.detail.endswith("trước khi đóng quầy.")


def test_every_state_has_words():
    assert all(rules.state_words(state) for state in TicketState)


def test_an_unknown_priority_is_refused():
    classes = (a_class(),)
    assert rules.priority_class(classes, "elderly") is classes[0]
    with pytest.raises(Invalid) as refused:
        rules.priority_class(classes, "vip")
    assert refused.value.code == "unknown_priority"


@pytest.mark.parametrize(
    ("asked", "language"), [("vi", "vi"), ("en-GB", "en"), ("JRA", "jra"), ("bdq", "bdq")]
)
def test_a_visitor_may_choose_any_language_of_the_house(asked, language):
    assert rules.language(asked) == language


def test_an_unknown_language_is_refused():
    with pytest.raises(Invalid) as refused:
        rules.language("tlh")
    assert (refused.value.code, refused.value.field) == ("wrong_language", "language")
