"""How many frames a second: few while nobody is there, so that the machine rests too."""

from collections.abc import Callable

from .flow.scene import Scene
from .flow.steps import Attract

FEW_FPS = 8.0


class Pace:
    """A listener of the visit; `set_fps` is called when the pace changes."""

    def __init__(self, usual_fps: float, set_fps: Callable[[float], None]) -> None:
        self._usual_fps = usual_fps
        self._set_fps = set_fps
        self._fps = usual_fps

    def scene_changed(self, scene: Scene) -> None:
        """Slow down, or be quick again."""
        fps = FEW_FPS if isinstance(scene.step, Attract) else self._usual_fps
        if fps != self._fps:
            self._fps = fps
            self._set_fps(fps)


def clock_pace() -> Pace:
    """Of Kivy's clock, which reads its rate anew in every frame."""
    from kivy.clock import Clock

    return Pace(Clock._max_fps, lambda fps: setattr(Clock, "_max_fps", fps))
