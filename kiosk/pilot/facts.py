"""What a test wants to know of a scene: pure."""

from typing import Any

from kiosk.flow.scene import Scene
from kiosk.flow.steps import (
    CheckIn,
    ChooseAppointment,
    ChoosePriority,
    ChooseService,
    DossierStage,
    Lookup,
    MyVisit,
    OwnDossiers,
    ProcedureDetail,
    Procedures,
    Rate,
    SlipTrouble,
    Sorry,
    Step,
    TakeTicket,
    Welcome,
)


def facts(scene: Scene) -> dict[str, Any]:
    """The step's name and its key facts; `Starting` until the server was heard of."""
    return {
        "step": "Starting" if _is_starting(scene) else type(scene.step).__name__,
        "language": scene.language,
        "ready": scene.hall.office is not None and not scene.hall.is_away,
        "away": scene.hall.is_away,
        "paused": scene.hall.pause is not None,
        "warned": scene.idle_left_s is not None,
        **_of(scene.step, scene),
    }


def fits(scene: Scene, step: str, wanted: dict[str, Any]) -> bool:
    """The visitor stands there, and the facts are these."""
    told = facts(scene)
    return told["step"] == step and all(told.get(name) == fact for name, fact in wanted.items())


def _is_starting(scene: Scene) -> bool:
    """The server has not been heard of yet, so the doors are not open."""
    is_unheard = scene.hall.office is None and not scene.hall.is_away
    return is_unheard and isinstance(scene.step, Welcome)


def _of(step: Step, scene: Scene) -> dict[str, Any]:
    match step:
        case ChooseService():
            services = scene.hall.services
            return {
                "services": {one.code: one.waiting for one in services},
                "shut": [one.code for one in services if not one.open],
            }
        case ChoosePriority(service):
            return {"service": service.code}
        case TakeTicket(ticket, slip):
            return {"number": ticket.number, "ticket": ticket.id, "ahead": ticket.ahead} | {
                "slip": str(slip),
                "status_url": ticket.status_url,
            }
        case SlipTrouble(ticket, problem):
            return {"number": ticket.number, "ticket": ticket.id, "problem": problem} | {
                "status_url": ticket.status_url
            }
        case Procedures(query, found, answered):
            codes = [line.code for line in found]
            return {"query": query, "procedures": codes, "searching": answered != query}
        case ProcedureDetail(procedure):
            return {"procedure": procedure.code, "components": len(procedure.components)}
        case Lookup(typed):
            return {"typed": typed}
        case DossierStage(stage):
            return {"code": stage.code, "state": str(stage.state), "portal_code": stage.portal_code}
        case Sorry(trouble, retry=retry):
            return {"trouble": str(trouble), "retry": retry is not None}
        case _:
            return _of_own(step)


def _of_own(step: Step) -> dict[str, Any]:
    match step:
        case MyVisit(visit=visit):
            return {"number": visit.ticket.number, "can_be_rated": visit.can_be_rated}
        case Rate(name=name, stars=stars, reasons=reasons):
            return {"name": name, "stars": stars, "reasons": [str(one) for one in reasons]}
        case OwnDossiers(found):
            return {"dossiers": [one.code for one in found]}
        case CheckIn(typed):
            return {"typed": len(typed)}
        case ChooseAppointment(found=found):
            return {"appointments": [one.id for one in found]}
        case _:
            return {}
