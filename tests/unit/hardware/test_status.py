"""Status bytes as Epson's reference has them."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware.ports import Paper, PrinterStatus, Problem
from hardware.printing import reports, status
from hardware.simulators.saying import State, answer_at_once, paper_answer, report

READY = PrinterStatus(online=True, paper=Paper.OK, cover_open=False, error=False)
OFFLINE = replace(READY, online=False)


@pytest.mark.parametrize(
    ("answers", "told", "problem"),
    [
        ("12 12 12 12", READY, None),
        ("16 12 12 12", READY, None),  # the drawer is open: not ours
        ("12 1a 12 12", READY, None),  # somebody presses the feed button
        ("12 12 12 1e", replace(READY, paper=Paper.NEAR_END), None),
        ("1a 32 12 7e", replace(OFFLINE, paper=Paper.OUT), Problem.PAPER_OUT),
        ("12 12 12 72", replace(READY, paper=Paper.OUT), Problem.PAPER_OUT),
        ("1a 32 12 12", replace(OFFLINE, paper=Paper.OUT), Problem.PAPER_OUT),
        ("1a 16 12 12", replace(OFFLINE, cover_open=True), Problem.COVER_OPEN),
        ("1a 36 12 7e", PrinterStatus(False, Paper.OUT, True, False), Problem.COVER_OPEN),
        ("1a 52 1a 12", replace(OFFLINE, cutter_stuck=True), Problem.CUTTER),
        ("12 12 1a 12", replace(READY, cutter_stuck=True), Problem.CUTTER),
        ("12 12 32 12", replace(READY, error=True), Problem.FAULT),  # beyond recovery
        ("1a 52 12 12", replace(OFFLINE, error=True), Problem.FAULT),  # it does not say which
        ("1a 52 3a 12", replace(OFFLINE, cutter_stuck=True, error=True), Problem.CUTTER),
        ("12 12 52 12", replace(READY, too_hot=True), Problem.HOT),
        ("1a 12 12 12", OFFLINE, Problem.AWAY),
        ("3a 12 12 12", OFFLINE, Problem.AWAY),  # waits for somebody to press a button
    ],
)
def test_the_four_answers_tell_the_state(
    answers: str, told: PrinterStatus, problem: Problem | None
) -> None:
    decoded = status.decode(bytes.fromhex(answers))
    assert decoded == told
    assert decoded.problem is problem
    assert decoded.ready is (problem is None)


@pytest.mark.parametrize(
    "answers", ["", "12 12 12", "12 12 12 12 12", "12 12 00 12", "ff 12 12 12"]
)
def test_anything_else_is_no_status(answers: str) -> None:
    with pytest.raises(ValueError, match="not four status answers"):
        status.decode(bytes.fromhex(answers))


STATES = st.builds(
    State,
    paper=st.sampled_from(Paper),
    cover_open=st.booleans(),
    online=st.booleans(),
    error=st.booleans(),
    cutter_stuck=st.booleans(),
    too_hot=st.booleans(),
)


def told_by(state: State) -> PrinterStatus:
    return PrinterStatus(
        online=not state.is_stopped,
        paper=state.paper,
        cover_open=state.cover_open,
        error=state.error,
        cutter_stuck=state.cutter_stuck,
        too_hot=state.too_hot,
    )


@given(STATES)
def test_the_simulated_printer_tells_what_is_decoded(state: State) -> None:
    answers = b"".join(answer_at_once(state, n) for n in (1, 2, 3, 4))
    assert status.decode(answers) == told_by(state)


@given(STATES)
def test_a_report_of_its_own_accord_tells_the_same(state: State) -> None:
    heard = b"\x12\x12" + status.confirmation(b"ABCD") + report(state)
    assert reports.last_report(heard) == told_by(state)


@given(STATES, STATES)
def test_the_newest_report_counts(before: State, now: State) -> None:
    assert reports.last_report(report(before) + report(now)) == told_by(now)


def test_the_answer_in_turn_tells_the_paper() -> None:
    told = {paper: reports.paper_answer(paper_answer(State(paper))) for paper in Paper}
    assert {paper: each and each.paper for paper, each in told.items()} == {p: p for p in Paper}
    assert reports.paper_answer(status.confirmation(b"OLMA")) is None


@pytest.mark.parametrize("heard", ["", "14 00 00", "12 12 12 12", "ff ff ff ff"])
def test_what_is_no_report_tells_nothing(heard: str) -> None:
    assert reports.last_report(bytes.fromhex(heard)) is None


@given(st.integers(0, 10**9))
def test_no_byte_of_a_confirmation_is_taken_for_a_status(number: int) -> None:
    answer = status.confirmation(status.process_id(number))
    assert not any(map(status.is_answer, answer))
    assert len(answer) == 7


def test_slips_one_after_another_have_different_ids() -> None:
    assert len({status.process_id(number) for number in range(2000)}) == 2000


def test_reports_of_their_own_accord_are_not_taken_for_answers() -> None:
    automatic_status_back = bytes.fromhex("10 00 0c 0f")
    assert not any(map(status.is_answer, automatic_status_back))
