"""When nobody is there: the hall greets, slide after slide, until somebody touches the glass."""

from dataclasses import replace

from .scene import Moment, Scene, Turn, at
from .steps import Attract, Welcome

AFTER_S = 90.0
SLIDE_S = 8.0


def ticked(scene: Scene, moment: Moment) -> Turn | None:
    """The next slide, or the first one; None when it is not the time of it."""
    idle_s = moment.now_s - scene.touched_s
    match scene.step:
        case Attract(slide):
            if not _may(scene):
                return at(scene, Welcome())
            return at(scene, Attract(slide + 1)) if idle_s >= SLIDE_S else (scene, ())
        case Welcome() if idle_s >= AFTER_S and _may(scene):
            return at(scene, Attract())
        case _:
            return None


def woken(scene: Scene) -> Scene:
    """Somebody is there: what they touched is meant for the doors."""
    return replace(scene, step=Welcome()) if isinstance(scene.step, Attract) else scene


def _may(scene: Scene) -> bool:
    """Not while there is something that everybody should read."""
    hall = scene.hall
    return hall.office is not None and not hall.is_cut_off and hall.pause is None
