"""What each scan does, whatever the visitor was doing."""

from typing import assert_never

from . import appointments, lookup, own
from .scan import (
    AppointmentToken,
    CitizenCard,
    DossierCode,
    DossierToken,
    Scan,
    TicketToken,
    Unreadable,
)
from .scene import Scene, Turn, at
from .sorry import sorry
from .steps import CardSeen
from .trouble import Trouble


def scanned(scene: Scene, scan: Scan) -> Turn:
    """Look a dossier up, check an appointment in, or say why the code is of no use here."""
    match scan:
        case DossierToken(code) | DossierCode(code):
            return lookup.scanned(scene, code)
        case AppointmentToken(token):
            return appointments.check_in(scene, token)
        case TicketToken(token):
            return own.slip_scanned(scene, token)
        case CitizenCard(id_number):
            return at(scene, CardSeen(id_number))
        case Unreadable():
            return sorry(scene, Trouble.UNREADABLE_SCAN)
        case _:
            assert_never(scan)
