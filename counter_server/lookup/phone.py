"""Phone pages behind the QR of a slip and of a receipt: no sign-in, tokens nobody can guess."""

from flask import Blueprint, Response
from sqlalchemy import Connection

from counter_server.catalog.public import wording
from counter_server.core.errors import N_, NotFound
from counter_server.core.event_log import last_seq
from counter_server.core.pages import render
from counter_server.core.parts import Parts
from counter_server.core.streaming import event_stream
from counter_server.dossiers.progress import Progress, progress_of_token
from counter_server.dossiers.wording import STATE_WORDS

from .phone_ticket import add_ticket_page, template
from .stages import ADVICE, WAY, stage_of
from .watching import watch_dossier


def add_phone_pages(pages: Blueprint, parts: Parts) -> None:
    """`/h/<token>` and `/t/<token>` with their events; `?part=live` gives what changes alone."""
    _add_dossier_page(pages, parts)
    add_ticket_page(pages, parts)


def _add_dossier_page(pages: Blueprint, parts: Parts) -> None:
    @pages.get("/h/<token>")
    def dossier(token: str) -> str:
        with parts.database.read() as connection:
            found = _dossier(connection, token)
            say = wording(connection, found.office_id)
            seq = last_seq(connection, found.office_id)
        return render(
            template("dossier"),
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


def _dossier(connection: Connection, token: str) -> Progress:
    found = progress_of_token(connection, token)
    if found is None:
        raise NotFound(
            "unknown_dossier",
            N_("Không tìm thấy hồ sơ."),
            N_("Quét lại mã QR trên giấy hẹn, hoặc tra cứu bằng mã hồ sơ ở trang đầu."),
        )
    return found
