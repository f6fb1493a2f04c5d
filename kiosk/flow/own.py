"""What belongs to whoever stands here: their slip, their card, their dossiers."""

from typing import assert_never

from .effects import AskForOwn, AskForOwnDossiers, AskForReprint, AskForVisit, WatchSlip
from .happenings import OwnAnswer, OwnDossiersFound, RatingKept, SlipAskedAgain, VisitFound
from .scene import Scene, Turn, at
from .sorry import resting, sorry
from .steps import (
    Asking,
    CardSeen,
    DossierStage,
    MyVisit,
    OwnDossiers,
    Rate,
    TakeTicket,
    Thanked,
)
from .touches import OpenRating, PickDossier, PrintAgain, SeeOwnDossiers
from .trouble import Trouble


def slip_scanned(scene: Scene, token: str) -> Turn:
    """Ask what has become of it; a second scan asks no more."""
    asked = AskForVisit(token, scene.language)
    return (scene, ()) if _is_asking(scene, asked) else _ask(scene, asked)


def touched(scene: Scene, touch: PickDossier | SeeOwnDossiers | PrintAgain | OpenRating) -> Turn:
    """A touch on what is the visitor's own."""
    match scene.step, touch:
        case CardSeen(id_number), SeeOwnDossiers():
            return _ask(scene, AskForOwnDossiers(id_number, scene.language))
        case OwnDossiers(found) as listed, PickDossier(code):
            stage = next((one for one in found if one.code == code), None)
            return at(scene, DossierStage(stage, listed=listed)) if stage else (scene, ())
        case MyVisit(visit=visit), PrintAgain():
            return _ask(scene, AskForReprint(visit.ticket, scene.language))
        case MyVisit(token, visit), OpenRating() if visit.can_be_rated:
            return at(scene, Rate(token, visit.ticket.number))
        case DossierStage(stage, token), OpenRating() if stage.can_be_rated and token:
            return at(scene, Rate(token, stage.code))
        case _:
            return scene, ()


def answered(scene: Scene, answer: OwnAnswer) -> Turn:
    """Show what was asked for; an answer nobody waits for is let pass."""
    if not _is_asking(scene, answer.asked):
        return scene, ()
    match answer:
        case VisitFound(asked, visit) if visit.can_be_rated:
            return at(scene, Rate(asked.token, visit.ticket.number))
        case VisitFound(asked, visit):
            return at(scene, MyVisit(asked.token, visit))
        case SlipAskedAgain(asked):
            return at(scene, TakeTicket(asked.ticket), WatchSlip(asked.ticket))
        case RatingKept():
            return at(scene, Thanked())
        case OwnDossiersFound(found=()):
            return sorry(scene, Trouble.NO_DOSSIER_OF_CARD)
        case OwnDossiersFound(found=found):
            return at(scene, OwnDossiers(found))
        case _:
            assert_never(answer)


def _ask(scene: Scene, asked: AskForOwn) -> Turn:
    return at(scene, Asking(asked, resting(scene.step)), asked)


def _is_asking(scene: Scene, asked: AskForOwn) -> bool:
    return isinstance(scene.step, Asking) and scene.step.asked == asked
