"""Aids go with the visitor: on at a touch, kept to the end of the visit, gone with it."""

from dataclasses import replace

import pytest

from kiosk.flow.comfort import Aid, ChooseComfort, Comfort, LeaveComfort, Switch
from kiosk.flow.happenings import Tick
from kiosk.flow.steps import ChooseService, Step, Welcome
from kiosk.flow.touches import Finish, GoHome, OpenTickets
from kiosk.gallery.scenes import scenes
from kiosk.presenters.page import page
from tests.support.kiosk_scenes import Walk, a_scene

OFFERED = Comfort(offered=tuple(Aid))


def a_walk(step: Step | None = None) -> Walk:
    scene = a_scene(step or Welcome())
    return Walk(replace(scene, comfort=OFFERED, first_comfort=OFFERED))


def test_an_aid_is_switched_on_and_off_wherever_the_visitor_stands() -> None:
    walk = a_walk(ChooseService())
    step = walk.on(ChooseComfort(), Switch(Aid.LARGE), LeaveComfort())
    assert step == ChooseService()
    assert walk.scene.comfort.aids == {Aid.LARGE}
    walk.on(Switch(Aid.LARGE))
    assert not walk.scene.comfort.aids


def test_an_aid_that_is_not_offered_stays_off() -> None:
    walk = Walk()
    walk.on(Switch(Aid.VOICE), Switch(Aid.LOW))
    assert not walk.scene.comfort.aids


def test_aids_stay_until_the_visit_is_over() -> None:
    walk = a_walk()
    walk.on(Switch(Aid.CONTRAST), OpenTickets(), GoHome())
    assert walk.scene.comfort.aids == {Aid.CONTRAST}
    walk.on(Finish())
    assert walk.scene.comfort == OFFERED


def test_aids_of_a_visitor_who_went_away_are_switched_off() -> None:
    walk = a_walk(ChooseService())
    walk.on(Switch(Aid.LOW), ChooseComfort())
    walk.later(300).on(Tick())
    assert walk.scene.comfort == OFFERED


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_page_has_the_button_of_the_aids_in_its_frame(language: str) -> None:
    for name, scene in scenes(language).items():
        targets = [one.target for one in page(scene).frame.tools]
        assert targets[-1] == "aids", name


def test_low_controls_leave_nothing_to_touch_in_the_header() -> None:
    walk = a_walk()
    walk.on(Switch(Aid.LOW), ChooseComfort())
    shown = page(walk.scene)
    assert shown.frame.languages == ()
    assert shown.comfort is not None
    assert [one.target for one in shown.comfort.languages] == ["language-vi", "language-en"]
