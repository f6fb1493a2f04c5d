"""The waiting-room board: the pages of display_board, joined to this server's board and stream.

It needs no sign-in: it shows numbers and counters, as the wall of the hall does.
"""

import msgspec
from flask import Blueprint, Response, send_from_directory
from jinja2 import ChoiceLoader, FileSystemLoader

from config.design import board_themes
from counter_server.boards import queries
from counter_server.boards.media import folder_of
from counter_server.boards.queries import Place
from counter_server.contract.events import (
    AnnouncementMade,
    BoardChanged,
    CounterChanged,
    DayOpened,
    EmergencyAnswered,
    EmergencyRaised,
    Entry,
    TicketCancelled,
    TicketEvent,
    TicketHeld,
    TicketNear,
    TicketReleased,
)
from counter_server.core.answers import json_answer
from counter_server.core.feed import Frame
from counter_server.core.pages import render
from counter_server.core.parts import Parts
from counter_server.core.streaming import event_stream
from display_board.page import page_version, static_folder, templates_folder
from display_board.page.files import THEMES

from .board_view import board_html, plain_html

_FOREVER = "public, max-age=31536000, immutable"
_SHOWN = (
    TicketEvent
    | CounterChanged
    | BoardChanged
    | DayOpened
    | AnnouncementMade
    | EmergencyRaised
    | EmergencyAnswered
)


def board_pages(parts: Parts) -> Blueprint:
    """`/board`, `/board/<zone>` with its snapshot and events, and the files of the page."""
    pages = Blueprint("board", __name__, url_prefix="/board")
    pages.jinja_loader = ChoiceLoader([FileSystemLoader(templates_folder())])

    @pages.get("")
    def choose() -> str:
        with parts.database.read() as connection:
            return render("boards/choose.html", offices=queries.addresses(connection))

    @pages.get("/<zone>")
    def page(zone: str) -> str:
        return board_html(parts, _place(parts, zone))

    @pages.get("/<zone>/plain")
    def plain(zone: str) -> str:
        return plain_html(parts, _place(parts, zone))

    @pages.get("/<zone>/snapshot")
    def snapshot(zone: str) -> Response:
        place = _place(parts, zone)
        with parts.database.read() as connection:
            return json_answer(queries.board_of(connection, place, parts.clock()))

    @pages.get("/<zone>/events")
    def events(zone: str) -> Response:
        feed = parts.feeds.of(_place(parts, zone).office_id)
        return event_stream(feed, _public, recent=True)  # anybody may ask

    _add_files(pages, parts)
    return pages


def _add_files(pages: Blueprint, parts: Parts) -> None:
    @pages.get("/version")
    def version() -> Response:
        answer = json_answer({"version": page_version()})
        answer.headers["Cache-Control"] = "no-store"
        return answer

    @pages.get("/static/<path:name>")
    def static_file(name: str) -> Response:
        folder, _, file = name.rpartition("/")
        if file == THEMES:
            answer = Response(board_themes(), mimetype="text/css")
        else:
            answer = send_from_directory(static_folder(), file)
        is_ours = folder == f"v-{page_version()}"
        answer.headers["Cache-Control"] = _FOREVER if is_ours else "no-cache"
        return answer

    @pages.get("/media/<int:office_id>/<name>")
    def media(office_id: int, name: str) -> Response:
        # Conditional: answers ranges, as televisions ask for films.
        answer = send_from_directory(folder_of(parts.data, office_id), name, conditional=True)
        answer.headers["Cache-Control"] = _FOREVER
        return answer


def _public(entry: Entry, message: bytes) -> bytes:
    """Tickets, counters, boards; of all else only that it happened, so no seq is missing.

    Reasons are free text that clerks type, so the hall does not get them.
    """
    if isinstance(entry.event, TicketHeld | TicketCancelled):
        quiet = msgspec.structs.replace(entry.event, reason="")
        return Frame(msgspec.structs.replace(entry, event=quiet)).message
    is_shown = isinstance(entry.event, _SHOWN)
    if is_shown and not isinstance(entry.event, TicketNear | TicketReleased):
        return message
    return b'id: %d\nevent: skip\ndata: {"seq":%d}\n\n' % (entry.seq, entry.seq)


def _place(parts: Parts, zone: str) -> Place:
    with parts.database.read() as connection:
        return queries.place_of(connection, zone)
