"""When nobody touches the kiosk any more: a warning, then the visitor is forgotten."""

from dataclasses import dataclass, replace
from math import ceil

from . import attract
from .scene import Moment, Scene, Turn, forgotten
from .steps import (
    Asking,
    CardSeen,
    DossierStage,
    FindingAppointments,
    Issuing,
    LookingUp,
    MyVisit,
    OpeningProcedure,
    OwnDossiers,
    ProcedureDetail,
    Slip,
    SlipTrouble,
    Sorry,
    Step,
    TakeTicket,
    Thanked,
    Welcome,
)


@dataclass(frozen=True)
class Patience:
    """Seconds of quiet that are let pass, and seconds of warning after them."""

    quiet_s: float
    warning_s: float = 0.0


def ticked(scene: Scene, moment: Moment) -> Turn:
    """Let the visitor be, warn, or forget; greet when nobody is there."""
    if greeted := attract.ticked(scene, moment):
        return greeted
    patience = patience_with(scene.step)
    idle_s = moment.now_s - scene.touched_s
    left_s = patience.quiet_s + patience.warning_s - idle_s
    if left_s <= 0:
        return forgotten(scene), ()
    is_warning = idle_s >= patience.quiet_s
    return replace(scene, idle_left_s=ceil(left_s) if is_warning else None), ()


def patience_with(step: Step) -> Patience:
    """How long a visitor may stand still at a step."""
    match step:
        case TakeTicket(slip=Slip.PRINTED):
            return Patience(12)
        case Thanked():
            return Patience(8)
        case Welcome() | TakeTicket() | Sorry() | CardSeen():
            return Patience(30)
        case MyVisit() | OwnDossiers():
            return Patience(30, 10)
        case Issuing() | FindingAppointments() | LookingUp() | OpeningProcedure() | Asking():
            return Patience(30)
        case DossierStage():
            return Patience(30, 10)
        case SlipTrouble():
            return Patience(60, 15)
        case ProcedureDetail():
            return Patience(75, 15)
        case _:
            return Patience(45, 15)
