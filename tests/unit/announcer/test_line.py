"""The line of calls: none dropped, none twice, through recalls and restarts."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counter_server.contract.events import Entry, TicketCalled, TicketRecalled
from display_board.announcer.line import Line, heard, said
from tests.unit.announcer.vectors import CASES, outcome

AT = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_the_line_follows_the_vectors(case):
    assert outcome(case) == case["expect"]


def entry(seq: int, number: str, *, again: bool = False) -> Entry:
    shape = {"ticket": 1, "number": number, "service": "x", "counter": 1, "counter_number": seq}
    event = TicketRecalled(**shape, calls=2) if again else TicketCalled(**shape)
    return Entry(seq=seq, at=AT, event=event)


def restarted(line: Line) -> Line:
    """What is left of a line when its program starts again."""
    return Line(line.resume, done=line.done)


def test_a_burst_of_two_hundred_is_said_in_order_each_once():
    line, order = Line(0), []
    for seq in range(1, 201):
        line = heard(line, entry(seq, f"A{seq:03}"), AT, 600)
    while line.turns:
        order.append(line.turns[0].number)
        line = said(line, line.turns[0])
    assert order == [f"A{seq:03}" for seq in range(1, 201)]
    assert (line.resume, line.done, line.late, line.withdrawn) == (200, (), 0, 0)


def test_a_long_line_is_not_late_for_what_it_heard_in_time():
    line = heard(Line(0), entry(1, "A001"), AT, 600)
    line = heard(line, entry(2, "A002"), AT + timedelta(hours=1), 600)
    assert [turn.number for turn in line.turns] == ["A001"]
    assert line.late == 1


happenings = st.lists(
    st.one_of(
        st.tuples(st.just("heard"), st.integers(1, 4)),
        st.tuples(st.just("said"), st.just(0)),
        st.tuples(st.just("restart"), st.just(0)),
    ),
    max_size=40,
)


@settings(max_examples=60)
@given(happenings)
def test_every_call_is_said_once_whatever_restarts(steps):
    """Each entry is covered by exactly one saying, also when the program starts again anywhere."""
    log: list[Entry] = []
    line, covered = Line(0), []
    for kind, which in steps:
        if kind == "heard":
            log.append(entry(len(log) + 1, f"A{which:03}", again=True))
        elif kind == "restart":
            line = restarted(line)
        for each in log:
            line = heard(line, each, AT, 600)
        if kind == "said" and line.turns:
            covered += line.turns[0].seqs
            line = said(line, line.turns[0])
    while line.turns:
        covered += line.turns[0].seqs
        line = said(line, line.turns[0])
    assert sorted(covered) == [each.seq for each in log]


@given(st.lists(st.integers(1, 6), max_size=25))
def test_numbers_are_said_in_the_order_of_their_first_call(calls):
    line = Line(0)
    for seq, which in enumerate(calls, 1):
        line = heard(line, entry(seq, f"A{which:03}"), AT, 600)
    assert [turn.number for turn in line.turns] == list(
        dict.fromkeys(f"A{which:03}" for which in calls)
    )
