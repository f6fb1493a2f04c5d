"""The pilot at work: commands in from a thread, done on Kivy's, answers out as JSON lines."""

import json
from collections.abc import Callable
from threading import Thread
from typing import Any, TextIO, assert_never

from kivy.base import EventLoop
from kivy.clock import Clock, mainthread

from kiosk.app import KioskApp
from kiosk.flow.scene import Scene
from kiosk.flow.steps import Attract

from . import commands
from .commands import Command, Misunderstood
from .eye import look
from .facts import facts, fits
from .finger import Finger
from .glass import OutOfReach, place_of, targets


class Pilot:
    """Answers every command once, in the order in which they are done."""

    def __init__(self, app: KioskApp, lines: TextIO, answers: TextIO) -> None:
        self._app = app
        self._lines = lines
        self._answers = answers
        self._finger = Finger()
        self._waits: list[Waiting] = []

    def begin(self) -> None:
        """Listen."""
        EventLoop.add_input_provider(self._finger)
        self._app.visit.listeners.append(self._scene_changed)
        Thread(target=self._read, name="pilot", daemon=True).start()

    def _read(self) -> None:
        for line in self._lines:
            if line.strip():
                self._hear(line)
        self._app.end()

    @mainthread
    def _hear(self, line: str) -> None:
        try:
            command = commands.read(line)
        except Misunderstood as error:
            self._answer(ok=False, error=str(error))
            return
        Clock.schedule_once(lambda _s: self._try(command), 0)  # when the glass is laid out

    def _try(self, command: Command) -> None:
        try:
            self._do(command)
        except (OutOfReach, OSError) as error:
            self._answer(ok=False, error=str(error))

    def _do(self, command: Command) -> None:
        match command:
            case commands.Touch(target, times):
                self._touch(target, times)
            case commands.Stroke(places):
                turned = [(across, 1 - down) for across, down in places]
                self._finger.stroke(turned, lambda: self._answer(ok=True))
            case commands.Look(path):
                look(path)
                self._answer(ok=True, path=path)
            case commands.Type(text):
                self._type(commands.keys_of(text))
            case commands.Step():
                self._answer(ok=True, **facts(self._app.visit.scene))
            case commands.Wait():
                self._wait(command)
            case commands.Screenshot(path):
                self._app.picture(path)
                self._answer(ok=True, path=path)
            case commands.Scan(text):
                self._app.scanned(text)
                self._answer(ok=True)
            case commands.Targets():
                names = [one.target for one in targets(self._app.glass) if one.is_enabled]
                self._answer(ok=True, targets=names)
            case commands.Quit():
                self._answer(ok=True)
                self._app.end()
            case _:
                assert_never(command)

    def _touch(self, target: str, times: int) -> None:
        """A finger that finds the hall greeting touches the glass once more, as people do."""
        if isinstance(self._app.visit.scene.step, Attract) and target != "attract":
            self._finger.tap(
                *place_of(self._app.glass, "attract"), 1, lambda: self._awake(target, times)
            )
            return
        place = place_of(self._app.glass, target)
        self._finger.tap(*place, times, lambda: self._answer(ok=True))

    def _awake(self, target: str, times: int) -> None:
        Clock.schedule_once(lambda _s: self._try(commands.Touch(target, times)), 0)

    def _type(self, keys: list[str]) -> None:
        if not keys:
            self._answer(ok=True)
            return
        try:
            place = place_of(self._app.glass, keys[0])
        except OutOfReach as error:
            self._answer(ok=False, error=str(error))
            return
        self._finger.tap(*place, 1, lambda: self._type(keys[1:]))

    def _wait(self, command: commands.Wait) -> None:
        waiting = Waiting(command, self._answer)
        if not waiting.look_at(self._app.visit.scene):
            self._waits.append(waiting)
            Clock.schedule_once(lambda _s: self._give_up(waiting), command.timeout_s)

    def _scene_changed(self, scene: Scene) -> None:
        self._waits = [waiting for waiting in self._waits if not waiting.look_at(scene)]

    def _give_up(self, waiting: "Waiting") -> None:
        if waiting in self._waits:
            self._waits.remove(waiting)
            self._answer(ok=False, error="timeout", **facts(self._app.visit.scene))

    def _answer(self, **answer: Any) -> None:
        self._answers.write(json.dumps(answer, ensure_ascii=False) + "\n")
        self._answers.flush()


class Waiting:
    """One wait, until it is over."""

    def __init__(self, command: commands.Wait, answer: Callable[..., None]) -> None:
        self._command = command
        self._answer = answer

    def look_at(self, scene: Scene) -> bool:
        """True, and answered, when this is the scene that is waited for."""
        if not fits(scene, self._command.step, self._command.facts):
            return False
        self._answer(ok=True, **facts(scene))
        return True
