"""Print jobs: what is printed, what waits, what is too late."""

from datetime import UTC, datetime, timedelta

import pytest

from counter_server.contract.events import DossierReceived, PrintChanged, TicketIssued
from counter_server.contract.office import Name
from counter_server.contract.printing import JobState
from counter_server.contract.procedures import Fee, TimeLimit, TimeUnit
from counter_server.contract.tickets import TicketState
from counter_server.printing.content import fee_lines, time_limit_in_words
from counter_server.printing.contents import FeeLine
from counter_server.printing.rules import (
    Job,
    JobKind,
    PaperRules,
    PrinterChoice,
    Wanted,
    chosen,
    is_needless,
    is_too_late,
    may_start,
    next_look_s,
    outcome_of,
    wanted_by,
)

NOON = datetime(2026, 11, 24, 5, 0, tzinfo=UTC)


def a_job(**values) -> Job:
    given = {
        "id": 1,
        "office_id": 1,
        "kind": JobKind.SLIP,
        "subject_id": 1,
        "printer_id": 1,
        "state": JobState.ISSUED,
        "problem": None,
        "asked_at": NOON,
    }
    return Job(**{**given, **values})


def issued(*, print: bool) -> TicketIssued:
    return TicketIssued(
        ticket=7,
        number="A007",
        service="dat-dai",
        priority=None,
        language="vi",
        device=3,
        print=print,
    )


def test_a_ticket_wants_a_slip_from_the_printer_of_its_device():
    assert wanted_by(issued(print=True)) == Wanted(JobKind.SLIP, 7, device=3)


def test_a_ticket_that_asks_for_no_paper_gets_none():
    assert wanted_by(issued(print=False)) is None


def test_a_dossier_wants_a_receipt_from_the_printer_at_its_counter():
    received = DossierReceived(
        dossier=9,
        code="x",
        procedure="y",
        due_at=NOON,
        ticket=7,
        counter=2,
        device=None,
        print=True,
    )
    assert wanted_by(received) == Wanted(JobKind.RECEIPT, 9, device=None, counter=2)


def test_a_change_of_a_print_job_wants_no_paper():
    changed = PrintChanged(
        job=1, job_kind="slip", ticket=7, dossier=None, printer="p", state="issued", problem=None
    )
    assert wanted_by(changed) is None


@pytest.mark.parametrize(
    ("kind", "minutes", "too_late"),
    [
        (JobKind.SLIP, 5, False),
        (JobKind.SLIP, 6, True),
        (JobKind.RECEIPT, 60, False),
        (JobKind.RECEIPT, 600, True),
    ],
)
def test_a_slip_is_too_late_after_five_minutes_and_a_receipt_after_the_day(kind, minutes, too_late):
    later = NOON + timedelta(minutes=minutes)
    assert is_too_late(a_job(kind=kind), later, PaperRules()) is too_late


def test_the_office_says_how_long_a_slip_is_good_for():
    later = NOON + timedelta(minutes=15)
    assert not is_too_late(a_job(), later, PaperRules(slip_good_min=20))


@pytest.mark.parametrize("state", TicketState)
def test_a_slip_that_waited_is_needless_once_its_number_was_called(state):
    waited = a_job(state=JobState.FAILED, problem="paper_out")
    is_here = state in (TicketState.WAITING, TicketState.HELD)
    assert is_needless(waited, state, PaperRules()) is not is_here
    assert not is_needless(a_job(), state, PaperRules())
    assert not is_needless(waited, state, PaperRules(drops_called=False))


def test_a_receipt_is_never_needless():
    waited = a_job(kind=JobKind.RECEIPT, state=JobState.FAILED, problem="paper_out")
    assert not is_needless(waited, None, PaperRules())


def test_a_slip_that_may_be_on_paper_is_left_to_a_person():
    unsure = outcome_of("printer_away", may_be_on_paper=True)
    assert (unsure.problem, unsure.health) == ("unknown", "printer_away")
    assert not unsure.may_come_out_elsewhere
    assert outcome_of("printer_away", may_be_on_paper=False).may_come_out_elsewhere


@pytest.mark.parametrize(
    ("state", "problem", "may"),
    [
        (JobState.ISSUED, None, True),
        (JobState.FAILED, "paper_out", True),
        (JobState.FAILED, "cover_open", True),
        (JobState.FAILED, "printer_away", True),
        (JobState.FAILED, "printer_fault", False),
        (JobState.FAILED, "unknown", False),
        (JobState.FAILED, "too_late", False),
        (JobState.FAILED, "no_printer", False),
        (JobState.PRINTING, None, False),
        (JobState.PRINTED, None, False),
    ],
)
def test_only_a_new_job_or_one_that_waits_for_mending_starts(state, problem, may):
    assert may_start(a_job(state=state, problem=problem)) is may


def test_the_printer_that_was_asked_for_comes_before_the_first_one():
    assert chosen([PrinterChoice(1, False), PrinterChoice(2, True)]) == 2
    assert chosen([PrinterChoice(1, False), PrinterChoice(2, False)]) == 1
    assert chosen([]) is None


@pytest.mark.parametrize(
    ("limit", "said"),
    [
        (TimeLimit(amount=10, unit=TimeUnit.WORKING_DAY), "10 ngày làm việc"),
        (TimeLimit(amount=1, unit=TimeUnit.SAME_DAY), "trong ngày làm việc"),
        (TimeLimit(amount=2, unit=TimeUnit.MONTH), "2 tháng"),
    ],
)
def test_a_time_limit_is_said_as_the_law_names_it(limit, said):
    assert time_limit_in_words(limit) == said


def test_a_fee_that_a_text_of_law_sets_is_not_called_free():
    asked = Fee(case=Name(vi="Thu theo nghị quyết của Hội đồng nhân dân tỉnh"))
    assert fee_lines((asked,), None) == (FeeLine(asked.case.vi, None),)
    assert fee_lines((Fee(amount_vnd=0, case=Name(vi="Đúng hạn")),), 0) == (FeeLine("", 0),)


def test_a_printer_that_stays_away_is_asked_ever_more_rarely_but_never_forgotten():
    waits = [2.0]
    for _ in range(6):
        waits.append(next_look_s(waits[-1], first_s=2.0, is_still_away=True))
    assert waits == [2, 4, 8, 16, 30, 30, 30]
    assert next_look_s(30.0, first_s=2.0, is_still_away=False) == 2.0


def test_receipts_belong_on_pages_and_slips_on_rolls():
    roll, page = PrinterChoice(1, False), PrinterChoice(2, False, has_pages=True)
    assert chosen([page, roll], JobKind.SLIP) == 1
    assert chosen([roll, page], JobKind.RECEIPT) == 2
    assert chosen([page], JobKind.SLIP) == chosen([page], JobKind.RECEIPT) == 2
    beside = PrinterChoice(3, True)
    assert chosen([roll, page, beside], JobKind.RECEIPT) == 3
