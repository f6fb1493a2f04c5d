"""What each touch does."""

from dataclasses import replace
from typing import assert_never

from . import lookup, procedures, tickets
from .comfort import ChooseComfort, ChooseTyping, LeaveComfort, MoveCaret, Switch
from .comforted import comforted, keyed
from .scene import Moment, Scene, Turn, at, forgotten
from .sorry import resting, tried_again
from .steps import (
    ChoosePriority,
    ChooseService,
    Lookup,
    ProcedureDetail,
    Procedures,
    Sorry,
    Step,
    Welcome,
)
from .touches import (
    ChooseLanguage,
    ClearKeys,
    EraseKey,
    Finish,
    GoBack,
    GoHome,
    OpenLookup,
    OpenProcedure,
    OpenProcedures,
    OpenTickets,
    PickPriority,
    PickService,
    PressKey,
    StayHere,
    SubmitCode,
    Touch,
    TryAgain,
)


def touched(scene: Scene, touch: Touch, moment: Moment) -> Turn:
    """The turn a touch takes; one that makes no sense here changes nothing."""
    match touch:
        case OpenTickets() | OpenProcedures() | OpenLookup():
            return _door(scene, touch)
        case PressKey() | EraseKey() | ClearKeys() | SubmitCode():
            return _typed(scene, touch)
        case PickService(code):
            return tickets.service_picked(scene, code, moment)
        case PickPriority(code):
            return tickets.priority_picked(scene, code, moment)
        case OpenProcedure(code):
            return procedures.picked(scene, code)
        case ChooseLanguage(language):
            return replace(scene, language=language), ()
        case TryAgain():
            return tried_again(scene)
        case GoBack():
            return _back(scene)
        case GoHome():
            return _home(scene)
        case Finish():
            return forgotten(scene), ()
        case StayHere():
            return scene, ()
        case ChooseComfort() | LeaveComfort() | Switch() | ChooseTyping() | MoveCaret():
            return comforted(scene, touch)
        case _:
            assert_never(touch)


def _door(scene: Scene, touch: OpenTickets | OpenProcedures | OpenLookup) -> Turn:
    if not isinstance(scene.step, Welcome | Sorry):
        return scene, ()
    match touch:
        case OpenTickets():
            return tickets.opened(scene)
        case OpenProcedures():
            return procedures.opened(scene)
        case OpenLookup():
            return at(scene, Lookup())
        case _:
            assert_never(touch)


def _typed(scene: Scene, touch: PressKey | EraseKey | ClearKeys | SubmitCode) -> Turn:
    match scene.step:
        case Lookup() if isinstance(touch, SubmitCode):
            return lookup.submitted(scene)
        case Lookup(typed):
            return lookup.typed(scene, _edited(typed, touch))
        case Procedures() as listed if not isinstance(touch, SubmitCode):
            return keyed(scene, listed, touch)
        case _:
            return scene, ()


def _edited(text: str, touch: PressKey | EraseKey | ClearKeys | SubmitCode) -> str:
    match touch:
        case PressKey(char):
            return text + char
        case EraseKey():
            return text[:-1]
        case ClearKeys():
            return ""
        case SubmitCode():
            return text
        case _:
            assert_never(touch)


def _back(scene: Scene) -> Turn:
    step = _before(scene.step)
    match step:
        case Welcome():
            return _home(scene)
        case ChooseService():
            return tickets.opened(scene)
        case Procedures() as listed:
            return procedures.returned(scene, listed)
        case _:
            return at(scene, step)


def _home(scene: Scene) -> Turn:
    comfort = replace(scene.comfort, is_choosing=False)
    return replace(forgotten(scene), language=scene.language, comfort=comfort), ()


def _before(step: Step) -> Step:
    match step:
        case ChoosePriority():
            return ChooseService()
        case ProcedureDetail(listed=listed):
            return listed
        case Sorry(before=before):
            return before
        case _:
            rest = resting(step)
            return Welcome() if rest == step else rest
