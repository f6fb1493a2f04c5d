"""Builders for the kiosk's flow: scenes with a made-up office, and a visitor's turns."""

from dataclasses import replace

import msgspec

from counter_server.contract.office import Office
from kiosk.flow.effects import Effect
from kiosk.flow.happenings import Happening
from kiosk.flow.machine import advance
from kiosk.flow.scene import Hall, Moment, Scene
from kiosk.flow.steps import Step, Welcome
from kiosk.gallery.office import OFFICE, SERVICES

WELCOME = Welcome()


def a_hall(*, office: Office | None = OFFICE, attempts: int = 0) -> Hall:
    return Hall(office, SERVICES if office else (), attempts)


def a_scene(
    step: Step = WELCOME,
    *,
    language: str = "vi",
    hall: Hall | None = None,
    touched_s: float = 0.0,
) -> Scene:
    return Scene(language=language, step=step, hall=hall or a_hall(), touched_s=touched_s)


def an_office_without_priorities() -> Office:
    return msgspec.structs.replace(OFFICE, priorities=())


class Walk:
    """A visitor's way: `walk.on(happening)` advances; `walk.effects` are the last turn's."""

    def __init__(self, scene: Scene | None = None) -> None:
        self.scene = scene or a_scene()
        self.effects: tuple[Effect, ...] = ()
        self.now_s = 0.0
        self.keys = 0

    def on(self, *happenings: Happening) -> Step:
        for happening in happenings:
            self.keys += 1
            moment = Moment(self.now_s, f"key-{self.keys}")
            self.scene, self.effects = advance(self.scene, happening, moment)
        return self.scene.step

    def later(self, seconds: float) -> "Walk":
        self.now_s += seconds
        return self

    def with_hall(self, hall: Hall) -> "Walk":
        self.scene = replace(self.scene, hall=hall)
        return self
