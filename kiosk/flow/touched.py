"""What each touch does."""

from dataclasses import replace
from typing import assert_never

from . import appointments, lookup, own, procedures, rating, tickets
from .comfort import ChooseComfort, ChooseTyping, LeaveComfort, MoveCaret, Switch
from .comforted import comforted, keyed
from .scene import Moment, Scene, Turn, at, forgotten
from .sorry import resting, tried_again
from .steps import (
    CheckIn,
    ChooseAppointment,
    ChoosePriority,
    ChooseService,
    DossierStage,
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
    GiveStars,
    GoBack,
    GoHome,
    OpenCheckIn,
    OpenLookup,
    OpenProcedure,
    OpenProcedures,
    OpenRating,
    OpenTickets,
    PickAppointment,
    PickDossier,
    PickPriority,
    PickService,
    PressKey,
    PrintAgain,
    SeeOwnDossiers,
    StayHere,
    SubmitCode,
    SubmitRating,
    ToggleReason,
    Touch,
    TryAgain,
)

Pick = PickService | PickPriority | PickAppointment | OpenProcedure
Door = OpenTickets | OpenCheckIn | OpenProcedures | OpenLookup


def touched(scene: Scene, touch: Touch, moment: Moment) -> Turn:
    """The turn a touch takes; one that makes no sense here changes nothing."""
    match touch:
        case OpenTickets() | OpenCheckIn() | OpenProcedures() | OpenLookup():
            return _door(scene, touch)
        case PressKey() | EraseKey() | ClearKeys() | SubmitCode():
            return _typed(scene, touch)
        case PickService() | PickPriority() | PickAppointment() | OpenProcedure():
            return _picked(scene, touch, moment)
        case ChooseLanguage(language):
            return replace(scene, language=language), ()
        case TryAgain():
            return tried_again(scene)
        case GoBack() | GoHome() | Finish():
            return _left(scene, touch)
        case StayHere():
            return scene, ()
        case PickDossier() | SeeOwnDossiers() | PrintAgain() | OpenRating():
            return own.touched(scene, touch)
        case GiveStars() | ToggleReason() | SubmitRating():
            return rating.touched(scene, touch)
        case ChooseComfort() | LeaveComfort() | Switch() | ChooseTyping() | MoveCaret():
            return comforted(scene, touch)
        case _:
            assert_never(touch)


def _left(scene: Scene, touch: GoBack | GoHome | Finish) -> Turn:
    match touch:
        case GoBack():
            return _back(scene)
        case GoHome():
            return _home(scene)
        case Finish():
            return forgotten(scene), ()


def _picked(scene: Scene, touch: Pick, moment: Moment) -> Turn:
    match touch:
        case PickService(code):
            return tickets.service_picked(scene, code, moment)
        case PickPriority(code):
            return tickets.priority_picked(scene, code, moment)
        case PickAppointment(appointment):
            return appointments.picked(scene, appointment)
        case OpenProcedure(code):
            return procedures.picked(scene, code)


def _door(scene: Scene, touch: Door) -> Turn:
    if not isinstance(scene.step, Welcome | Sorry):
        return scene, ()
    match touch:
        case OpenTickets():
            return tickets.opened(scene)
        case OpenCheckIn():
            return at(scene, CheckIn())
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
        case CheckIn() if isinstance(touch, SubmitCode):
            return appointments.submitted(scene)
        case CheckIn(typed):
            return appointments.typed(scene, _edited(typed, touch))
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
        case ChooseAppointment(phone=phone):
            return CheckIn(phone)
        case ProcedureDetail(listed=listed):
            return listed
        case DossierStage(listed=listed) if listed is not None:
            return listed
        case Sorry(before=before):
            return before
        case _:
            rest = resting(step)
            return Welcome() if rest == step else rest
