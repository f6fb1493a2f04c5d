"""A scene as a page."""

from typing import assert_never

from config.words import Translate, translator
from kiosk.flow.scene import Scene
from kiosk.flow.steps import (
    Asking,
    Attract,
    CardSeen,
    CheckIn,
    ChooseAppointment,
    ChoosePriority,
    ChooseService,
    DossierStage,
    FindingAppointments,
    Issuing,
    LookingUp,
    Lookup,
    MyVisit,
    OpeningProcedure,
    OwnDossiers,
    ProcedureDetail,
    Procedures,
    Rate,
    SlipTrouble,
    Sorry,
    TakeTicket,
    Thanked,
    Welcome,
)

from . import (
    appointments,
    attract,
    choices,
    lookup,
    own,
    procedure,
    procedures,
    rating,
    resting,
    sorry,
    ticket,
    waiting,
    welcome,
)
from .frame import comfort_panel, frame, idle_warning
from .views import Body, Page


def page(scene: Scene) -> Page:
    """What is on the glass, in the visitor's language."""
    _ = translator(scene.language)
    return Page(frame(scene, _), _body(scene, _), idle_warning(scene, _), comfort_panel(scene, _))


def _body(scene: Scene, _: Translate) -> Body:
    if pause := resting.rests(scene):
        return resting.view(pause, scene.language, _)
    return _of_the_step(scene, _)


def _of_the_step(scene: Scene, _: Translate) -> Body:
    match scene.step:
        case Welcome():
            return welcome.view(scene.hall, _)
        case Attract():
            return attract.view(scene.step, scene.hall)
        case ChooseService() | ChoosePriority() | TakeTicket() | SlipTrouble():
            return _number(scene, scene.step, _)
        case CheckIn():
            return appointments.form(scene.step, _)
        case ChooseAppointment():
            return appointments.several(scene.step, scene.hall, scene.language, _)
        case Issuing() | FindingAppointments() | LookingUp() | OpeningProcedure() | Asking():
            return waiting.view(scene.step, _)
        case Procedures() | ProcedureDetail():
            return _procedure(scene, scene.step, _)
        case Lookup() | DossierStage():
            return _dossier(scene, scene.step, _)
        case MyVisit() | CardSeen() | OwnDossiers() | Rate() | Thanked():
            return _own(scene, scene.step, _)
        case Sorry():
            return sorry.view(scene.step, scene.language, _)
        case _:
            assert_never(scene.step)


def _number(
    scene: Scene, step: ChooseService | ChoosePriority | TakeTicket | SlipTrouble, _: Translate
) -> Body:
    match step:
        case ChooseService():
            return choices.services(scene.hall, scene.language, _)
        case ChoosePriority(service):
            return choices.priorities(scene.hall, service, scene.language, _)
        case TakeTicket() | SlipTrouble():
            return ticket.view(step, scene.hall, scene.language, _)


def _procedure(scene: Scene, step: Procedures | ProcedureDetail, _: Translate) -> Body:
    match step:
        case Procedures():
            return procedures.view(scene, step, _)
        case ProcedureDetail(found):
            return procedure.view(found, scene.hall, scene.language, _)


def _dossier(scene: Scene, step: Lookup | DossierStage, _: Translate) -> Body:
    match step:
        case Lookup(typed):
            return lookup.form(typed, _)
        case DossierStage():
            return lookup.stage(step, scene.hall, scene.language, _)


def _own(
    scene: Scene, step: MyVisit | CardSeen | OwnDossiers | Rate | Thanked, _: Translate
) -> Body:
    match step:
        case MyVisit():
            return own.visit(step, scene.hall, scene.language, _)
        case CardSeen():
            return own.card(step, _)
        case OwnDossiers():
            return own.dossiers(step, scene.hall, scene.language, _)
        case Rate():
            return rating.view(step, _)
        case Thanked():
            return rating.thanks(_)
