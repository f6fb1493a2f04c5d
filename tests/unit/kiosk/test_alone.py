"""The kiosk while it gives numbers by itself: pure."""

from dataclasses import replace

import msgspec

from config.words import translator
from kiosk.flow.effects import AskForCheckIn, LoadHall, LookUpDossier
from kiosk.flow.happenings import AskFailed, HallLoaded, RefreshDue
from kiosk.flow.machine import advance
from kiosk.flow.scene import Moment, Scene
from kiosk.flow.steps import LookingUp, Sorry, TakeTicket, Welcome
from kiosk.flow.touches import OpenTickets
from kiosk.flow.trouble import Trouble
from kiosk.gallery.office import OFFICE, SERVICES, TICKET
from kiosk.presenters.page import page

ALONE = HallLoaded(OFFICE, SERVICES, is_alone=True)
BACK = HallLoaded(OFFICE, SERVICES)


def after(scene: Scene, *happenings) -> tuple[Scene, list]:
    effects = []
    for happening in happenings:
        scene, more = advance(scene, happening, Moment(1.0, "a-key-of-a-touch"))
        effects += more
    return scene, effects


def test_alone_the_doors_are_open_and_the_server_is_looked_for():
    scene, effects = after(Scene(), ALONE)
    assert effects == [LoadHall(after_s=5.0)]
    assert all(door.is_enabled for door in page(scene).body.doors)
    assert after(scene, RefreshDue())[1] == []
    assert after(scene, OpenTickets())[1] == []


def test_alone_a_small_sign_says_so_until_the_server_is_back():
    scene, _ = after(Scene(), ALONE)
    notice = page(scene).frame.notice
    assert (notice.tone, "mất kết nối" in notice.words) == ("quiet", True)
    assert page(after(scene, BACK)[0]).frame.notice is None


def test_back_again_the_server_is_not_looked_for_any_more():
    scene, _ = after(Scene(), ALONE)
    scene, effects = after(scene, BACK)
    assert (scene.hall.is_cut_off, effects) == (False, [])


def test_what_only_the_server_knows_is_said_kindly_and_the_doors_stay_open():
    scene, _ = after(Scene(), ALONE)
    asked = LookUpDossier("a-made-up-code", "vi")
    scene, effects = after(
        replace(scene, step=LookingUp(asked)), AskFailed(asked, Trouble.SERVER_AWAY)
    )
    assert effects == []
    assert page(scene).body.title == "Lúc này chưa tra cứu được hồ sơ"
    assert page(replace(scene, step=Welcome())).body.doors[0].is_enabled


def test_a_check_in_that_must_wait_for_the_server_is_said_kindly():
    step = Sorry(Trouble.SERVER_AWAY, Welcome(), AskForCheckIn("a-token", "vi"))
    assert page(Scene(step=step)).body.title == "Lúc này chưa nhận được lịch hẹn"


def test_how_many_wait_is_not_said_when_nobody_can_tell():
    ticket = msgspec.structs.replace(TICKET, ahead=-1, wait=None)
    (fact,) = page(Scene(step=TakeTicket(ticket))).body.facts
    assert fact.label == "Lấy số lúc"
    services = tuple(msgspec.structs.replace(each, waiting=-1) for each in SERVICES)
    scene, _ = after(Scene(), HallLoaded(OFFICE, services, is_alone=True), OpenTickets())
    choices = [one for section in page(scene).body.sections for one in section.choices]
    open_ones = [one for one in choices if one.is_enabled]
    assert {(one.aside, one.aside_icon) for one in open_ones} == {("", "")}


def test_the_words_are_there_in_english():
    scene, _ = after(Scene(), ALONE)
    said = page(replace(scene, language="en")).frame.notice.words
    assert said == "This kiosk is not connected just now. You can still take a number."
    assert translator("en")("Lúc này chưa nhận được lịch hẹn") != "Lúc này chưa nhận được lịch hẹn"
