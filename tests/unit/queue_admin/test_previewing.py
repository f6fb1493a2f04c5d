"""A day played anew: everybody once, nobody too early, and what the figures mean."""

from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from counter_server.queue.policy import ClassRule, Policy
from counter_server.queue.previewing import (
    Call,
    Figures,
    Rules,
    Shift,
    Visit,
    compare,
    figures,
    simulate,
)

EIGHT = datetime(2026, 11, 23, 1, tzinfo=UTC)
SERVICES = ("land", "births")
CLASSES = {
    "": ClassRule("", 2, timedelta(minutes=45)),
    "elderly": ClassRule("elderly", 3, timedelta(minutes=20)),
}
BALANCED = Rules(Policy.BALANCED, CLASSES)
FIRST_COME = Rules(Policy.FIRST_COME, CLASSES)


def after(minutes: float) -> datetime:
    return EIGHT + timedelta(minutes=minutes)


def a_visit(
    ticket: int,
    came: float,
    *,
    service: str = "land",
    priority: str = "",
    takes: float = 5,
    waited: float = 10,
) -> Visit:
    label = f"A{ticket:03}"
    serving = timedelta(minutes=takes)
    return Visit(ticket, label, service, priority, after(came), after(came + waited), serving)


def a_shift(number: int = 1, *spans: tuple[float, float], services=SERVICES) -> Shift:
    sat = tuple((after(began), after(ended)) for began, ended in spans or ((0, 480),))
    return Shift(number, dict.fromkeys(services, 1), sat)


def days() -> st.SearchStrategy[list[Visit]]:
    one = st.tuples(
        st.integers(0, 600),
        st.sampled_from(SERVICES),
        st.sampled_from(["", "elderly", "gone"]),
        st.integers(1, 40),
    )
    return st.lists(one, max_size=40).map(
        lambda found: [
            a_visit(n, came, service=service, priority=priority, takes=takes)
            for n, (came, service, priority, takes) in enumerate(found, 1)
        ]
    )


def halls() -> st.SearchStrategy[list[Shift]]:
    began, lasts = st.integers(0, 200), st.integers(1, 200)
    spans = st.tuples(began, lasts, lasts, lasts).map(
        lambda t: ((t[0], t[0] + t[1]), (t[0] + t[1] + t[2], t[0] + t[1] + t[2] + t[3]))
    )
    served = st.sampled_from([SERVICES, SERVICES[:1], SERVICES[1:]])
    more = st.lists(st.tuples(spans, served), max_size=3)
    return st.tuples(spans, more).map(
        lambda found: [
            a_shift(1, *found[0]),
            *(a_shift(n, *each, services=some) for n, (each, some) in enumerate(found[1], 2)),
        ]
    )


@given(days(), halls(), st.sampled_from([BALANCED, FIRST_COME]))
@settings(max_examples=60, deadline=None)
def test_everybody_is_called_once_and_nobody_before_they_came(visits, shifts, rules):
    calls = simulate(visits, shifts, rules)
    assert sorted(call.visit.ticket for call in calls) == [each.ticket for each in visits]
    assert all(call.at >= call.visit.arrived_at for call in calls)


@given(days(), halls(), st.sampled_from([BALANCED, FIRST_COME]))
@settings(max_examples=60, deadline=None)
def test_a_counter_has_one_visitor_at_a_time_and_calls_for_what_it_serves(visits, shifts, rules):
    free: dict[int, datetime] = {}
    served = {shift.number: shift.services for shift in shifts}
    for call in simulate(visits, shifts, rules):
        assert call.at >= free.get(call.counter, EIGHT)
        assert call.visit.service in served[call.counter]
        free[call.counter] = call.at + call.visit.serving


@given(days())
@settings(max_examples=60, deadline=None)
def test_first_come_at_one_counter_is_first_in_first_out(visits):
    called = [call.visit for call in simulate(visits, [a_shift()], FIRST_COME)]
    assert called == sorted(visits, key=lambda each: (each.arrived_at, each.ticket))


def test_nobody_is_called_in_the_clerks_break():
    visits = [a_visit(1, 0, takes=5), a_visit(2, 1), a_visit(3, 62)]
    calls = simulate(visits, [a_shift(1, (0, 5), (60, 120))], BALANCED)
    assert [call.at for call in calls] == [after(0), after(60), after(65)]


def test_a_counter_that_went_home_leaves_the_rest_to_the_one_that_stayed():
    visits = [a_visit(n, 0, takes=20) for n in range(1, 5)]
    calls = simulate(visits, [a_shift(1, (0, 10)), a_shift(2, (0, 30))], BALANCED)
    assert [call.counter for call in calls] == [1, 2, 2, 2]


def test_balanced_lets_priority_wait_less_without_letting_others_starve():
    visits = [
        a_visit(n, n * 0.1, priority="elderly" if n % 4 == 0 else "", takes=6) for n in range(1, 21)
    ]
    lines = {line.priority: line for line in compare(visits, [a_shift()], BALANCED)}
    assert lines["elderly"].proposed.mean_s < lines["elderly"].first_come.mean_s
    assert lines[""].proposed.mean_s > lines[""].first_come.mean_s
    assert lines[None].proposed.number == 20
    assert lines[None].was == Figures(20, 600, 600, 600, 0)


def test_figures_are_of_waits_that_were():
    waits = [0, 0, 0, 0, 0, 0, 0, 1, 20, 50]
    calls = [Call(a_visit(n, 0), 1, after(waited)) for n, waited in enumerate(waits)]
    assert figures(calls, BALANCED) == Figures(10, 426, 1200, 3000, 1)
    assert figures([], BALANCED) == Figures(0, 0, 0, 0, 0)


def test_a_class_that_was_taken_away_is_measured_as_everybody():
    call = Call(a_visit(1, 0, priority="gone"), 1, after(46))
    assert figures([call], BALANCED).over == 1


def test_an_empty_day_has_a_line_for_everybody_only():
    assert [line.priority for line in compare([], [a_shift()], BALANCED)] == [None]
