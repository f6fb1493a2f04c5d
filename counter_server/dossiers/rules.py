"""The states of a dossier and what may follow what; each decision an event or a refusal."""

from dataclasses import dataclass

from counter_server.contract.dossiers import DossierState
from counter_server.contract.events import DossierMoved
from counter_server.core.errors import N_, Refused

PORTAL_CODES = {
    DossierState.RECEIVED: 2,
    DossierState.PROCESSING: 4,
    DossierState.RESOLVED: 9,
    DossierState.RETURNED: 10,
}


@dataclass(frozen=True)
class Dossier:
    """What a decision needs to know of a dossier."""

    id: int
    code: str
    state: DossierState


def process(dossier: Dossier) -> DossierMoved:
    """The handling unit takes it up."""
    return _move(dossier, DossierState.RECEIVED, DossierState.PROCESSING)


def resolve(dossier: Dossier) -> DossierMoved:
    """The result is signed; on time is judged by this moment (NĐ 61/2018)."""
    return _move(dossier, DossierState.PROCESSING, DossierState.RESOLVED)


def return_result(dossier: Dossier) -> DossierMoved:
    """The citizen has the result."""
    return _move(dossier, DossierState.RESOLVED, DossierState.RETURNED)


def wrong_state(state: DossierState) -> Refused:
    """The refusal of a move that does not follow the state a dossier is in."""
    return Refused(
        "wrong_state",
        N_("Hồ sơ không ở bước này."),
        N_("Mở lại hồ sơ để xem bước hiện tại; có thể người khác vừa chuyển."),
        state=state.value,
    )


def _move(dossier: Dossier, before: DossierState, after: DossierState) -> DossierMoved:
    if dossier.state is not before:
        raise wrong_state(dossier.state)
    return DossierMoved(
        dossier=dossier.id, code=dossier.code, from_state=before.value, to_state=after.value
    )
