"""A made-up slip and dossier of somebody who comes back to the kiosk."""

from msgspec.structs import replace

from counter_server.contract.dossiers import DossierState
from counter_server.contract.office import Name
from counter_server.contract.ratings import Visit
from counter_server.contract.tickets import TicketState

from .office import STAGE, TICKET

VISIT = Visit(ticket=TICKET, counter_number=None, is_of_today=True, can_be_rated=False)
FINISHED = replace(TICKET, state=TicketState.FINISHED, ahead=0, wait=None)
SERVED = Visit(ticket=FINISHED, counter_number=2, is_of_today=True, can_be_rated=True)
RETURNED = replace(
    STAGE,
    code="000.05.16.H21-261112-0003",
    state=DossierState.RETURNED,
    portal_code=10,
    stage=Name(vi="Đã trả kết quả", en="Result handed over"),
    step=4,
    can_be_rated=True,
)
