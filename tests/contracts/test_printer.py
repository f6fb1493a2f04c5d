"""What every printer promises, over TCP, a serial line and USB."""

import threading
import time

import pytest
from hypothesis import HealthCheck, given, settings
from PIL import Image

from hardware.ports import Paper, PrinterStatus, PrinterTrouble, Problem
from hardware.simulators.saying import State
from tests.contracts.conftest import Plug
from tests.unit.hardware.pictures import a_picture, on_paper, pictures, same

READY = PrinterStatus(online=True, paper=Paper.OK, cover_open=False, error=False)


def test_the_picture_on_paper_is_the_very_picture(plugged: Plug) -> None:
    pretended, printer = plugged()
    printer.print_image(a_picture(576, 900))
    assert same(pretended.pages[0], a_picture(576, 900))


def test_58_mm_paper_is_384_dots_wide(plugged: Plug) -> None:
    pretended, printer = plugged(384, options="paper=58")
    assert printer.width_px == 384
    printer.print_image(a_picture(384, 200))
    assert same(pretended.pages[0], a_picture(384, 200))


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(picture=pictures())
def test_any_picture_arrives(plugged: Plug, picture: Image.Image) -> None:
    pretended, printer = plugged()
    printer.print_image(picture)
    assert same(pretended.pages[0], on_paper(picture, 576))


def test_slips_follow_one_another_in_order(plugged: Plug) -> None:
    pretended, printer = plugged()
    slips = [a_picture(576, 40, seed) for seed in (3, 5, 7, 11)]
    for slip in slips:
        printer.print_image(slip)
    assert all(map(same, pretended.pages, slips))
    assert len(pretended.pages) == 4


def test_slips_from_several_threads_come_out_whole(plugged: Plug) -> None:
    pretended, printer = plugged()
    slips = [a_picture(576, 150, seed) for seed in (3, 5, 7)]
    threads = [threading.Thread(target=printer.print_image, args=(slip,)) for slip in slips]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    printed = {page.tobytes() for page in pretended.pages}
    assert printed == {slip.tobytes() for slip in slips}


def test_a_picture_wider_than_the_paper_is_refused(plugged: Plug) -> None:
    pretended, printer = plugged(384, options="paper=58")
    with pytest.raises(ValueError, match="576 dots wide"):
        printer.print_image(a_picture(576, 10))
    assert pretended.pages == []


def test_a_ready_printer_says_so(plugged: Plug) -> None:
    _, printer = plugged()
    assert printer.status() == READY
    assert printer.status().ready


@pytest.mark.parametrize(
    ("state", "value", "problem"),
    [
        ("paper", Paper.OUT, Problem.PAPER_OUT),
        ("cover_open", True, Problem.COVER_OPEN),
        ("error", True, Problem.FAULT),
        ("cutter_stuck", True, Problem.CUTTER),
        ("too_hot", True, Problem.HOT),
        ("online", False, Problem.AWAY),
    ],
)
def test_nothing_is_sent_to_a_printer_that_cannot_print(
    plugged: Plug, state: str, value: object, problem: Problem
) -> None:
    pretended, printer = plugged()
    setattr(pretended, state, value)
    with pytest.raises(PrinterTrouble) as trouble:
        printer.print_image(a_picture())
    assert trouble.value.problem is problem
    assert not trouble.value.may_be_on_paper
    assert printer.status().problem is problem
    setattr(pretended, state, getattr(State(), state))
    printer.print_image(a_picture(576, 10))
    assert [page.height for page in pretended.pages] == [10]


def test_a_roll_near_its_end_is_a_warning_only(plugged: Plug) -> None:
    pretended, printer = plugged()
    pretended.paper = Paper.NEAR_END
    assert printer.status().paper is Paper.NEAR_END
    printer.print_image(a_picture())
    assert len(pretended.pages) == 1


def test_paper_that_ends_in_the_middle_of_a_slip_is_told(plugged: Plug) -> None:
    pretended, printer = plugged(roll_mm=20)
    with pytest.raises(PrinterTrouble) as trouble:
        printer.print_image(a_picture(576, 800))
    assert trouble.value.problem is Problem.PAPER_OUT
    assert pretended.pages == []


def test_a_cover_opened_while_a_slow_printer_prints_is_told(plugged: Plug) -> None:
    pretended, printer = plugged(rows_per_s=1000)
    pretended.on_begin = lambda: pretended.become(cover_open=True)
    with pytest.raises(PrinterTrouble) as trouble:
        printer.print_image(a_picture(576, 800))
    assert trouble.value.problem is Problem.COVER_OPEN


def test_a_slow_printer_is_waited_for(plugged: Plug) -> None:
    pretended, printer = plugged(rows_per_s=1000)
    printer.print_image(a_picture(576, 300))
    assert same(pretended.pages[0], a_picture(576, 300))


@pytest.mark.parametrize("options", ["", "confirm=no"])
def test_a_printer_that_cannot_confirm_is_believed_when_it_stays_ready(
    plugged: Plug, options: str
) -> None:
    pretended, printer = plugged(confirms=False, options=options, timeout_s=1.0)
    printer.print_image(a_picture(576, 20))
    started = time.monotonic()
    printer.print_image(a_picture(576, 20))
    assert time.monotonic() - started < 0.9
    assert len(pretended.pages) == 2


def test_a_printer_that_cannot_confirm_still_tells_of_missing_paper(plugged: Plug) -> None:
    _, printer = plugged(confirms=False, options="confirm=no", roll_mm=20)
    with pytest.raises(PrinterTrouble) as trouble:
        printer.print_image(a_picture(576, 400))
    assert trouble.value.problem is Problem.PAPER_OUT


def test_a_printer_that_confirmed_before_and_does_not_now_has_a_fault(plugged: Plug) -> None:
    pretended, printer = plugged(timeout_s=0.3)
    printer.print_image(a_picture(576, 20))
    pretended._confirms = False
    with pytest.raises(PrinterTrouble) as trouble:
        printer.print_image(a_picture(576, 20))
    assert trouble.value.problem is Problem.FAULT


def test_a_printer_that_never_answers_works_when_its_url_says_so(plugged: Plug) -> None:
    pretended, printer = plugged(answers=False, options="status=no")
    assert printer.status() == READY
    printer.print_image(a_picture())
    assert same(pretended.wait_for_pages(1)[0], a_picture())


def test_a_printer_that_should_answer_and_does_not_is_away_within_the_time(plugged: Plug) -> None:
    pretended, printer = plugged(answers=False, timeout_s=0.2)
    started = time.monotonic()
    with pytest.raises(PrinterTrouble) as trouble:
        printer.print_image(a_picture())
    assert trouble.value.problem is Problem.AWAY
    assert time.monotonic() - started < 3
    assert printer.status().problem is Problem.AWAY
    assert pretended.pages == []


def test_a_picture_with_the_bytes_of_a_question_in_it_is_no_question(plugged: Plug) -> None:
    pretended, printer = plugged()
    bits = b"\xef\xfb\xfe" * 24 * 50  # inverted they are DLE EOT 1
    picture = Image.frombytes("1", (576, 50), bits)
    printer.print_image(picture)
    assert same(pretended.pages[0], picture)
