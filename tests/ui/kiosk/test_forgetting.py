"""What a visitor leaves behind on the glass: nothing."""

from typing import Any

from kiosk.flow.happenings import Tick
from kiosk.flow.steps import DossierStage, Lookup, Step
from kiosk.gallery.office import STAGE
from kiosk.visit import Visit
from tests.support.kiosk_scenes import a_scene


class Watch:
    """A clock that is moved by hand."""

    now_s = 0.0

    def __call__(self) -> float:
        return self.now_s


def test_an_abandoned_visit_is_wiped_from_the_glass(kivy_is_ready: None) -> None:
    assert words_after_idling(Lookup("0000516H21")).isdisjoint({"000.05.16.H21"})


def test_an_abandoned_dossier_is_wiped_from_the_glass(kivy_is_ready: None) -> None:
    assert words_after_idling(DossierStage(STAGE)).isdisjoint({STAGE.code})


def words_after_idling(step: Step) -> set[str]:
    from kiosk.presenters.page import page
    from kiosk.screens.glass import Glass

    watch, glass = Watch(), Glass()
    visit = Visit(a_scene(step), lambda _: None, watch, lambda: "key")
    visit.listeners.append(lambda scene: glass.show(page(scene), type(scene.step).__name__))
    for listener in visit.listeners:
        listener(visit.scene)
    assert words(glass) & {"000.05.16.H21", STAGE.code}
    watch.now_s = 100.0
    visit.happen(Tick())
    return words(glass)


def words(glass: Any) -> set[str]:
    return {getattr(one, "text", "") for one in glass.walk(restrict=True)}
