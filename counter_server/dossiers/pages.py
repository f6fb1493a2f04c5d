"""The desk's pages of dossiers: intake, today's list, one dossier with its steps."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from flask import Blueprint, Response, redirect, request
from werkzeug.wrappers import Response as AnyResponse

from counter_server.catalog.public import wording
from counter_server.contract.dossiers import DossierState
from counter_server.contract.events import DossierMoved, Entry, PrintChanged
from counter_server.core.errors import N_
from counter_server.core.pages import person_for, render
from counter_server.core.parts import Parts
from counter_server.core.streaming import Message, event_stream
from counter_server.core.who import Act

from . import actions, lists, queries
from .intake_pages import add_intake_pages
from .people import names_of
from .printing_state import printing_of
from .wording import STATE_WORDS

MOVES = {
    "process": (DossierState.RECEIVED, actions.process, N_("Chuyển xử lý")),
    "resolve": (DossierState.PROCESSING, actions.resolve, N_("Kết quả đã ký")),
    "return": (DossierState.RESOLVED, actions.return_result, N_("Trả kết quả cho dân")),
}


def dossiers_pages(parts: Parts) -> Blueprint:
    """`/desk/dossiers` and all below it, for people who signed in."""
    pages = Blueprint("dossiers", __name__, url_prefix="/desk/dossiers")
    add_intake_pages(pages, parts)
    _add_list(pages, parts)
    _add_detail(pages, parts)
    _add_moves(pages, parts)
    return pages


def _add_list(pages: Blueprint, parts: Parts) -> None:
    @pages.get("")
    def dossiers() -> str:
        person = person_for(Act.PROCESS)
        q = request.args.get("q", "").strip()[:100]
        now = parts.clock()
        with parts.database.read() as connection:
            say = wording(connection, person.office_id)
            if q:
                found = lists.with_code_like(connection, person.office_id, q)
            else:
                start, end = _day_around(now, say.timezone)
                found = lists.received_between(connection, person.office_id, start, end)
        return render(
            "dossiers/list.html", q=q, lines=found, now=now, state_words=STATE_WORDS, say=say
        )


def _add_detail(pages: Blueprint, parts: Parts) -> None:
    @pages.get("/<code>")
    def dossier(code: str) -> str:
        person = person_for(Act.PROCESS)
        with parts.database.read() as connection:
            file = queries.dossier_file(connection, person.office_id, code, parts.public_url)
            steps = queries.steps(connection, file.dossier.id)
            return render(
                "dossiers/dossier.html",
                file=file,
                dossier=file.dossier,
                steps=steps,
                names=names_of(connection, steps),
                printing=printing_of(connection, person.office_id, file.dossier.id, steps),
                moves=MOVES,
                state_words=STATE_WORDS,
                is_new="received" in request.args,
                now=parts.clock(),
                say=wording(connection, person.office_id),
            )

    @pages.get("/<code>/events")
    def events(code: str) -> Response:
        person = person_for(Act.PROCESS)
        with parts.database.read() as connection:
            found = queries.dossier(connection, person.office_id, code)
        return event_stream(parts.feeds.of(person.office_id), _about(found.id))


def _add_moves(pages: Blueprint, parts: Parts) -> None:
    @pages.post("/<code>/<any(process, resolve, return):move>")
    def take_step(code: str, move: str) -> AnyResponse:
        person = person_for(Act.PROCESS)
        _, action, _ = MOVES[move]
        dossier = action(parts, person.office_id, code, person)
        return redirect(f"/desk/dossiers/{dossier.code}", 303)


def _about(dossier_id: int) -> Message:
    """Only what changes the page of one dossier, and only that it changed."""

    def message(entry: Entry, _bytes: bytes) -> bytes | None:
        event = entry.event
        if isinstance(event, DossierMoved | PrintChanged) and event.dossier == dossier_id:
            return f"id: {entry.seq}\nevent: change\ndata: {{}}\n\n".encode()
        return None

    return message


def _day_around(now: datetime, timezone: str) -> tuple[datetime, datetime]:
    """The office's day that holds a moment, to its last microsecond."""
    zone = ZoneInfo(timezone)
    start = now.astimezone(zone).replace(hour=0, minute=0, second=0, microsecond=0)
    next_day = datetime.combine(start.date() + timedelta(days=1), start.time(), zone)
    return start, next_day - timedelta(microseconds=1)
