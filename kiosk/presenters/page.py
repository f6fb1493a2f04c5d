"""A scene as a page."""

from typing import assert_never

from config.words import Translate, translator
from kiosk.flow.scene import Scene
from kiosk.flow.steps import (
    ChoosePriority,
    ChooseService,
    DossierStage,
    Issuing,
    LookingUp,
    Lookup,
    OpeningProcedure,
    ProcedureDetail,
    Procedures,
    SlipTrouble,
    Sorry,
    TakeTicket,
    Welcome,
)

from . import choices, lookup, procedure, procedures, sorry, ticket, waiting, welcome
from .frame import frame, idle_warning
from .views import Body, Page


def page(scene: Scene) -> Page:
    """What is on the glass, in the visitor's language."""
    _ = translator(scene.language)
    return Page(frame(scene, _), _body(scene, _), idle_warning(scene, _))


def _body(scene: Scene, _: Translate) -> Body:
    match scene.step:
        case Welcome():
            return welcome.view(scene.hall, _)
        case ChooseService():
            return choices.services(scene.hall, scene.language, _)
        case ChoosePriority(service):
            return choices.priorities(scene.hall, service, scene.language, _)
        case Issuing() | LookingUp() | OpeningProcedure():
            return waiting.view(scene.step, _)
        case TakeTicket() | SlipTrouble():
            return ticket.view(scene.step, scene.hall, scene.language, _)
        case Procedures():
            return procedures.view(scene, scene.step, _)
        case ProcedureDetail(found):
            return procedure.view(found, scene.hall, scene.language, _)
        case Lookup(typed):
            return lookup.form(typed, _)
        case DossierStage(stage):
            return lookup.stage(stage, scene.hall, scene.language, _)
        case Sorry():
            return sorry.view(scene.step, scene.language, _)
        case _:
            assert_never(scene.step)
