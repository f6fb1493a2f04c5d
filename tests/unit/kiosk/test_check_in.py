"""An appointment's QR at the kiosk: a number like any other, or a kind word why not."""

import pytest

from kiosk.flow.effects import AskForCheckIn, WatchSlip
from kiosk.flow.happenings import AskFailed, Scanned, TicketIssued
from kiosk.flow.scan import AppointmentToken
from kiosk.flow.steps import ChooseService, Issuing, Lookup, Sorry, Step, TakeTicket, Welcome
from kiosk.flow.touches import GoBack, OpenTickets, TryAgain
from kiosk.flow.trouble import Trouble, trouble_of
from kiosk.gallery.office import TICKET
from tests.support.kiosk_scenes import Walk, a_scene

SCAN = Scanned(AppointmentToken("a-made-up-token-of-22c"))
ASKED = AskForCheckIn("a-made-up-token-of-22c", "vi")


@pytest.mark.parametrize("step", [Welcome(), ChooseService(), Lookup("12"), TakeTicket(TICKET)])
def test_an_appointment_is_checked_in_at_any_step(step: Step) -> None:
    walk = Walk(a_scene(step))
    assert walk.on(SCAN) == Issuing(ASKED)
    assert walk.effects == (ASKED,)
    assert walk.on(TicketIssued(ASKED, TICKET)) == TakeTicket(TICKET)
    assert walk.effects == (WatchSlip(TICKET),)


def test_a_scanner_that_reads_twice_asks_once() -> None:
    walk = Walk()
    walk.on(SCAN, SCAN)
    assert walk.effects == ()


@pytest.mark.parametrize(
    "code",
    [
        "unknown_appointment",
        "too_early",
        "appointment_lapsed",
        "appointment_cancelled",
        "service_closed",
        "quota_reached",
    ],
)
def test_a_refused_appointment_is_explained_and_a_usual_number_can_be_taken(code: str) -> None:
    walk = Walk()
    step = walk.on(SCAN, AskFailed(ASKED, trouble_of(code)))
    assert step == Sorry(Trouble(code), Welcome())
    assert walk.on(OpenTickets()) == ChooseService()


def test_back_from_a_refused_appointment_leads_to_the_doors() -> None:
    walk = Walk()
    walk.on(SCAN, AskFailed(ASKED, Trouble.TOO_EARLY), GoBack())
    assert walk.scene.step == Welcome()


def test_a_check_in_that_found_the_server_away_is_asked_again() -> None:
    walk = Walk()
    walk.on(SCAN, AskFailed(ASKED, Trouble.SERVER_AWAY))
    assert walk.on(TryAgain()) == Issuing(ASKED)
    assert walk.effects == (ASKED,)


def test_the_token_does_not_show_in_a_log() -> None:
    assert "a-made-up-token" not in repr(ASKED)
