"""The verbs of a dossier, each one transaction: received, processed, resolved, returned."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import select, update

from counter_server.contract.dossiers import Dossier, DossierState
from counter_server.contract.events import DossierMoved
from counter_server.core.parts import Parts
from counter_server.core.who import Device, Person
from counter_server.core.work import Work

from . import queries, rules
from .receiving import receive
from .steps import add_step
from .tables import DossierRow

__all__ = ["process", "receive", "resolve", "return_result"]


def process(parts: Parts, office_id: int, code: str, by: Device | Person) -> Dossier:
    """The handling unit has it, or `wrong_state`."""
    return _move(parts, office_id, code, by, rules.process)


def resolve(parts: Parts, office_id: int, code: str, by: Device | Person) -> Dossier:
    """Its result is signed, or `wrong_state`."""
    return _move(parts, office_id, code, by, rules.resolve)


def return_result(parts: Parts, office_id: int, code: str, by: Device | Person) -> Dossier:
    """The citizen has the result, or `wrong_state`."""
    return _move(parts, office_id, code, by, rules.return_result)


def _move(
    parts: Parts,
    office_id: int,
    code: str,
    by: Device | Person,
    decide: Callable[[rules.Dossier], DossierMoved],
) -> Dossier:
    with parts.works.begin(office_id) as work:
        dossier = queries.deciding(work.connection, office_id, code)
        event = decide(dossier)
        _change(work, dossier, DossierState(event.to_state))
        add_step(work, dossier.id, work.record(event), DossierState(event.to_state), by)
        return queries.dossier(work.connection, office_id, dossier.id, parts.public_url)


def _change(work: Work, dossier: rules.Dossier, after: DossierState) -> None:
    """Only one of two who decided on the same state changes the row; the other is refused."""
    values: dict[str, Any] = {"state": after.value, "updated_at": work.at}
    if after is DossierState.RESOLVED:
        values["resolved_at"] = work.at
    if after is DossierState.RETURNED:
        values["returned_at"] = work.at
    changed = work.connection.execute(
        update(DossierRow)
        .where(DossierRow.id == dossier.id, DossierRow.state == dossier.state.value)
        .values(**values)
        .returning(DossierRow.id)
    ).scalar()
    if changed is None:
        now = work.connection.execute(
            select(DossierRow.state).where(DossierRow.id == dossier.id)
        ).scalar_one()
        raise rules.wrong_state(DossierState(now))
