"""What came and went, written in the caller's transaction."""

from datetime import datetime

from sqlalchemy import delete, select, update

from counter_server.core.upsert import insert_or
from counter_server.core.work import Work

from .numbers import masked
from .tables import SmsConsentRow, SmsMessageRow

LONGEST_TEXT, LONGEST_NUMBER, LONGEST_KEY = 500, 40, 80
_TIDIED_AT_ONCE = 500


def queue_message(
    work: Work, kind: str, number: str, text: str, *, seq: int | None = None, silence: str = ""
) -> None:
    """A message that is to go out; of one event only the first. With `silence` it does not go."""
    statement = insert_or(work.connection.dialect.name, SmsMessageRow).values(
        office_id=work.office_id,
        direction="out",
        kind=kind,
        number=number,
        text=text,
        state="ignored" if silence else "queued",
        silence=silence,
        at=work.at,
        event_seq=seq,
    )
    work.connection.execute(statement.on_conflict_do_nothing())


def keep_incoming(work: Work, key: str, sender: str, text: str, silence: str = "") -> bool:
    """A message that came in; False when it is known already."""
    readable = "".join(sign for sign in " ".join(text.split()) if sign.isprintable())
    statement = insert_or(work.connection.dialect.name, SmsMessageRow).values(
        office_id=work.office_id,
        direction="in",
        kind="asked",
        number=sender[:LONGEST_NUMBER],
        text=readable[:LONGEST_TEXT],
        state="ignored" if silence else "answered",
        silence=silence,
        at=work.at,
        incoming=key[:LONGEST_KEY],
    )
    return bool(work.connection.execute(statement.on_conflict_do_nothing()).rowcount)


def set_state(work: Work, message_id: int, state: str, file: str | None = None) -> None:
    here = (SmsMessageRow.office_id == work.office_id) & (SmsMessageRow.id == message_id)
    news = {"state": state} if file is None else {"state": state, "file": file}
    work.connection.execute(update(SmsMessageRow).where(here).values(news))


def mask_before(work: Work, before: datetime) -> int:
    """Nobody can tell any more who wrote and what; how many messages."""
    rows = work.connection.execute(
        select(SmsMessageRow.id, SmsMessageRow.number)
        .where(
            SmsMessageRow.office_id == work.office_id,
            SmsMessageRow.at < before,
            SmsMessageRow.masked_at.is_(None),
        )
        .order_by(SmsMessageRow.at, SmsMessageRow.id)
        .limit(_TIDIED_AT_ONCE)
    ).all()
    for row in rows:
        gone = {"number": masked(row.number), "text": "", "incoming": None, "file": None}
        work.connection.execute(
            update(SmsMessageRow)
            .where(SmsMessageRow.id == row.id)
            .values(**gone, masked_at=work.at)
        )
    return len(rows)


def forget_number(work: Work, number: str) -> None:
    """No visit and no dossier is told to this number any more."""
    here = (SmsConsentRow.office_id == work.office_id) & (SmsConsentRow.number == number)
    work.connection.execute(delete(SmsConsentRow).where(here))
