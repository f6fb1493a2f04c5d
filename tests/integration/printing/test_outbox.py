"""Events in, paper out: once each, also across restarts and troubles."""

from dataclasses import replace

import pytest

from counter_server.accounts.actions import add_device
from counter_server.contract.events import PrintChanged
from counter_server.contract.printing import JobState
from counter_server.core.errors import NotFound, Refused
from counter_server.core.event_log import entries_after
from counter_server.core.who import DeviceKind
from counter_server.dossiers.receiving import receive
from counter_server.printing import actions
from counter_server.printing.content import receipt_content, slip_content
from counter_server.printing.layout import picture
from counter_server.printing.paper_rules import set_paper_rules
from counter_server.printing.rules import JobKind, PaperRules
from counter_server.queue.actions import call_next
from hardware.ports import Problem
from tests.integration.printing.hall import Hall
from tests.support.a_dossier import a_desk, a_request
from tests.support.said_on_paper import words_on

MAIN, SIDE = "tcp://main:9100", "tcp://side:9100"


def add_printer(hall: Hall, url: str = MAIN, name: str = "sảnh") -> int:
    return actions.add_printer(hall.office.parts.works, hall.id, name=name, url=url)


def states_of(hall: Hall) -> list[tuple[str, str | None]]:
    """Every change of a print job, in order, as kiosk and desk hear it."""
    with hall.office.parts.database.read() as connection:
        entries = entries_after(connection, hall.id, 0)
    changes = [each.event for each in entries if isinstance(each.event, PrintChanged)]
    return [(each.state, each.problem) for each in changes]


def test_a_ticket_becomes_a_slip_and_everybody_hears_of_it(hall):
    add_printer(hall)
    hall.start()
    ticket = hall.issue()
    hall.until_state(ticket, JobState.PRINTED)
    assert states_of(hall) == [("issued", None), ("printing", None), ("printed", None)]
    (page,) = hall.printer(MAIN).pages
    with hall.office.parts.database.read() as connection:
        content = slip_content(connection, hall.id, ticket.id, "http://hall.test")
    assert content.number == ticket.number
    assert page.tobytes() == picture(content, 576).tobytes()
    assert hall.job(ticket).printer == "sảnh"


def test_a_ticket_that_wants_no_paper_gets_none(hall):
    add_printer(hall)
    hall.start()
    hall.issue(paper=False)
    with_paper = hall.issue()
    hall.until_state(with_paper, JobState.PRINTED)
    assert len(hall.jobs()) == 1


def test_a_dossier_becomes_a_receipt(hall):
    add_printer(hall)
    hall.start()
    dossier, _ = receive(hall.office.parts, hall.id, a_request(), a_desk(hall.id))
    hall.until(lambda: hall.jobs(dossier=dossier.id, state=JobState.PRINTED))
    (job,) = hall.jobs(dossier=dossier.id)
    assert (job.kind, job.ticket) == ("receipt", None)
    with hall.office.parts.database.read() as connection:
        content = receipt_content(connection, hall.id, dossier.id, "http://hall.test")
    assert content.code == dossier.code
    assert content.submitter == "Nguyễn Thị Ưu"
    (page,) = hall.printer(MAIN).pages
    assert page.tobytes() == picture(content, 576).tobytes()


def test_without_a_printer_the_job_fails_and_the_ticket_stays(hall):
    hall.start()
    ticket = hall.issue()
    hall.until_state(ticket, JobState.FAILED, "no_printer")
    assert call_next(hall.office.parts, hall.id, 1).number == ticket.number


def test_a_slip_comes_from_the_printer_of_its_kiosk(hall):
    add_printer(hall)
    side = add_printer(hall, SIDE, "cửa phụ")
    works = hall.office.parts.works
    add_device(works, hall.id, kind=DeviceKind.KIOSK, name="kiosk-1", printer_id=side)
    hall.start()
    hall.until_state(hall.issue(device=1), JobState.PRINTED)
    hall.until_state(hall.issue(device=None), JobState.PRINTED)
    assert [len(hall.printer(url).pages) for url in (MAIN, SIDE)] == [1, 1]


def test_a_receipt_comes_from_the_printer_at_its_counter(hall):
    add_printer(hall)
    side = add_printer(hall, SIDE, "quầy 1")
    works = hall.office.parts.works
    add_device(works, hall.id, kind=DeviceKind.DESK, name="desk-1", counter_id=1, printer_id=side)
    hall.start()
    receive(hall.office.parts, hall.id, a_request(), a_desk(hall.id, device_id=99))
    hall.until(lambda: hall.jobs(state=JobState.PRINTED))
    assert len(hall.printer(SIDE).pages) == 1


@pytest.mark.parametrize("problem", [Problem.PAPER_OUT, Problem.COVER_OPEN, Problem.AWAY])
def test_a_mended_printer_prints_what_waited_once_and_in_order(hall, problem):
    add_printer(hall)
    printer = hall.printer(MAIN)
    printer.problem = problem
    hall.start()
    tickets = [hall.issue(), hall.issue()]
    for ticket in tickets:
        hall.until_state(ticket, JobState.FAILED, problem.value)
    assert printer.pages == []
    printer.problem = None
    for ticket in tickets:
        hall.until_state(ticket, JobState.PRINTED)
    assert len(printer.pages) == 2
    first, second = (hall.job(ticket).printed_at for ticket in tickets)
    assert first <= second


def test_a_fault_is_not_tried_again_by_itself(hall):
    add_printer(hall)
    printer = hall.printer(MAIN)
    printer.problem = Problem.FAULT
    hall.start()
    first = hall.issue()
    hall.until_state(first, JobState.FAILED, "printer_fault")
    printer.problem = None
    hall.until_state(hall.issue(), JobState.PRINTED)
    assert hall.job(first).state is JobState.FAILED


def test_a_slip_that_nobody_waits_for_any_more_is_not_printed_after_a_refill(hall):
    add_printer(hall)
    printer = hall.printer(MAIN)
    printer.problem = Problem.PAPER_OUT
    hall.start()
    stale = hall.issue()
    hall.until_state(stale, JobState.FAILED, "paper_out")
    hall.office.clock.move(minutes=6)
    hall.until_state(stale, JobState.FAILED, "too_late")
    printer.problem = None
    hall.until_state(hall.issue(), JobState.PRINTED)
    assert len(printer.pages) == 1


def test_a_dead_printer_does_not_hold_up_another(hall):
    add_printer(hall)
    side = add_printer(hall, SIDE, "cửa phụ")
    works = hall.office.parts.works
    add_device(works, hall.id, kind=DeviceKind.KIOSK, name="kiosk-1", printer_id=side)
    hall.printer(MAIN).free.clear()
    hall.start()
    held = hall.issue()
    assert hall.printer(MAIN).began.wait(5)
    hall.until_state(hall.issue(device=1), JobState.PRINTED)
    assert hall.job(held).state is JobState.PRINTING
    hall.printer(MAIN).free.set()
    hall.until_state(held, JobState.PRINTED)


def test_tickets_from_before_the_start_are_printed_and_a_restart_doubles_nothing(hall):
    add_printer(hall)
    tickets = [hall.issue() for _ in range(3)]
    hall.start()
    for ticket in tickets:
        hall.until_state(ticket, JobState.PRINTED)
    hall.stop()
    late = hall.issue()
    hall.start()
    hall.until_state(late, JobState.PRINTED)
    assert len(hall.printer(MAIN).pages) == 4
    assert len(hall.jobs()) == 4


def test_what_a_dead_server_was_printing_is_left_to_a_person(hall):
    add_printer(hall)
    ticket = hall.issue()
    works = hall.office.parts.works
    _a_server_dies_while_printing(hall, ticket.id)
    hall.start()
    hall.until_state(ticket, JobState.FAILED, "unknown")
    assert hall.printer(MAIN).pages == []
    actions.retry(works, hall.id, hall.job(ticket).id)
    hall.until_state(ticket, JobState.PRINTED)
    assert len(hall.printer(MAIN).pages) == 1


def _a_server_dies_while_printing(hall: Hall, ticket_id: int) -> None:
    works = hall.office.parts.works
    hall.printer(MAIN).problem = Problem.PAPER_OUT
    hall.start()
    hall.until(lambda: hall.jobs(ticket=ticket_id, state=JobState.FAILED))
    hall.stop()
    hall.printer(MAIN).problem = None
    assert actions.begin(works, hall.id, hall.jobs(ticket=ticket_id)[0].id, printer_id=1)


def test_a_slip_that_waited_for_paper_is_printed_after_a_restart(hall):
    add_printer(hall)
    hall.printer(MAIN).problem = Problem.PAPER_OUT
    hall.start()
    ticket = hall.issue()
    hall.until_state(ticket, JobState.FAILED, "paper_out")
    hall.stop()
    hall.printer(MAIN).problem = None
    hall.start()
    hall.until_state(ticket, JobState.PRINTED)
    assert len(hall.printer(MAIN).pages) == 1


def test_a_late_slip_is_printed_when_a_person_asks_for_it(hall):
    add_printer(hall)
    ticket = hall.issue()
    hall.office.clock.move(minutes=20)
    hall.start()
    hall.until_state(ticket, JobState.FAILED, "too_late")
    assert hall.printer(MAIN).pages == []
    actions.retry(hall.office.parts.works, hall.id, hall.job(ticket).id)
    hall.until_state(ticket, JobState.PRINTED)


def test_another_copy_is_a_job_of_its_own(hall):
    add_printer(hall)
    hall.start()
    ticket = hall.issue()
    hall.until_state(ticket, JobState.PRINTED)
    again = actions.reprint(hall.office.parts.works, hall.id, JobKind.SLIP, ticket.id)
    hall.until(lambda: hall.job(ticket).id == again.id)
    hall.until_state(ticket, JobState.PRINTED)
    assert len(hall.printer(MAIN).pages) == len(hall.jobs(ticket=ticket.id)) == 2


def test_a_ticket_that_does_not_exist_has_no_copy(hall):
    for kind in JobKind:
        with pytest.raises(NotFound) as missing:
            actions.reprint(hall.office.parts.works, hall.id, kind, 99)
        assert missing.value.code == "nothing_to_print"


def test_a_ticket_that_wanted_no_paper_may_have_some_later(hall):
    add_printer(hall)
    hall.start()
    ticket = hall.issue(paper=False)
    actions.reprint(hall.office.parts.works, hall.id, JobKind.SLIP, ticket.id)
    hall.until_state(ticket, JobState.PRINTED)
    assert hall.job(ticket).copy == 1


def test_every_copy_but_the_first_says_which_one_it_is(hall):
    add_printer(hall)
    hall.start()
    ticket = hall.issue()
    hall.until_state(ticket, JobState.PRINTED)
    for copy in (2, 3):
        again = actions.reprint(hall.office.parts.works, hall.id, JobKind.SLIP, ticket.id)
        hall.until(lambda: hall.job(ticket).state is JobState.PRINTED)
        assert hall.job(ticket).copy == again.copy == copy
    with hall.office.parts.database.read() as connection:
        content = slip_content(connection, hall.id, ticket.id, "http://hall.test")
    assert "In lại lần 2" in words_on(replace(content, copy=3))
    assert "In lại" not in words_on(content)
    printed = hall.printer(MAIN).pages[2]
    assert printed.tobytes() == picture(replace(content, copy=3), 576).tobytes()


def test_two_touches_ask_for_one_copy_and_a_failed_one_begins_anew(hall):
    add_printer(hall)
    works = hall.office.parts.works
    ticket = hall.issue()
    hall.printer(MAIN).problem = Problem.FAULT
    hall.start()
    hall.until_state(ticket, JobState.FAILED, "printer_fault")
    hall.stop()
    asked = [actions.reprint(works, hall.id, JobKind.SLIP, ticket.id) for _ in range(2)]
    assert [(each.copy, each.state) for each in asked] == [(1, JobState.ISSUED)] * 2
    assert len(hall.jobs(ticket=ticket.id)) == 1


def test_there_are_only_so_many_copies(hall):
    add_printer(hall)
    works = hall.office.parts.works
    set_paper_rules(works, hall.id, PaperRules(most_copies=1))
    hall.start()
    ticket = hall.issue()
    hall.until_state(ticket, JobState.PRINTED)
    with pytest.raises(Refused) as refused:
        actions.reprint(works, hall.id, JobKind.SLIP, ticket.id)
    assert (refused.value.code, refused.value.values) == ("too_many_copies", {"most": 1})


def test_only_a_failed_job_is_tried_again(hall):
    add_printer(hall)
    hall.start()
    ticket = hall.issue()
    hall.until_state(ticket, JobState.PRINTED)
    with pytest.raises(Refused) as refused:
        actions.retry(hall.office.parts.works, hall.id, hall.job(ticket).id)
    assert (refused.value.code, refused.value.state) == ("wrong_state", "printed")
    with pytest.raises(NotFound):
        actions.retry(hall.office.parts.works, hall.id, 99)


def test_a_job_without_a_printer_is_printed_once_there_is_one(hall):
    hall.start()
    ticket = hall.issue()
    hall.until_state(ticket, JobState.FAILED, "no_printer")
    still = actions.retry(hall.office.parts.works, hall.id, hall.job(ticket).id)
    assert still.problem == "no_printer"
    add_printer(hall)
    actions.retry(hall.office.parts.works, hall.id, still.id)
    hall.until_state(ticket, JobState.PRINTED)


def test_two_outboxes_on_one_database_print_each_slip_once(hall):
    add_printer(hall)
    other = Hall(hall.office)
    other.printers = hall.printers
    hall.start()
    other.start()
    try:
        tickets = [hall.issue() for _ in range(10)]
        for ticket in tickets:
            hall.until_state(ticket, JobState.PRINTED)
    finally:
        other.stop()
    assert len(hall.printer(MAIN).pages) == 10


def test_an_outbox_ends_while_a_printer_is_mended(hall):
    add_printer(hall)
    hall.printer(MAIN).problem = Problem.PAPER_OUT
    hall.start()
    hall.until_state(hall.issue(), JobState.FAILED, "paper_out")
    hall.stop()
    seen = states_of(hall)
    hall.printer(MAIN).problem = None
    assert states_of(hall) == seen
