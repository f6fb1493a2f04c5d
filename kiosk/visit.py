"""The running kiosk without its glass: happenings in, effects and scenes out."""

from collections.abc import Callable
from dataclasses import dataclass, field

from .flow.effects import Effect
from .flow.happenings import Happening
from .flow.machine import advance
from .flow.scene import Moment, Scene

Listener = Callable[[Scene], None]


@dataclass
class Visit:
    """One thread calls `happen`; listeners are told of every new scene, in order."""

    scene: Scene
    perform: Callable[[Effect], None]
    now_s: Callable[[], float]
    new_key: Callable[[], str]
    listeners: list[Listener] = field(default_factory=list)

    def happen(self, happening: Happening) -> None:
        """Advance by one happening."""
        before = self.scene
        self.scene, effects = advance(before, happening, Moment(self.now_s(), self.new_key()))
        for effect in effects:
            self.perform(effect)
        if self.scene != before:
            for listener in tuple(self.listeners):
                listener(self.scene)
