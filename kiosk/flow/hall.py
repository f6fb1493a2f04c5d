"""Keeping up with the server: what the hall offers, and coming back when it was away."""

from dataclasses import replace
from typing import assert_never

from .effects import LoadHall
from .happenings import CrowdMoved, HallAway, HallChange, HallLoaded, HallNews, HallStirred
from .scene import Hall, Scene, Turn
from .sorry import came_back
from .steps import Attract, ChooseService, Welcome
from .trouble import Trouble

_FIRST_PAUSE_S = 1.0
_LONGEST_PAUSE_S = 15.0
_ALONE_PAUSE_S = 5.0


def heard(scene: Scene, news: HallNews) -> Turn:
    """The hall was read, or could not be: then it is read again after a pause that grows."""
    match news:
        case HallLoaded(office, services, is_alone=True):
            hall = Hall(office, services, is_alone=True, pause=scene.hall.pause)
            alone = replace(scene, hall=hall)
            return alone, (LoadHall(after_s=_ALONE_PAUSE_S),)
        case HallLoaded(office, services, pause=pause, pictures=pictures):
            hall = Hall(office, services, pause=pause, pictures=pictures)
            return came_back(replace(scene, hall=hall))
        case HallAway(trouble):
            return missed(scene, trouble)
        case _:
            assert_never(news)


def missed(scene: Scene, trouble: Trouble) -> Turn:
    """One more attempt failed."""
    attempts = scene.hall.attempts + 1
    hall = replace(scene.hall, attempts=attempts, trouble=trouble)
    return replace(scene, hall=hall), (LoadHall(after_s=pause_s(attempts)),)


def refreshed(scene: Scene) -> Turn:
    """Read the hall again where it is shown, unless an attempt is under way already."""
    is_shown = isinstance(scene.step, Welcome | Attract | ChooseService)
    return scene, (LoadHall(),) if is_shown and not scene.hall.is_cut_off else ()


def changed(scene: Scene, change: HallChange) -> Turn:
    """Read at once what was changed; who waits is read again at the next tick, where it is seen."""
    match change:
        case HallStirred():
            return scene, () if scene.hall.is_cut_off else (LoadHall(),)
        case CrowdMoved() if isinstance(scene.step, ChooseService):
            return replace(scene, hall=replace(scene.hall, is_stale=True)), ()
        case _:
            return scene, ()


def caught_up(turn: Turn) -> Turn:
    """At a tick: read the hall if its people have moved."""
    scene, effects = turn
    if not scene.hall.is_stale:
        return turn
    fresh = replace(scene, hall=replace(scene.hall, is_stale=False))
    is_seen = isinstance(scene.step, ChooseService) and not scene.hall.is_cut_off
    return fresh, (*effects, LoadHall()) if is_seen else effects


def pause_s(attempts: int) -> float:
    """1, 2, 4, 8, 15, 15, ... seconds."""
    return min(_FIRST_PAUSE_S * 2.0 ** min(attempts - 1, 8), _LONGEST_PAUSE_S)
