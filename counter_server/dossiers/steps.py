"""Writes down each step of a dossier and who took it."""

from sqlalchemy import insert

from counter_server.contract.dossiers import DossierState
from counter_server.contract.events import Entry
from counter_server.core.who import Device, Person
from counter_server.core.work import Work

from .tables import DossierStepRow


def add_step(
    work: Work, dossier_id: int, entry: Entry, state: DossierState, by: Device | Person
) -> None:
    """The step that an event made."""
    work.connection.execute(
        insert(DossierStepRow).values(
            dossier_id=dossier_id,
            seq=entry.seq,
            state=state.value,
            at=entry.at,
            by_person=by.id if isinstance(by, Person) else None,
            by_device=by.id if isinstance(by, Device) else None,
        )
    )
