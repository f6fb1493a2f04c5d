"""Reads of text messages; all take a connection and an office."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, select
from sqlalchemy.sql.elements import ColumnElement

from config.words import FIRST_LANGUAGE
from counter_server.contract.wire import WrongBody, from_plain

from .rules import DAY, HOUR, Past
from .settings import SmsSettings
from .tables import SmsConsentRow, SmsMessageRow, SmsRow

MOST_SHOWN = 50
MOST_AT_ONCE = 50
HELP_KIND = "help"
# What costs: it went out, or is about to.
OUT = "out"


@dataclass(frozen=True)
class Place:
    """Where the messenger of an office is."""

    settings: SmsSettings
    last_seq: int = 0
    trouble: str = ""
    seen_at: datetime | None = None


@dataclass(frozen=True)
class Message:
    """A message as it is kept."""

    id: int
    direction: str
    kind: str
    number: str
    text: str
    state: str
    silence: str
    at: datetime
    file: str | None


def place(connection: Connection, office_id: int) -> Place:
    """The settings and what goes with them; off for an office that has none it can read."""
    row = connection.execute(
        select(SmsRow.settings, SmsRow.last_seq, SmsRow.trouble, SmsRow.seen_at).where(
            SmsRow.office_id == office_id
        )
    ).first()
    if row is None:
        return Place(SmsSettings())
    try:
        settings = from_plain(row.settings, SmsSettings)
    except WrongBody:
        settings = SmsSettings()
    return Place(settings, row.last_seq, row.trouble, row.seen_at)


def is_on(connection: Connection, office_id: int) -> bool:
    return place(connection, office_id).settings.is_on


def last_messages(connection: Connection, office_id: int) -> list[Message]:
    """The newest, newest first."""
    return _messages(connection, office_id, newest=True)


def in_state(connection: Connection, office_id: int, state: str) -> list[Message]:
    """Outgoing messages in a state, oldest first."""
    return _messages(connection, office_id, SmsMessageRow.state == state)


def past(connection: Connection, office_id: int, number: str, at: datetime) -> Past:
    """What went out before, to a number and to everybody."""
    mine = (
        SmsMessageRow.office_id == office_id,
        SmsMessageRow.direction == OUT,
        SmsMessageRow.state != "ignored",
    )
    rows = connection.execute(
        select(SmsMessageRow.at, SmsMessageRow.kind)
        .where(*mine, SmsMessageRow.number == number, SmsMessageRow.at > at - DAY)
        .order_by(SmsMessageRow.at, SmsMessageRow.id)
        .limit(1000)
    ).all()
    to_all = connection.execute(
        select(func.count()).where(*mine, SmsMessageRow.at > at - HOUR)
    ).scalar_one()
    helped = [row.at for row in rows if row.kind == HELP_KIND]
    return Past(tuple(row.at for row in rows), helped[-1] if helped else None, to_all)


def is_known(connection: Connection, office_id: int, incoming: str) -> bool:
    """An incoming message was dealt with; only its file was not taken away yet."""
    here = (SmsMessageRow.office_id == office_id) & (SmsMessageRow.incoming == incoming)
    return connection.execute(select(SmsMessageRow.id).where(here)).first() is not None


def has_consents(connection: Connection, office_id: int) -> bool:
    here = SmsConsentRow.office_id == office_id
    return connection.execute(select(SmsConsentRow.id).where(here).limit(1)).first() is not None


def consent_of(office_id: int, **whose: int | None) -> ColumnElement[bool]:
    """The row of one visit, dossier or appointment: of `whose` the id that is not None."""
    ((column, value),) = [each for each in whose.items() if each[1] is not None]
    return (SmsConsentRow.office_id == office_id) & (SmsConsentRow.__table__.c[column] == value)


def given_number(connection: Connection, office_id: int, **whose: int | None) -> str:
    """The number somebody gave for a visit, dossier or appointment; empty for none."""
    here = consent_of(office_id, **whose)
    return connection.execute(select(SmsConsentRow.number).where(here)).scalar() or ""


def agreed_language(connection: Connection, office_id: int, number: str) -> str:
    """In which the number last agreed to be told of something, as long as that is kept."""
    here = (SmsConsentRow.office_id == office_id) & (SmsConsentRow.number == number)
    newest = (SmsConsentRow.at.desc(), SmsConsentRow.id.desc())
    last = select(SmsConsentRow.language).where(here).order_by(*newest).limit(1)
    return connection.execute(last).scalar() or FIRST_LANGUAGE


def folder_is_taken(connection: Connection, office_id: int, folder: str) -> bool:
    """Another office has its messages there."""
    rows = connection.execute(select(SmsRow.settings).where(SmsRow.office_id != office_id))
    return any(row.settings.get("folder") == folder for row in rows)


def _messages(
    connection: Connection, office_id: int, *wanted: ColumnElement[bool], newest: bool = False
) -> list[Message]:
    order: Any = (SmsMessageRow.at, SmsMessageRow.id)
    if newest:
        order = tuple(each.desc() for each in order)
    rows = connection.execute(
        select(SmsMessageRow.__table__)
        .where(SmsMessageRow.office_id == office_id, *wanted)
        .order_by(*order)
        .limit(MOST_SHOWN if newest else MOST_AT_ONCE)
    )
    return [_message(row) for row in rows]


def _message(row: Any) -> Message:
    return Message(
        id=row.id,
        direction=row.direction,
        kind=row.kind,
        number=row.number,
        text=row.text,
        state=row.state,
        silence=row.silence,
        at=row.at,
        file=row.file,
    )
