import msgspec
import pytest

from counter_server.contract.printing import JobState
from kiosk.flow.effects import AskForTicket, LoadHall, WatchSlip
from kiosk.flow.happenings import AskFailed, HallLoaded, PaperMoved, SlipSeen, TicketIssued
from kiosk.flow.steps import (
    ChoosePriority,
    ChooseService,
    Issuing,
    Slip,
    SlipTrouble,
    Sorry,
    TakeTicket,
    Welcome,
)
from kiosk.flow.touches import (
    Finish,
    GoBack,
    OpenTickets,
    PickPriority,
    PickService,
    TryAgain,
)
from kiosk.flow.trouble import Trouble
from kiosk.gallery.office import OFFICE, SERVICES, TICKET
from kiosk.presenters.page import page
from kiosk.presenters.views import TicketView
from tests.support.kiosk_scenes import Walk, a_hall, a_scene, an_office_without_priorities
from tests.support.kiosk_server import print_job


def issuing() -> Walk:
    walk = Walk()
    walk.on(OpenTickets(), PickService("dat-dai"), PickPriority(None))
    return walk


def asked(walk: Walk) -> AskForTicket:
    assert isinstance(walk.scene.step, Issuing)
    return walk.scene.step.asked


def with_ticket() -> Walk:
    walk = issuing()
    walk.on(TicketIssued(asked(walk), TICKET))
    return walk


def test_three_touches_are_enough_for_a_number() -> None:
    walk = issuing()
    assert walk.effects == (AskForTicket("dat-dai", None, "vi", "key-3"),)


def test_two_are_enough_where_the_office_has_no_priority_classes() -> None:
    walk = Walk(a_scene(hall=a_hall(office=an_office_without_priorities())))
    walk.on(OpenTickets(), PickService("dat-dai"))
    assert walk.effects == (AskForTicket("dat-dai", None, "vi", "key-2"),)


def test_a_priority_class_goes_with_the_ticket() -> None:
    walk = Walk()
    walk.on(OpenTickets(), PickService("dat-dai"), PickPriority("elderly"))
    assert walk.effects == (AskForTicket("dat-dai", "elderly", "vi", "key-3"),)


def test_opening_the_services_reads_them_anew() -> None:
    walk = Walk()
    assert walk.on(OpenTickets()) == ChooseService()
    assert walk.effects == (LoadHall(),)


def test_a_closed_service_says_so() -> None:
    walk = Walk()
    step = walk.on(OpenTickets(), PickService("moi-truong"))
    assert isinstance(step, Sorry)
    assert (step.trouble, step.retry, step.before) == (
        Trouble.SERVICE_CLOSED,
        None,
        ChooseService(),
    )
    assert walk.on(GoBack()) == ChooseService()


def test_a_double_tap_asks_for_one_ticket() -> None:
    walk = issuing()
    before = walk.scene
    walk.on(PickPriority(None))
    assert walk.effects == ()
    assert walk.scene == before


def test_a_ticket_is_shown_and_its_slip_followed() -> None:
    walk = with_ticket()
    assert walk.scene.step == TakeTicket(TICKET, Slip.PRINTING)
    assert walk.effects == (WatchSlip(TICKET),)


def test_a_printed_slip_is_to_be_taken() -> None:
    walk = with_ticket()
    step = walk.on(SlipSeen(WatchSlip(TICKET), print_job()))
    assert step == TakeTicket(TICKET, Slip.PRINTED)


def test_no_paper_keeps_the_number_on_the_screen() -> None:
    walk = with_ticket()
    job = print_job(JobState.FAILED, "paper_out")
    assert walk.on(SlipSeen(WatchSlip(TICKET), job)) == SlipTrouble(TICKET, "paper_out")


def test_a_slip_that_comes_after_paper_was_put_in_is_to_be_taken() -> None:
    walk = with_ticket()
    walk.on(SlipSeen(WatchSlip(TICKET), print_job(JobState.FAILED, "paper_out")))
    assert walk.on(PaperMoved()) == SlipTrouble(TICKET, "paper_out")
    (again,) = walk.effects
    assert walk.on(SlipSeen(again, print_job(JobState.PRINTING))) == SlipTrouble(
        TICKET, "paper_out"
    )
    assert walk.effects == ()  # the next news of paper looks again
    assert walk.on(SlipSeen(again, print_job())) == TakeTicket(TICKET, Slip.PRINTED)


def test_news_of_paper_concerns_only_who_waits_for_it() -> None:
    walk = with_ticket()
    assert walk.on(PaperMoved()) == TakeTicket(TICKET, Slip.PRINTING)
    assert walk.effects == ()


def test_a_second_look_for_a_slip_that_fails_leaves_the_number_there() -> None:
    walk = with_ticket()
    walk.on(SlipSeen(WatchSlip(TICKET), print_job(JobState.FAILED, "paper_out")))
    walk.on(PaperMoved())
    step = walk.on(AskFailed(walk.effects[0], Trouble.SERVER_AWAY))
    assert step == SlipTrouble(TICKET, "paper_out")


def test_a_slip_that_is_still_printing_is_watched_on_but_not_for_ever() -> None:
    walk = with_ticket()
    job = print_job(JobState.PRINTING)
    walk.on(SlipSeen(WatchSlip(TICKET), job))
    assert walk.effects == (WatchSlip(TICKET, 2),)
    walk.on(SlipSeen(WatchSlip(TICKET, 4), job))
    assert walk.effects == ()


def test_a_kiosk_without_a_printer_shows_the_number() -> None:
    walk = with_ticket()
    walk.on(SlipSeen(WatchSlip(TICKET), None))
    assert walk.effects == (WatchSlip(TICKET, 2),)
    assert walk.on(SlipSeen(WatchSlip(TICKET, 2), None)) == SlipTrouble(TICKET, "no_printer")


def test_the_slip_of_another_ticket_changes_nothing() -> None:
    walk = with_ticket()
    other = msgspec.structs.replace(TICKET, id=99)
    assert walk.on(SlipSeen(WatchSlip(other), print_job())) == TakeTicket(TICKET)


def test_a_slip_that_cannot_be_watched_leaves_the_number_there() -> None:
    walk = with_ticket()
    step = walk.on(AskFailed(WatchSlip(TICKET), Trouble.SERVER_AWAY))
    assert step == TakeTicket(TICKET)


def test_a_retry_sends_the_same_key() -> None:
    walk = issuing()
    first = asked(walk)
    step = walk.on(AskFailed(first, Trouble.SERVER_AWAY))
    assert isinstance(step, Sorry)
    assert step.retry == first
    walk.on(TryAgain())
    assert walk.effects == (first,)
    assert walk.scene.step == Issuing(first)


def test_a_server_that_comes_back_is_asked_again_once_with_the_same_key() -> None:
    walk = issuing()
    first = asked(walk)
    walk.on(AskFailed(first, Trouble.SERVER_AWAY), HallLoaded(OFFICE, SERVICES))
    assert walk.effects == (first,)
    step = walk.on(AskFailed(first, Trouble.SERVER_AWAY), HallLoaded(OFFICE, SERVICES))
    assert isinstance(step, Sorry)
    assert walk.effects == ()


@pytest.mark.parametrize("code", ["dat-dai", "moi-truong", "no-such"])
def test_a_service_is_picked_only_where_services_are_shown(code: str) -> None:
    walk = Walk()
    assert walk.on(PickService(code)) == Welcome()
    assert walk.effects == ()


def test_a_late_ticket_of_a_visit_that_is_over_is_not_shown() -> None:
    walk = issuing()
    late = TicketIssued(asked(walk), TICKET)
    walk.on(Finish(), OpenTickets(), PickService("dat-dai"))
    assert isinstance(walk.on(late), ChoosePriority)


def test_a_class_without_a_code_is_everybody_else_and_no_choice() -> None:
    everybody = msgspec.structs.replace(OFFICE.priorities[0], code="")
    office = msgspec.structs.replace(OFFICE, priorities=(everybody,))
    walk = Walk(a_scene(hall=a_hall(office=office)))
    assert isinstance(walk.on(OpenTickets(), PickService("dat-dai")), Issuing)


def test_a_slip_that_came_out_elsewhere_is_looked_for_at_that_printer() -> None:
    walk = with_ticket()
    job = msgspec.structs.replace(print_job(), printer="Máy in cạnh cửa", elsewhere=True)
    step = walk.on(SlipSeen(WatchSlip(TICKET), job))
    assert step == TakeTicket(TICKET, Slip.PRINTED, "Máy in cạnh cửa")
    view = page(walk.scene).body
    assert isinstance(view, TicketView)
    assert view.notice is not None
    assert view.notice.words == "Phiếu ra ở máy in khác: Máy in cạnh cửa"
