"""Phone pages behind the QR of a slip and of a receipt: no sign-in, tokens nobody can guess."""

from flask import Blueprint, Response
from sqlalchemy import Connection

from config.words import translator
from counter_server.catalog.public import wording
from counter_server.contract.dossiers import DossierState
from counter_server.core.answers import language, speak_as
from counter_server.core.errors import N_, NotFound
from counter_server.core.event_log import last_seq
from counter_server.core.pages import render
from counter_server.core.parts import Parts
from counter_server.core.streaming import event_stream
from counter_server.dossiers.progress import Progress, language_of, progress_of_token
from counter_server.dossiers.wording import STATE_WORDS
from counter_server.queue.ratings.queries import is_dossier_rated

from .phone_app import add_app_files, head, manifest
from .phone_ticket import add_ticket_page, template
from .rating_pages import FACES, add_rating_pages
from .stages import ADVICE, WAY, stage_of
from .watching import watch_dossier


def add_phone_pages(pages: Blueprint, parts: Parts) -> None:
    """`/h/<token>` and `/t/<token>` with their events; `?part=live` gives what changes alone."""
    _add_dossier_page(pages, parts)
    _add_dossier_files(pages, parts)
    add_ticket_page(pages, parts)
    add_rating_pages(pages, parts)
    add_app_files(pages)


def _add_dossier_page(pages: Blueprint, parts: Parts) -> None:
    @pages.get("/h/<token>")
    def dossier(token: str) -> str:
        with parts.database.read() as connection:
            seq = last_seq(connection, _dossier(connection, token).office_id)
            found = _dossier(connection, token)
            say = wording(connection, found.office_id)
            is_rated = is_dossier_rated(connection, found.office_id, found.id)
        return render(
            template("dossier"),
            here=f"/h/{found.token}",
            stage=stage_of(found),
            way=WAY,
            stage_words=STATE_WORDS,
            advice=ADVICE,
            say=say,
            at=parts.clock(),
            is_finished=found.state is DossierState.RETURNED,
            is_rated=is_rated,
            faces=FACES,
            events=f"/h/{found.token}/events?after={seq}",
            **head(),
        )


def _add_dossier_files(pages: Blueprint, parts: Parts) -> None:
    @pages.get("/h/<token>/events")
    def dossier_events(token: str) -> Response:
        with parts.database.read() as connection:
            found = _dossier(connection, token)
        return event_stream(parts.feeds.of(found.office_id), watch_dossier(found.id))

    @pages.get("/h/<token>/app.webmanifest")
    def dossier_manifest(token: str) -> Response:
        with parts.database.read() as connection:
            found = _dossier(connection, token)
        name = translator(language())(N_("Hồ sơ {code}"))
        short = name.format(code=found.code.rsplit("-", 1)[-1])
        return manifest(f"/h/{token}", name.format(code=found.code), short)


def _dossier(connection: Connection, token: str) -> Progress:
    """The dossier of a token; its page speaks the language of the visit it was handed in on."""
    found = progress_of_token(connection, token)
    if found is None:
        raise NotFound(
            "unknown_dossier",
            N_("Không tìm thấy hồ sơ."),
            N_("Xin quét lại mã QR trên giấy hẹn, hoặc gõ mã hồ sơ ở trang đầu."),
        )
    speak_as(language_of(connection, found.id))
    return found
