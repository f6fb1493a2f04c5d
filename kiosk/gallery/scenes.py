"""One scene of every look a step can have."""

from dataclasses import replace

from kiosk.flow.effects import AskForTicket, LookUpDossier
from kiosk.flow.scene import Hall, Scene
from kiosk.flow.steps import (
    ChoosePriority,
    ChooseService,
    DossierStage,
    Issuing,
    LookingUp,
    Lookup,
    ProcedureDetail,
    Procedures,
    Slip,
    SlipTrouble,
    Sorry,
    Step,
    TakeTicket,
    Welcome,
)
from kiosk.flow.trouble import PASSING, Trouble

from .office import LINES, OFFICE, PROCEDURE, SERVICES, STAGE, TICKET

_HALL = Hall(OFFICE, SERVICES)
_ASKED = AskForTicket("dat-dai", None, "vi", "made-up-key")
_LISTED = Procedures("", LINES, "")

_STEPS: dict[str, Step] = {
    "welcome": Welcome(),
    "services": ChooseService(),
    "priority": ChoosePriority(SERVICES[0]),
    "issuing": Issuing(_ASKED),
    "ticket-printing": TakeTicket(TICKET),
    "ticket-printed": TakeTicket(TICKET, Slip.PRINTED),
    "slip-trouble": SlipTrouble(TICKET, "paper_out"),
    "procedures": _LISTED,
    "procedures-search": Procedures("dang ky", LINES[:2], "dang ky"),
    "procedures-nothing": Procedures("xyz", (), "xyz"),
    "procedure": ProcedureDetail(PROCEDURE, _LISTED),
    "lookup": Lookup(),
    "lookup-typed": Lookup("0000516H212611200007"),
    "looking-up": LookingUp(LookUpDossier("made-up", "vi")),
    "stage": DossierStage(STAGE),
}


def scenes(language: str) -> dict[str, Scene]:
    """Scenes by name."""
    base = Scene(language=language, hall=_HALL)
    shown = {name: replace(base, step=step) for name, step in _STEPS.items()}
    shown |= {f"sorry-{trouble}": replace(base, step=_sorry(trouble)) for trouble in Trouble}
    return shown | {
        "welcome-away": replace(base, hall=replace(_HALL, attempts=1)),
        "welcome-first": replace(base, hall=Hall(attempts=1)),
        "idle": replace(base, step=_LISTED, idle_left_s=12),
    }


def _sorry(trouble: Trouble) -> Sorry:
    return Sorry(trouble, ChooseService(), _ASKED if trouble in PASSING else None)
