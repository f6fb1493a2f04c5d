"""Reads of the voice; all take a connection and an office."""

from sqlalchemy import Connection, select

from counter_server.contract.events import Entry
from counter_server.contract.voice import Hall
from counter_server.contract.wire import WrongBody, from_plain
from counter_server.core.event_log import entries_after
from counter_server.queue.tables import CounterRow, ServiceRow

from .settings import VoiceSettings
from .tables import VoiceRow


def settings(connection: Connection, office_id: int) -> VoiceSettings:
    """How the office reads; what another version wrote and this one cannot read is as if unset."""
    plain = connection.execute(
        select(VoiceRow.settings).where(VoiceRow.office_id == office_id)
    ).scalar()
    try:
        return from_plain(plain or {}, VoiceSettings)
    except WrongBody:
        return VoiceSettings()


def entry(connection: Connection, office_id: int, seq: int) -> Entry | None:
    """One entry of the log."""
    found = entries_after(connection, office_id, seq - 1, limit=1)
    return found[0] if found and found[0].seq == seq else None


def counter_name(connection: Connection, office_id: int, number: int, language: str) -> str:
    """A counter's name in a language; empty when it has none."""
    names = dict(hall(connection, office_id, language).counters)
    return names.get(number, "")


def hall(connection: Connection, office_id: int, language: str) -> Hall:
    """What can be called, with the counters' names in a language."""
    prefixes = connection.execute(
        select(ServiceRow.prefix)
        .where(ServiceRow.office_id == office_id)
        .order_by(ServiceRow.position, ServiceRow.id)
    ).scalars()
    counters = connection.execute(
        select(CounterRow.number, CounterRow.name_vi, CounterRow.name_en)
        .where(CounterRow.office_id == office_id)
        .order_by(CounterRow.number)
    )
    return Hall(
        prefixes=tuple(dict.fromkeys(prefixes)),
        counters=tuple(
            (row.number, (language == "en" and row.name_en) or row.name_vi) for row in counters
        ),
    )
