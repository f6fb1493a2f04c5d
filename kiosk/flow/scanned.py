"""What each scan does, whatever the visitor was doing."""

from typing import assert_never

from . import appointments, lookup
from .scan import (
    AppointmentToken,
    CitizenCard,
    DossierCode,
    DossierToken,
    Scan,
    TicketToken,
    Unreadable,
)
from .scene import Scene, Turn
from .sorry import sorry
from .trouble import Trouble


def scanned(scene: Scene, scan: Scan) -> Turn:
    """Look a dossier up, check an appointment in, or say why the code is of no use here."""
    match scan:
        case DossierToken(code) | DossierCode(code):
            return lookup.scanned(scene, code)
        case AppointmentToken(token):
            return appointments.check_in(scene, token)
        case TicketToken():
            return sorry(scene, Trouble.TICKET_SCANNED)
        case CitizenCard():
            return sorry(scene, Trouble.CITIZEN_CARD)
        case Unreadable():
            return sorry(scene, Trouble.UNREADABLE_SCAN)
        case _:
            assert_never(scan)
