"""When nobody is there the hall greets, slowly; the first touch opens the doors."""

from dataclasses import replace

import pytest

from counter_server.contract.kiosks import Pause
from kiosk.flow.happenings import HallLoaded, Scanned, Tick
from kiosk.flow.scan import DossierToken
from kiosk.flow.steps import Attract, LookingUp, Lookup, Welcome
from kiosk.flow.touches import ChooseLanguage, Finish, OpenTickets, StayHere
from kiosk.gallery.office import AT, OFFICE, SERVICES
from kiosk.pace import FEW_FPS, Pace
from kiosk.presenters import views
from kiosk.presenters.page import page
from kiosk.welcome_pictures import welcome_pictures
from tests.support.kiosk_scenes import Walk, a_hall, a_scene


def left_alone() -> Walk:
    walk = Walk()
    walk.later(90).on(Tick())
    return walk


def shown(slide: int, **hall: object) -> views.AttractView:
    body = page(a_scene(Attract(slide), hall=replace(a_hall(), **hall))).body  # type: ignore[arg-type]
    assert isinstance(body, views.AttractView)
    return body


def test_a_kiosk_left_alone_greets_slide_after_slide() -> None:
    walk = Walk()
    assert walk.later(60).on(Tick()) == Welcome()
    assert walk.later(30).on(Tick()) == Attract()
    assert walk.later(4).on(Tick()) == Attract()
    assert walk.later(4).on(Tick()) == Attract(1)
    assert walk.scene.idle_left_s is None


def test_a_visitor_who_went_away_is_forgotten_before_the_hall_greets() -> None:
    walk = Walk(a_scene(Lookup("12")))
    assert walk.later(60).on(Tick()) == Welcome()
    assert walk.later(90).on(Tick()) == Attract()


@pytest.mark.parametrize("touch", [Finish(), ChooseLanguage("en")])
def test_the_first_touch_opens_the_doors(touch: Finish | ChooseLanguage) -> None:
    assert left_alone().on(touch) == Welcome()


def test_a_finger_that_only_comes_down_wakes_nothing_yet_so_no_door_opens_under_it() -> None:
    walk = left_alone()
    assert walk.on(StayHere()) == Attract()
    assert type(walk.on(OpenTickets())).__name__ == "ChooseService"


def test_a_scan_is_served_at_once() -> None:
    walk = left_alone()
    assert isinstance(walk.on(Scanned(DossierToken("a-made-up-token-of-22c"))), LookingUp)


def test_what_everybody_should_read_is_not_covered() -> None:
    walk = left_alone()
    walk.on(HallLoaded(OFFICE, SERVICES, pause=Pause(since=AT, messages={})))
    assert walk.on(Tick()) == Welcome()
    assert Walk(a_scene(hall=a_hall(attempts=1))).later(200).on(Tick()) == Welcome()
    assert Walk(a_scene(hall=a_hall(office=None))).later(200).on(Tick()) == Welcome()


def test_slides_take_turns_in_the_languages_of_the_office() -> None:
    assert [shown(slide).title for slide in range(6)] == [
        "Xin chào quý vị!",
        "Welcome!",
        "Đang chờ tại bộ phận",
        "Waiting now",
        "Máy này giúp quý vị",
        "What this machine does for you",
    ]
    assert ("Đất đai", "7 người chờ") in [(one.label, one.value) for one in shown(2).lines]
    assert shown(2, services=()).title == "Xin chào quý vị!"


def test_the_office_s_own_pictures_stand_above_the_greeting(tmp_path) -> None:
    (tmp_path / "welcome").mkdir()
    for name in ("b.jpg", "a.PNG", "note.txt"):
        (tmp_path / "welcome" / name).touch()
    pictures = welcome_pictures(tmp_path)
    assert [path.rsplit("/", 1)[-1] for path in pictures] == ["a.PNG", "b.jpg"]
    assert (shown(0, pictures=pictures).picture, shown(2, pictures=pictures).picture) == (
        pictures[0],
        "",
    )
    assert welcome_pictures(None) == welcome_pictures(tmp_path / "none") == ()


def test_while_nobody_is_there_few_frames_are_drawn() -> None:
    paces: list[float] = []
    pace = Pace(30.0, paces.append)
    for step in (Welcome(), Attract(), Attract(1), Welcome()):
        pace.scene_changed(a_scene(step))
    assert paces == [FEW_FPS, 30.0]
