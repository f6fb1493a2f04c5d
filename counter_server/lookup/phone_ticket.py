"""The phone page behind the QR of a slip: how near the turn is, and when it has come."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from flask import Blueprint, Response, request
from sqlalchemy import Connection, select

from config.words import translator
from counter_server.catalog.public import wording
from counter_server.contract.office import Name
from counter_server.contract.tickets import Ticket, TicketState
from counter_server.core.answers import language, speak_as
from counter_server.core.clock import business_day
from counter_server.core.errors import N_, NotFound
from counter_server.core.event_log import last_seq
from counter_server.core.pages import render
from counter_server.core.parts import Parts
from counter_server.core.streaming import event_stream
from counter_server.dossiers.progress import progress_of_ticket
from counter_server.queue.queries import ticket_by_token
from counter_server.queue.ratings.queries import is_visit_rated
from counter_server.queue.tables import CounterRow, ServiceRow

from .not_yet import NotYet, not_yet, said_of
from .phone_app import head, manifest
from .rating_pages import FACES
from .waiting import Said, said
from .watching import watch_ticket


class Found(NamedTuple):
    office_id: int
    ticket: Ticket


def add_ticket_page(pages: Blueprint, parts: Parts) -> None:
    """`/t/<token>`, its events, and what a phone needs to keep it on its first screen."""
    _add_page(pages, parts)

    @pages.get("/t/<token>/events")
    def ticket_events(token: str) -> Response:
        with parts.database.read() as connection:
            office_id, found = _ticket(connection, token, parts.clock())
        return event_stream(parts.feeds.of(office_id), watch_ticket(found.id, found.service))

    @pages.get("/t/<token>/app.webmanifest")
    def ticket_manifest(token: str) -> Response:
        with parts.database.read() as connection:
            found = _ticket(connection, token, parts.clock())
        _ = translator(language())
        name = _("Số thứ tự {number}").format(number=found.ticket.number)
        return manifest(f"/t/{token}", name, found.ticket.number)


def template(page: str) -> str:
    """The whole page, or with `?part=live` what changes of it."""
    return (
        f"lookup/{page}_live.html" if request.args.get("part") == "live" else f"lookup/{page}.html"
    )


def _add_page(pages: Blueprint, parts: Parts) -> None:
    @pages.get("/t/<token>")
    def ticket(token: str) -> str:
        with parts.database.read() as connection:
            found = _found(connection, token, parts.clock())
            away = None if found else not_yet(connection, token if token.isascii() else "")
            if found:
                values = _values(connection, parts, token, found.office_id)
            elif away:
                values = _values_away(connection, parts, away)
            else:
                raise _unknown()
        return render(template("ticket"), here=f"/t/{token}", faces=FACES, **values, **head())


def _values(connection: Connection, parts: Parts, token: str, office_id: int) -> dict[str, object]:
    seq = last_seq(connection, office_id)  # before what it is the state of
    at = parts.clock()
    found = _ticket(connection, token, at).ticket
    say = wording(connection, office_id)
    is_of_today = business_day(found.issued_at, say.timezone) == business_day(at, say.timezone)
    is_finished = found.state is TicketState.FINISHED
    return {
        "ticket": found,
        "number": found.number,
        "say": say,
        "at": at,
        "names": _names(connection, office_id, (found.service, *found.then)),
        "said": _said(connection, found, is_of_today=is_of_today),
        "dossiers": progress_of_ticket(connection, office_id, found.id),
        "is_finished": is_finished,
        "is_rated": is_finished and is_visit_rated(connection, office_id, found.id),
        "events": f"/t/{token}/events?after={seq}",
    }


def _values_away(connection: Connection, parts: Parts, away: NotYet) -> dict[str, object]:
    at = parts.clock()
    say = wording(connection, away.office_id)
    words = said_of(away, business_day(at, say.timezone), translator(language()))
    return {"ticket": None, "number": away.number, "say": say, "at": at, "said": words} | {
        "names": [away.service]
    }


def _found(connection: Connection, token: str, at: datetime) -> Found | None:
    """The ticket of a token; its page speaks the language that was chosen at the kiosk."""
    is_readable = token.isascii() and token.isprintable()
    found = ticket_by_token(connection, token, at=at) if is_readable else None
    if found is None:
        return None
    speak_as(found[1].language)
    return Found(*found)


def _ticket(connection: Connection, token: str, at: datetime) -> Found:
    found = _found(connection, token, at)
    if found is None:
        raise _unknown()
    return found


def _unknown() -> NotFound:
    return NotFound(
        "unknown_ticket",
        N_("Không tìm thấy số này."),
        N_("Xin quét lại mã QR trên phiếu, hoặc lấy số mới tại máy."),
    )


def _said(connection: Connection, found: Ticket, *, is_of_today: bool) -> Said:
    number = connection.execute(
        select(CounterRow.number).where(CounterRow.id == found.counter)
    ).scalar()
    return said(found, number, translator(language()), is_of_today=is_of_today)


def _names(connection: Connection, office_id: int, codes: Sequence[str]) -> list[Name]:
    """The names of services, in the order of their codes."""
    rows = connection.execute(
        select(ServiceRow.code, ServiceRow.name_vi, ServiceRow.name_en).where(
            ServiceRow.office_id == office_id, ServiceRow.code.in_(codes)
        )
    )
    known = {row.code: Name(vi=row.name_vi, en=row.name_en) for row in rows}
    return [known[code] for code in codes if code in known]
