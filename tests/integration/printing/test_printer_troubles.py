"""Printers that stop, are lost, paused, removed or backed by another: no slip twice, none lost."""

import pytest

from counter_server.contract.events import PrinterChanged
from counter_server.contract.printing import JobState
from counter_server.core.event_log import entries_after
from counter_server.printing import actions, printer_queries
from counter_server.printing.paper_rules import paper_rules, set_paper_rules
from counter_server.printing.rules import PaperRules
from counter_server.queue.actions import call_next
from hardware.ports import Paper, Problem
from tests.integration.printing.hall import FakePrinter, Hall

MAIN, SIDE = "tcp://main:9100", "tcp://side:9100"


def add(hall: Hall, url: str, name: str, **more: object) -> int:
    works = hall.office.parts.works
    return actions.add_printer(works, hall.id, name=name, url=url, **more)  # type: ignore[arg-type]


def backed(hall: Hall) -> tuple[FakePrinter, FakePrinter]:
    """The office's first printer, and the one that takes over from it."""
    main = add(hall, MAIN, "sảnh")
    side = add(hall, SIDE, "cửa phụ")
    works = hall.office.parts.works
    actions.change_printer(works, hall.id, main, name="sảnh", url=MAIN, backup_id=side)
    return hall.printer(MAIN), hall.printer(SIDE)


def line(hall: Hall, printer_id: int = 1) -> printer_queries.PrinterLine:
    with hall.office.parts.database.read() as connection:
        return printer_queries.known_printer(connection, hall.id, printer_id).line


@pytest.mark.parametrize("problem", [Problem.CUTTER, Problem.HOT])
def test_a_stuck_knife_and_a_hot_head_are_waited_for(hall, problem):
    add(hall, MAIN, "sảnh")
    hall.printer(MAIN).problem = problem
    hall.start()
    ticket = hall.issue()
    hall.until_state(ticket, JobState.FAILED, problem.value)
    hall.printer(MAIN).problem = None
    hall.until_state(ticket, JobState.PRINTED)
    assert len(hall.printer(MAIN).pages) == 1


def test_a_slip_whose_answer_was_lost_is_never_sent_again_by_itself(hall):
    add(hall, MAIN, "sảnh")
    add(hall, SIDE, "cửa phụ")
    hall.printer(MAIN).loses_answers = True
    hall.start()
    ticket = hall.issue()
    hall.until_state(ticket, JobState.FAILED, "unknown")
    hall.printer(MAIN).loses_answers = False
    hall.until_state(hall.issue(), JobState.PRINTED)
    assert len(hall.printer(MAIN).pages) == 2
    assert hall.job(ticket).state is JobState.FAILED
    actions.retry(hall.office.parts.works, hall.id, hall.job(ticket).id)
    hall.until_state(ticket, JobState.PRINTED)


def test_what_a_printer_cannot_print_comes_out_of_its_backup(hall):
    main, side = backed(hall)
    main.problem = Problem.PAPER_OUT
    hall.start()
    ticket = hall.issue()
    hall.until_state(ticket, JobState.PRINTED)
    assert (len(main.pages), len(side.pages)) == (0, 1)
    assert (hall.job(ticket).printer, hall.job(ticket).elsewhere) == ("cửa phụ", True)
    main.problem = None
    hall.until(lambda: line(hall).problem is None)
    hall.until_state(hall.issue(), JobState.PRINTED)
    assert (len(main.pages), len(side.pages)) == (1, 1)


def test_when_both_are_stopped_the_one_mended_first_prints(hall):
    main, side = backed(hall)
    main.problem = side.problem = Problem.PAPER_OUT
    hall.start()
    ticket = hall.issue()
    hall.until_state(ticket, JobState.FAILED, "paper_out")
    main.problem = None
    hall.until_state(ticket, JobState.PRINTED)
    assert (len(main.pages), len(side.pages)) == (1, 0)


def test_a_slip_that_may_be_on_paper_does_not_come_out_of_the_backup_too(hall):
    main, side = backed(hall)
    main.loses_answers = True
    hall.start()
    ticket = hall.issue()
    hall.until_state(ticket, JobState.FAILED, "unknown")
    assert (len(main.pages), len(side.pages)) == (1, 0)


def test_a_slip_of_a_called_number_is_not_printed_after_a_refill(hall):
    add(hall, MAIN, "sảnh")
    printer = hall.printer(MAIN)
    printer.problem = Problem.PAPER_OUT
    hall.start()
    called, waiting = hall.issue(), hall.issue()
    hall.until_state(waiting, JobState.FAILED, "paper_out")
    assert call_next(hall.office.parts, hall.id, 1).id == called.id
    hall.until_state(called, JobState.FAILED, "not_needed")
    printer.problem = None
    hall.until_state(waiting, JobState.PRINTED)
    assert len(printer.pages) == 1
    actions.retry(hall.office.parts.works, hall.id, hall.job(called).id)
    hall.until_state(called, JobState.PRINTED)


def test_an_office_may_want_its_late_slips(hall):
    works = hall.office.parts.works
    set_paper_rules(works, hall.id, PaperRules(slip_good_min=60, drops_called=False))
    set_paper_rules(works, hall.id, PaperRules(slip_good_min=30, drops_called=False))
    with hall.office.parts.database.read() as connection:
        assert paper_rules(connection, hall.id) == PaperRules(30, drops_called=False)
    add(hall, MAIN, "sảnh")
    hall.printer(MAIN).problem = Problem.PAPER_OUT
    hall.start()
    ticket = hall.issue()
    hall.until_state(ticket, JobState.FAILED, "paper_out")
    call_next(hall.office.parts, hall.id, 1)
    hall.office.clock.move(minutes=20)
    hall.printer(MAIN).problem = None
    hall.until_state(ticket, JobState.PRINTED)


def test_a_paused_printer_waits_for_a_person(hall):
    main = add(hall, MAIN, "sảnh")
    works = hall.office.parts.works
    actions.pause_printer(works, hall.id, main, is_paused=True)
    hall.start()
    ticket = hall.issue()
    hall.until_state(ticket, JobState.FAILED, "printer_paused")
    actions.pause_printer(works, hall.id, main, is_paused=False)
    hall.until_state(ticket, JobState.PRINTED)
    assert line(hall).problem is None


def test_a_paused_printers_slips_come_out_of_its_backup(hall):
    _, side = backed(hall)
    actions.pause_printer(hall.office.parts.works, hall.id, 1, is_paused=True)
    hall.start()
    hall.until_state(hall.issue(), JobState.PRINTED)
    assert len(side.pages) == 1


def test_a_roll_near_its_end_is_told_before_it_ends(hall):
    add(hall, MAIN, "sảnh")
    hall.printer(MAIN).paper = Paper.NEAR_END
    hall.start()
    hall.until(lambda: line(hall).paper == "near_end")
    assert line(hall).problem is None
    with hall.office.parts.database.read() as connection:
        entries = entries_after(connection, hall.id, 0)
        assert printer_queries.low_paper(connection, hall.id) == ("sảnh",)
    told = [each.event for each in entries if isinstance(each.event, PrinterChanged)]
    assert (told[-1].name, told[-1].paper) == ("sảnh", "near_end")


def test_a_printer_with_another_address_prints_there(hall):
    main = add(hall, MAIN, "sảnh")
    hall.start()
    hall.until_state(hall.issue(), JobState.PRINTED)
    actions.change_printer(hall.office.parts.works, hall.id, main, name="sảnh 2", url=SIDE)
    ticket = hall.issue()
    hall.until_state(ticket, JobState.PRINTED)
    assert (len(hall.printer(SIDE).pages), hall.job(ticket).printer) == (1, "sảnh 2")


def test_a_printer_that_was_taken_away_prints_nothing_and_frees_its_name(hall):
    _, side = backed(hall)
    works = hall.office.parts.works
    hall.start()
    hall.until_state(hall.issue(), JobState.PRINTED)
    actions.remove_printer(works, hall.id, 1)
    hall.until_state(hall.issue(), JobState.PRINTED)
    assert len(side.pages) == 1
    add(hall, MAIN, "sảnh")
    assert line(hall, 3).name == "sảnh"


def test_what_waited_for_a_printer_that_is_taken_away_comes_out_elsewhere(hall):
    main = add(hall, MAIN, "sảnh")
    hall.printer(MAIN).problem = Problem.PAPER_OUT
    hall.start()
    ticket = hall.issue()
    hall.until_state(ticket, JobState.FAILED, "paper_out")
    add(hall, SIDE, "cửa phụ")
    actions.remove_printer(hall.office.parts.works, hall.id, main)
    hall.until_state(ticket, JobState.PRINTED)
    assert len(hall.printer(SIDE).pages) == 1


def test_without_another_printer_what_waited_says_that_there_is_none(hall):
    main = add(hall, MAIN, "sảnh")
    hall.printer(MAIN).problem = Problem.PAPER_OUT
    hall.start()
    ticket = hall.issue()
    hall.until_state(ticket, JobState.FAILED, "paper_out")
    actions.remove_printer(hall.office.parts.works, hall.id, main)
    hall.until_state(ticket, JobState.FAILED, "no_printer")
