"""No QR code at hand: the phone number leads to the same ticket."""

import msgspec

from counter_server.contract.appointments import AppointmentState
from kiosk.flow.effects import AskForAppointments, AskForCheckIn
from kiosk.flow.happenings import AppointmentsFound, AskFailed, TicketIssued
from kiosk.flow.steps import (
    CheckIn,
    ChooseAppointment,
    FindingAppointments,
    Issuing,
    Sorry,
    TakeTicket,
    Welcome,
)
from kiosk.flow.touches import (
    ClearKeys,
    EraseKey,
    GoBack,
    OpenCheckIn,
    PickAppointment,
    PressKey,
    SubmitCode,
)
from kiosk.flow.trouble import Trouble, trouble_of
from kiosk.gallery.appointments import APPOINTMENTS
from kiosk.gallery.office import TICKET
from kiosk.presenters import views
from kiosk.presenters.page import page
from tests.support.kiosk_scenes import Walk, a_scene

PHONE = "0912345678"
ASKED = AskForAppointments(PHONE, "vi")
BOOKED = APPOINTMENTS[1]


def typing() -> Walk:
    walk = Walk()
    walk.on(OpenCheckIn(), *(PressKey(digit) for digit in PHONE))
    return walk


def answered(*found: object) -> Walk:
    walk = typing()
    walk.on(SubmitCode(), AppointmentsFound(ASKED, tuple(found)))  # type: ignore[arg-type]
    return walk


def test_a_typed_number_is_asked_for_once_it_is_long_enough() -> None:
    walk = Walk()
    walk.on(OpenCheckIn(), PressKey("0"), PressKey("a"), PressKey("9"))
    assert walk.scene.step == CheckIn("09")
    assert walk.on(SubmitCode()) == CheckIn("09")
    assert walk.effects == ()
    walk = typing()
    assert walk.on(SubmitCode()) == FindingAppointments(ASKED)
    assert walk.effects == (ASKED,)


def test_digits_can_be_taken_back_and_no_more_are_taken_than_a_number_has() -> None:
    walk = typing()
    assert walk.on(EraseKey()) == CheckIn(PHONE[:-1])
    assert walk.on(ClearKeys()) == CheckIn("")
    walk.on(*(PressKey("1") for _ in range(20)))
    assert walk.scene.step == CheckIn("1" * 11)


def test_the_only_appointment_is_checked_in_at_once() -> None:
    walk = answered(BOOKED)
    asked = AskForCheckIn("made-up-appointment-02", "vi")
    assert walk.scene.step == Issuing(asked)
    assert walk.effects == (asked,)
    assert walk.on(TicketIssued(asked, TICKET)) == TakeTicket(TICKET)


def test_of_several_the_visitor_chooses() -> None:
    walk = answered(*APPOINTMENTS)
    assert walk.scene.step == ChooseAppointment(PHONE, APPOINTMENTS)
    assert walk.on(PickAppointment(99)) == ChooseAppointment(PHONE, APPOINTMENTS)
    assert walk.on(PickAppointment(2)) == Issuing(AskForCheckIn("made-up-appointment-02", "vi"))


def test_no_appointment_is_said_and_the_number_can_be_mended() -> None:
    walk = answered()
    assert walk.scene.step == Sorry(Trouble.NO_APPOINTMENT_OF_PHONE, CheckIn(PHONE))
    assert walk.on(GoBack()) == CheckIn(PHONE)


def test_what_is_no_number_is_said() -> None:
    walk = typing()
    walk.on(SubmitCode(), AskFailed(ASKED, trouble_of("wrong_value")))
    assert walk.scene.step == Sorry(Trouble.WRONG_PHONE, CheckIn(PHONE))


def test_back_leads_from_the_list_to_the_number_and_from_it_to_the_doors() -> None:
    walk = answered(*APPOINTMENTS)
    assert walk.on(GoBack()) == CheckIn(PHONE)
    assert walk.on(GoBack()) == Welcome()


def test_an_answer_nobody_waits_for_is_let_pass() -> None:
    walk = typing()
    assert walk.on(AppointmentsFound(ASKED, (BOOKED,))) == CheckIn(PHONE)


def test_the_list_says_when_each_may_check_in_and_offers_none_that_is_over() -> None:
    shown = page(a_scene(ChooseAppointment(PHONE, APPOINTMENTS))).body
    assert isinstance(shown, views.ChoicesView)
    over, now, done, _ = shown.choices
    assert (over.is_enabled, over.aside) == (False, "Đã quá giờ")
    assert (now.title, now.aside) == ("08:30 – 09:00", "Nhận số từ 08:15 đến 08:40")
    assert (done.is_enabled, done.aside) == (True, "Đã nhận số")
    cancelled = msgspec.structs.replace(BOOKED, state=AppointmentState.CANCELLED)
    shown = page(a_scene(ChooseAppointment(PHONE, (cancelled, BOOKED)))).body
    assert isinstance(shown, views.ChoicesView)
    assert not shown.choices[0].is_enabled


def test_no_log_has_the_number() -> None:
    walk = answered(*APPOINTMENTS)
    assert PHONE not in repr((ASKED, walk.scene.step, CheckIn(PHONE)))
