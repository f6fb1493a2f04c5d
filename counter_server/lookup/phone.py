"""Phone pages behind the QR of a slip and of a receipt: no sign-in, tokens nobody can guess."""

from typing import NamedTuple

from flask import Blueprint, Response, request
from sqlalchemy import Connection, select

from config.words import translator
from counter_server.catalog.public import wording
from counter_server.contract.office import Name
from counter_server.contract.tickets import Ticket, TicketState
from counter_server.core.answers import language
from counter_server.core.errors import N_, NotFound
from counter_server.core.event_log import last_seq
from counter_server.core.pages import render
from counter_server.core.parts import Parts
from counter_server.core.streaming import event_stream
from counter_server.dossiers.progress import (
    Progress,
    progress_of_ticket,
    progress_of_token,
)
from counter_server.dossiers.wording import STATE_WORDS
from counter_server.queue.queries import ticket_by_token
from counter_server.queue.tables import CounterRow, ServiceRow

from .stages import ADVICE, WAY, stage_of
from .waiting import said
from .watching import watch_dossier, watch_ticket

ENDS = (TicketState.FINISHED, TicketState.NO_SHOW, TicketState.CANCELLED)


class Found(NamedTuple):
    office_id: int
    ticket: Ticket


def add_phone_pages(pages: Blueprint, parts: Parts) -> None:
    """`/h/<token>` and `/t/<token>` with their events; `?part=live` gives what changes alone."""
    _add_dossier_page(pages, parts)
    _add_ticket_page(pages, parts)


def _add_dossier_page(pages: Blueprint, parts: Parts) -> None:
    @pages.get("/h/<token>")
    def dossier(token: str) -> str:
        with parts.database.read() as connection:
            found = _dossier(connection, token)
            say = wording(connection, found.office_id)
            seq = last_seq(connection, found.office_id)
        return render(
            _template("dossier"),
            stage=stage_of(found),
            way=WAY,
            stage_words=STATE_WORDS,
            advice=ADVICE,
            say=say,
            events=f"/h/{found.token}/events?after={seq}",
        )

    @pages.get("/h/<token>/events")
    def dossier_events(token: str) -> Response:
        with parts.database.read() as connection:
            found = _dossier(connection, token)
        return event_stream(parts.feeds.of(found.office_id), watch_dossier(found.id))


def _add_ticket_page(pages: Blueprint, parts: Parts) -> None:
    @pages.get("/t/<token>")
    def ticket(token: str) -> str:
        with parts.database.read() as connection:
            office_id, found = _ticket(connection, token)
            seq = last_seq(connection, office_id)
            counter = _counter_number(connection, found.counter)
            service = _service_name(connection, office_id, found.service)
            dossiers = progress_of_ticket(connection, office_id, found.id)
            say = wording(connection, office_id)
        return render(
            _template("ticket"),
            ticket=found,
            service=service,
            said=said(found, counter, translator(language())),
            has_ended=found.state in ENDS,
            dossiers=dossiers,
            say=say,
            events=f"/t/{token}/events?after={seq}",
        )

    @pages.get("/t/<token>/events")
    def ticket_events(token: str) -> Response:
        with parts.database.read() as connection:
            office_id, found = _ticket(connection, token)
        return event_stream(parts.feeds.of(office_id), watch_ticket(found.id, found.service))


def _template(page: str) -> str:
    return (
        f"lookup/{page}_live.html" if request.args.get("part") == "live" else f"lookup/{page}.html"
    )


def _dossier(connection: Connection, token: str) -> Progress:
    found = progress_of_token(connection, token)
    if found is None:
        raise NotFound(
            "unknown_dossier",
            N_("Không tìm thấy hồ sơ."),
            N_("Quét lại mã QR trên giấy hẹn, hoặc tra cứu bằng mã hồ sơ ở trang đầu."),
        )
    return found


def _ticket(connection: Connection, token: str) -> Found:
    found = ticket_by_token(connection, token) if token.isascii() and token.isprintable() else None
    if found is None:
        raise NotFound(
            "unknown_ticket",
            N_("Không tìm thấy số này."),
            N_("Quét lại mã QR trên phiếu, hoặc lấy số mới tại máy."),
        )
    return Found(*found)


def _counter_number(connection: Connection, counter_id: int | None) -> int | None:
    return connection.execute(select(CounterRow.number).where(CounterRow.id == counter_id)).scalar()


def _service_name(connection: Connection, office_id: int, code: str) -> Name:
    row = connection.execute(
        select(ServiceRow.name_vi, ServiceRow.name_en).where(
            ServiceRow.office_id == office_id, ServiceRow.code == code
        )
    ).first()
    return Name(vi=row.name_vi, en=row.name_en) if row else Name(vi="")
