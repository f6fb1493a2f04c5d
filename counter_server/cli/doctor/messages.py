"""Finds out how the text messages of every office go: folders, rights, smsd and its modem."""

from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection

from counter_server.core.offices import office_ids
from counter_server.sms.health import Mend
from counter_server.sms.looking import mends_of
from counter_server.sms.queries import last_messages, place
from hardware.sms import Gateway

from .facts import MessagesFact


def messages_of_all(connection: Connection, at: datetime) -> tuple[MessagesFact, ...]:
    """Of every office that sends messages."""
    places = ((each, place(connection, each)) for each in office_ids(connection))
    return tuple(
        _fact(
            Path(found.settings.folder),
            mends_of(found, last_messages(connection, office_id), at),
        )
        for office_id, found in places
        if found.settings.is_on
    )


def _fact(folder: Path, mends: tuple[Mend, ...]) -> MessagesFact:
    is_loose = folder.is_dir() and bool(folder.stat().st_mode & 0o077)
    return MessagesFact(folder, Gateway(folder).missing(), is_loose, mends)
