"""How far a dossier has got: by a typed code or a scanned one."""

from typing import assert_never

from .effects import LookUpDossier
from .happenings import StageFound
from .scan import (
    CitizenCard,
    DossierCode,
    DossierToken,
    Scan,
    TicketToken,
    Unreadable,
    bare,
    spaced,
)
from .scene import Scene, Turn, at
from .sorry import sorry
from .steps import DossierStage, LookingUp, Lookup
from .trouble import Trouble


def typed(scene: Scene, text: str) -> Turn:
    """The box with what was typed: letters and digits, no more than a code has."""
    return at(scene, Lookup(bare(text)))


def submitted(scene: Scene) -> Turn:
    """Look the typed code up."""
    match scene.step:
        case Lookup(code) if code:
            return _look_up(scene, code=spaced(code), is_typed=True)
        case _:
            return scene, ()


def scanned(scene: Scene, scan: Scan) -> Turn:
    """Whatever the visitor was doing, the scanned dossier is shown, or why it cannot be."""
    match scan:
        case DossierToken(token):
            return _look_up(scene, code=token, is_typed=False)
        case DossierCode(code):
            return _look_up(scene, code=code, is_typed=False)
        case TicketToken():
            return sorry(scene, Trouble.TICKET_SCANNED)
        case CitizenCard():
            return sorry(scene, Trouble.CITIZEN_CARD)
        case Unreadable():
            return sorry(scene, Trouble.UNREADABLE_SCAN)
        case _:
            assert_never(scan)


def found(scene: Scene, answer: StageFound) -> Turn:
    """Show the stage of the dossier that was asked for."""
    match scene.step:
        case LookingUp(asked) if asked == answer.asked:
            return at(scene, DossierStage(answer.stage))
        case _:
            return scene, ()


def _look_up(scene: Scene, *, code: str, is_typed: bool) -> Turn:
    asked = LookUpDossier(code=code, language=scene.language, is_typed=is_typed)
    return at(scene, LookingUp(asked), asked)
