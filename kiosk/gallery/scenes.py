"""One scene of every look a step can have."""

from dataclasses import replace

from msgspec.structs import replace as replaced

from counter_server.contract.kiosks import Pause
from counter_server.contract.office import Service, Wait
from counter_server.contract.ratings import Reason
from kiosk.flow.comfort import Aid, Comfort
from kiosk.flow.effects import AskForAppointments, AskForTicket, AskForVisit, LookUpDossier
from kiosk.flow.scene import Hall, Scene
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
    OwnDossiers,
    ProcedureDetail,
    Procedures,
    Rate,
    Slip,
    SlipTrouble,
    Sorry,
    Step,
    TakeTicket,
    Thanked,
    Welcome,
)
from kiosk.flow.trouble import PASSING, Trouble

from .appointments import APPOINTMENTS
from .office import AT, GROUPED, LINES, OFFICE, PROCEDURE, SERVICES, STAGE, TICKET
from .own import RETURNED, SERVED, VISIT


def _shut(one: Service) -> Service:
    """The land office has given its last number; construction is outside its hours."""
    why = {"dat-dai": "full", "xay-dung": "hours"}.get(one.code)
    return replaced(one, open=False, shut=why) if why else one


_HALL = Hall(OFFICE, SERVICES)
_GROUPED = Hall(OFFICE, GROUPED)
_CLOSED = Hall(OFFICE, tuple(replaced(one, open=False) for one in SERVICES))
_PAUSED = Hall(
    OFFICE,
    SERVICES,
    pause=Pause(
        since=AT,
        messages={
            "vi": "Máy đang được thay giấy. Mời quý vị lấy số tại máy số 2, cạnh cửa chính.",
            "en": "The paper is being changed. Please use kiosk 2, beside the main door.",
        },
    ),
)
_FULL = Hall(OFFICE, tuple(_shut(one) for one in SERVICES))
_ALONE = Hall(OFFICE, tuple(replaced(one, waiting=-1) for one in SERVICES), is_alone=True)
_OWN = replaced(TICKET, id=-1, number="A501", ahead=-1, wait=None)
_ASKED = AskForTicket("dat-dai", None, "vi", "made-up-key")
_WAITS_FOR_THE_SERVER = Sorry(Trouble.SERVER_AWAY, Lookup(), LookUpDossier("made-up", "vi"))
_LATE = replaced(TICKET, ahead=23, wait=Wait(low_s=3900, high_s=7000))
_CHOOSING = Comfort(offered=(Aid.LARGE, Aid.CONTRAST, Aid.VOICE), is_choosing=True)
_CONTRAST = Comfort(frozenset({Aid.CONTRAST}))
_LISTED = Procedures("", LINES, "")

_STEPS: dict[str, Step] = {
    "welcome": Welcome(),
    "attract": Attract(0),
    "attract-english": Attract(1),
    "attract-crowd": Attract(2),
    "attract-doors": Attract(4),
    "services": ChooseService(),
    "priority": ChoosePriority(SERVICES[0]),
    "check-in": CheckIn(),
    "check-in-typed": CheckIn("0912345"),
    "appointments": ChooseAppointment("0912345678", APPOINTMENTS),
    "finding-appointments": FindingAppointments(AskForAppointments("0912345678", "vi")),
    "issuing": Issuing(_ASKED),
    "ticket-printing": TakeTicket(TICKET),
    "ticket-printed": TakeTicket(TICKET, Slip.PRINTED),
    "ticket-elsewhere": TakeTicket(TICKET, Slip.PRINTED, "Máy in cạnh cửa"),
    "slip-trouble": SlipTrouble(TICKET, "paper_out"),
    "procedures": _LISTED,
    "procedures-search": Procedures("dang ky", LINES[:2], "dang ky"),
    "procedures-nothing": Procedures("xyz", (), "xyz"),
    "procedure": ProcedureDetail(PROCEDURE, _LISTED),
    "lookup": Lookup(),
    "lookup-typed": Lookup("0000516H212611200007"),
    "looking-up": LookingUp(LookUpDossier("made-up", "vi")),
    "stage": DossierStage(STAGE),
    "stage-returned": DossierStage(RETURNED, "made-up-receipt-token1"),
    "visit": MyVisit("made-up-ticket-token-1", VISIT),
    "visit-served": MyVisit("made-up-ticket-token-1", SERVED),
    "asking": Asking(AskForVisit("made-up-ticket-token-1", "vi"), Welcome()),
    "rating": Rate("made-up-ticket-token-1", TICKET.number),
    "rating-good": Rate("made-up-ticket-token-1", TICKET.number, 5, (Reason.ATTITUDE,)),
    "rating-bad": Rate("made-up-ticket-token-1", STAGE.code, 2, (Reason.SPEED, Reason.PAPERS)),
    "thanked": Thanked(),
    "card": CardSeen("064190001234"),
    "own-dossiers": OwnDossiers((STAGE, RETURNED)),
}

LAYOUTS = (  # a scene of every layout, with as much on it as there can be
    *("welcome", "attract-crowd", "services-grouped", "priority", "check-in-typed"),
    *("appointments", "ticket-elsewhere", "slip-trouble", "procedures", "procedure"),
    *("lookup-typed", "stage-returned", "rating-bad", "own-dossiers", "sorry-too_early", "aids"),
)


def scenes(language: str) -> dict[str, Scene]:
    """Scenes by name."""
    base = Scene(language=language, hall=_HALL)
    shown = {name: replace(base, step=step) for name, step in _STEPS.items()}
    shown |= {f"sorry-{trouble}": replace(base, step=_sorry(trouble)) for trouble in Trouble}
    return shown | {
        "services-grouped": replace(base, hall=_GROUPED, step=ChooseService()),
        "services-closed": replace(base, hall=_CLOSED, step=ChooseService()),
        "paused": replace(base, hall=_PAUSED),
        "services-full": replace(base, hall=_FULL, step=ChooseService()),
        "ticket-long-wait": replace(base, step=TakeTicket(_LATE, Slip.PRINTED)),
        "aids": replace(base, comfort=_CHOOSING),
        "contrast": replace(base, comfort=_CONTRAST, step=ChooseService()),
        "welcome-away": replace(base, hall=replace(_HALL, attempts=1)),
        "welcome-first": replace(base, hall=Hall(attempts=1)),
        "welcome-alone": replace(base, hall=_ALONE),
        "services-alone": replace(base, hall=_ALONE, step=ChooseService()),
        "ticket-alone": replace(base, hall=_ALONE, step=TakeTicket(_OWN, Slip.PRINTED)),
        "slip-trouble-alone": replace(base, hall=_ALONE, step=SlipTrouble(_OWN, "no_printer")),
        "lookup-alone": replace(base, hall=_ALONE, step=_WAITS_FOR_THE_SERVER),
        "idle": replace(base, step=_LISTED, idle_left_s=12),
    }


def _sorry(trouble: Trouble) -> Sorry:
    return Sorry(trouble, ChooseService(), _ASKED if trouble in PASSING else None)
