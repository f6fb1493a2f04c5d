"""The names of those who took the steps of a dossier, for the desk's register."""

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, select
from sqlalchemy.orm import InstrumentedAttribute

from counter_server.accounts.tables import DeviceRow, UserRow

from .queries import Step


def names_of(connection: Connection, steps: Sequence[Step]) -> Mapping[int, str]:
    """By the step's seq, who took it: a person, or the device that a script or desk signed with."""
    people = _names(
        connection, UserRow.id, UserRow.display_name, [each.by_person for each in steps]
    )
    devices = _names(connection, DeviceRow.id, DeviceRow.name, [each.by_device for each in steps])
    return {
        step.seq: people.get(step.by_person) or devices.get(step.by_device) or "–" for step in steps
    }


def _names(
    connection: Connection,
    key: InstrumentedAttribute[int],
    name: InstrumentedAttribute[str],
    ids: Sequence[int | None],
) -> dict[int | None, str]:
    wanted = {each for each in ids if each is not None}
    rows = connection.execute(select(key, name).where(key.in_(wanted)).limit(100))
    return {row[0]: row[1] for row in rows}
