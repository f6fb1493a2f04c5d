"""Verbs that choose, change one's mind, or lead a visit on, against real databases."""

from itertools import pairwise

import pytest

from counter_server.accounts.actions import add_user, take_seat
from counter_server.contract.tickets import TicketState, TransferRequest
from counter_server.core.errors import Invalid, Refused
from counter_server.core.who import Role
from counter_server.queue import actions, queries, reviving
from tests.support.issuing import issue


def test_a_clerk_calls_a_chosen_visitor(office):
    issue(office, "key-0001")
    second = issue(office, "key-0002")
    assert actions.call_chosen(office.parts, office.id, 1, second.id).number == "A002"


def test_an_absent_visitor_is_brought_back_to_the_old_place(office):
    issue(office, "key-0001")
    office.clock.move(minutes=1)
    issue(office, "key-0002")
    first = actions.call_next(office.parts, office.id, 1)
    actions.no_show(office.parts, office.id, 1)
    back = reviving.bring_back(office.parts, office.id, first.id)
    assert (back.state, back.counter) == (TicketState.WAITING, None)
    assert actions.call_next(office.parts, office.id, 1).number == "A001"


def test_an_absent_visitor_may_go_to_the_end(office):
    issue(office, "key-0001")
    issue(office, "key-0002")
    first = actions.call_next(office.parts, office.id, 1)
    actions.no_show(office.parts, office.id, 1)
    office.clock.move(minutes=1)
    reviving.bring_back(office.parts, office.id, first.id, keep_place=False)
    assert actions.call_next(office.parts, office.id, 1).number == "A002"


def test_a_cancelled_visitor_is_not_called(office):
    ticket = issue(office, "key-0001")
    assert reviving.cancel(office.parts, office.id, ticket.id, "đi về").ended_at is not None
    assert actions.call_next(office.parts, office.id, 1) is None
    with pytest.raises(Refused):
        reviving.cancel(office.parts, office.id, ticket.id)


def test_a_visit_of_several_services_goes_on_in_the_next_line(office):
    issue(office, "key-0001", then=("xay-dung", "E"))
    actions.call_next(office.parts, office.id, 1)
    actions.start_serving(office.parts, office.id, 1)
    going_on = actions.finish(office.parts, office.id, 1)
    assert (going_on.state, going_on.service) == (TicketState.WAITING, "xay-dung")
    assert going_on.then == ("moi-truong",)
    for _ in range(2):
        assert actions.call_next(office.parts, office.id, 4).number == "A001"
        actions.start_serving(office.parts, office.id, 4)
        last = actions.finish(office.parts, office.id, 4)
    assert last.state is TicketState.FINISHED


@pytest.mark.parametrize("then", [("C", "C"), ("xay-dung", "C"), ("A",), ("E", "C", "E")])
def test_a_visit_has_each_service_once(office, then):
    with pytest.raises(Invalid) as twice:
        issue(office, "key-0001", then=then)
    assert (twice.value.code, twice.value.field) == ("service_twice", "then")
    assert issue(office, "key-0001").number == "A001"


def test_a_service_that_comes_anyway_is_not_added_again(office):
    issue(office, "key-0001", then=("C",))
    actions.call_next(office.parts, office.id, 1)
    with pytest.raises(Invalid, match="service_twice"):
        actions.add_service(office.parts, office.id, 1, "C")


def test_a_service_is_added_at_the_counter(office):
    issue(office, "key-0001")
    actions.call_next(office.parts, office.id, 1)
    assert actions.add_service(office.parts, office.id, 1, "C").then == ("xay-dung",)
    actions.start_serving(office.parts, office.id, 1)
    assert actions.finish(office.parts, office.id, 1).service == "xay-dung"


def test_the_periods_of_a_visit_follow_each_other_without_a_hole(office):
    ticket = issue(office, "key-0001")
    for verb in (actions.call_next, actions.start_serving, actions.finish):
        office.clock.move(minutes=3)
        verb(office.parts, office.id, 1)
    with office.parts.database.read() as connection:
        periods = queries.periods(connection, office.id, ticket.id)
    assert [each.state for each in periods] == ["waiting", "called", "serving"]
    assert periods[0].began_at == ticket.issued_at
    assert all(one.ended_at == two.began_at for one, two in pairwise(periods))


@pytest.mark.parametrize(
    ("verbs", "state"),
    [
        (("call",), "waiting"),
        (("call", "serve"), "called"),
        (("call", "serve", "finish"), "serving"),
        (("call", "no_show"), "called"),
        (("call", "hold"), "called"),
        (("call", "transfer"), "called"),
    ],
)
def test_the_last_step_is_taken_back(office, verbs, state):
    known = {
        "call": actions.call_next,
        "serve": actions.start_serving,
        "finish": actions.finish,
        "no_show": actions.no_show,
        "hold": actions.hold,
        "transfer": lambda *at: actions.transfer(*at, TransferRequest(service="C")),
    }
    ticket = issue(office, "key-0001")
    for verb in verbs:
        known[verb](office.parts, office.id, 1)
    back = reviving.undo(office.parts, office.id, 1)
    assert (back.id, back.state, back.service) == (ticket.id, state, "dat-dai")
    with pytest.raises(Refused) as refused:
        reviving.undo(office.parts, office.id, 1)
    assert refused.value.code == "nothing_to_undo"


def test_a_step_is_not_taken_back_once_somebody_went_on(office):
    ticket = issue(office, "key-0001")
    actions.call_next(office.parts, office.id, 1)
    actions.no_show(office.parts, office.id, 1)
    actions.call_chosen(office.parts, office.id, 5, ticket.id)
    with pytest.raises(Refused):
        reviving.undo(office.parts, office.id, 1)


def test_a_step_is_not_taken_back_into_a_busy_counter(office):
    issue(office, "key-0001")
    issue(office, "key-0002")
    actions.call_next(office.parts, office.id, 1)
    actions.no_show(office.parts, office.id, 1)
    actions.call_next(office.parts, office.id, 1)
    reviving.undo(office.parts, office.id, 1)
    with pytest.raises(Refused):
        reviving.undo(office.parts, office.id, 1)


def test_a_visitor_bound_to_a_counter_is_called_there_only(office):
    issue(office, "key-0001")
    actions.call_next(office.parts, office.id, 1)
    actions.transfer(office.parts, office.id, 1, TransferRequest(counter=4))
    assert actions.call_next(office.parts, office.id, 1) is None
    assert actions.call_next(office.parts, office.id, 4).number == "A001"


def test_a_visitor_bound_to_a_clerk_is_called_where_the_clerk_sits(office):
    clerk = add_user(
        office.parts.works, office.id, name="lan", role=Role.CLERK, password="mat khau dai 1"
    )
    take_seat(office.parts.works, office.id, user_id=clerk, counter_id=3)
    issue(office, "key-0001")
    actions.call_next(office.parts, office.id, 1)
    actions.transfer(office.parts, office.id, 1, TransferRequest(clerk=clerk))
    assert actions.call_next(office.parts, office.id, 1) is None
    assert actions.call_next(office.parts, office.id, 3).number == "A001"
