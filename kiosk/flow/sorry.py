"""Into trouble and out of it again."""

from dataclasses import replace
from typing import assert_never

from .effects import (
    Ask,
    AskForAppointments,
    AskForCheckIn,
    AskForOwnDossiers,
    AskForReprint,
    AskForTicket,
    AskForVisit,
    LoadProcedure,
    LookUpDossier,
    SearchProcedures,
    SendRating,
    WatchSlip,
)
from .scan import bare
from .scene import Scene, Turn, at
from .steps import (
    Asking,
    Attract,
    CheckIn,
    ChooseService,
    FindingAppointments,
    Issuing,
    LookingUp,
    Lookup,
    OpeningProcedure,
    Procedures,
    Slip,
    Sorry,
    Step,
    TakeTicket,
    Told,
    Welcome,
)
from .trouble import PASSING, Trouble


def sorry(
    scene: Scene, trouble: Trouble, *, asked: Ask | None = None, told: Told | None = None
) -> Turn:
    """Say that something went wrong, and let it be asked again where that makes sense."""
    retry = asked if trouble in PASSING else None
    return at(scene, Sorry(trouble, resting(scene.step), retry, told))


def resting(step: Step) -> Step:
    """Where a visitor can stand and choose: what is under way is left."""
    match step:
        case Issuing(AskForCheckIn()) | Attract():
            return Welcome()
        case Issuing():
            return ChooseService()
        case FindingAppointments(AskForAppointments(phone)):
            return CheckIn(phone)
        case LookingUp(asked):
            return Lookup(bare(asked.code) if asked.is_typed else "")
        case OpeningProcedure(listed=listed):
            return listed
        case Sorry(before=before) | Asking(before=before):
            return before
        case _:
            return step


def tried_again(scene: Scene) -> Turn:
    """The same question once more, with the same key."""
    match scene.step:
        case Sorry(retry=asked, before=before) if asked is not None:
            return at(scene, _waiting_for(asked, before), asked)
        case _:
            return scene, ()


def came_back(scene: Scene) -> Turn:
    """The server is there again: ask once by ourselves for what had failed."""
    match scene.step:
        case Sorry(trouble=Trouble.SERVER_AWAY) if not scene.is_retried:
            return tried_again(replace(scene, is_retried=True))
        case _:
            return scene, ()


def _waiting_for(asked: Ask, before: Step) -> Step:
    match asked:
        case AskForTicket() | AskForCheckIn():
            return Issuing(asked)
        case AskForAppointments():
            return FindingAppointments(asked)
        case AskForVisit() | AskForReprint() | SendRating() | AskForOwnDossiers():
            return Asking(asked, before)
        case WatchSlip(ticket):
            return TakeTicket(ticket, Slip.PRINTING)
        case SearchProcedures(query):
            return Procedures(query)
        case LoadProcedure():
            return OpeningProcedure(asked, _list_of(before))
        case LookUpDossier():
            return LookingUp(asked)
        case _:
            assert_never(asked)


def _list_of(before: Step) -> Procedures:
    return before if isinstance(before, Procedures) else Procedures()
