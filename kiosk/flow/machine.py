"""The kiosk's one decision: where a visitor stands after a happening, and what is to be done."""

from dataclasses import replace
from typing import assert_never, get_args

from . import appointments, hall, idle, lookup, own, procedures, tickets
from .attract import woken
from .happenings import (
    Answer,
    AppointmentsFound,
    AskFailed,
    CrowdMoved,
    HallAway,
    HallLoaded,
    HallStirred,
    Happening,
    OwnDossiersFound,
    PaperMoved,
    ProcedureLoaded,
    ProceduresFound,
    RatingKept,
    RefreshDue,
    Scanned,
    SlipAskedAgain,
    SlipSeen,
    StageFound,
    Tick,
    TicketIssued,
    VisitFound,
)
from .scanned import scanned
from .scene import Moment, Scene, Turn
from .sorry import sorry
from .steps import (
    Asking,
    FindingAppointments,
    Issuing,
    LookingUp,
    OpeningProcedure,
    Procedures,
    Step,
)
from .touched import touched
from .touches import StayHere, Touch
from .trouble import Trouble

_TOUCHES = (*get_args(Touch), Scanned)


def advance(scene: Scene, happening: Happening, moment: Moment) -> Turn:
    """The next scene and the effects to perform; never raises."""
    is_touch = isinstance(happening, _TOUCHES)
    awake = woken(scene) if is_touch and not isinstance(happening, StayHere) else scene
    after, effects = _happened(awake, happening, moment)
    if is_touch or after.step != scene.step:
        after = replace(after, touched_s=moment.now_s, idle_left_s=None)
    return (replace(after, is_retried=False) if is_touch else after), effects


def _happened(scene: Scene, happening: Happening, moment: Moment) -> Turn:
    match happening:
        case Tick():
            return hall.caught_up(idle.ticked(scene, moment))
        case RefreshDue():
            return hall.refreshed(scene)
        case HallLoaded() | HallAway():
            return hall.heard(scene, happening)
        case HallStirred() | CrowdMoved():
            return hall.changed(scene, happening)
        case PaperMoved():
            return tickets.paper_moved(scene)
        case Scanned(scan):
            return scanned(scene, scan)
        case (
            TicketIssued()
            | AppointmentsFound()
            | VisitFound()
            | SlipAskedAgain()
            | RatingKept()
            | OwnDossiersFound()
            | SlipSeen()
            | ProceduresFound()
            | ProcedureLoaded()
            | StageFound()
            | AskFailed()
        ):
            return _answered(scene, happening)
        case _:
            return touched(scene, happening, moment)


def _answered(scene: Scene, answer: Answer) -> Turn:
    match answer:
        case TicketIssued():
            return tickets.issued(scene, answer)
        case AppointmentsFound():
            return appointments.found(scene, answer)
        case VisitFound() | SlipAskedAgain() | RatingKept() | OwnDossiersFound():
            return own.answered(scene, answer)
        case SlipSeen():
            return tickets.slip_seen(scene, answer)
        case ProceduresFound():
            return procedures.found(scene, answer)
        case ProcedureLoaded():
            return procedures.loaded(scene, answer)
        case StageFound():
            return lookup.found(scene, answer)
        case AskFailed():
            return _failed(scene, answer)
        case _:
            assert_never(answer)


def _failed(scene: Scene, answer: AskFailed) -> Turn:
    if not _is_waiting_for(scene.step, answer):
        return scene, ()
    scene, effects = sorry(scene, answer.trouble, asked=answer.asked, told=answer.told)
    if answer.trouble is not Trouble.SERVER_AWAY or scene.hall.is_cut_off:
        return scene, effects
    scene, more = hall.missed(scene, answer.trouble)
    return scene, (*effects, *more)


def _is_waiting_for(step: Step, answer: AskFailed) -> bool:
    """A slip that cannot be watched is no reason to take the number from the screen."""
    match step:
        case (
            Issuing(asked)
            | FindingAppointments(asked)
            | LookingUp(asked)
            | OpeningProcedure(asked)
            | Asking(asked)
        ):
            return asked == answer.asked
        case Procedures(query=query):
            return query.strip() == getattr(answer.asked, "query", None)
        case _:
            return False
