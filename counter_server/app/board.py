"""The waiting-room board: the page of display_board, joined to this server's board and stream.

It needs no sign-in: it shows numbers and counters, as the wall of the hall does.
"""

from urllib.parse import quote

import msgspec
from flask import Blueprint, Response, render_template, request, send_from_directory
from jinja2 import ChoiceLoader, FileSystemLoader

from config.words import best_language
from counter_server.contract.events import (
    AnnouncementMade,
    CounterChanged,
    Entry,
    TicketCancelled,
    TicketEvent,
    TicketHeld,
    TicketNear,
    TicketReleased,
)
from counter_server.core.answers import json_answer
from counter_server.core.errors import N_, NotFound
from counter_server.core.feed import frame_of
from counter_server.core.offices import first_office_id, office, office_by_code
from counter_server.core.parts import Parts
from counter_server.core.streaming import event_stream
from counter_server.queue import queries
from display_board.page import board_page, static_folder, templates_folder
from display_board.page.page import TEMPLATE, Addresses

MAIN = "main"  # the zone of the first office; another office has its code


def board_pages(parts: Parts) -> Blueprint:
    """`/board/<zone>`, its snapshot, its events and its static files."""
    pages = Blueprint("board", __name__, url_prefix="/board")
    pages.jinja_loader = ChoiceLoader([FileSystemLoader(templates_folder())])

    @pages.get("/<zone>")
    def page(zone: str) -> str:
        office_id = _office_of(parts, zone)
        now = parts.clock()
        with parts.database.read() as connection:
            view = board_page(
                office(connection, office_id, parts.public_url),
                queries.board(connection, office_id, now),
                best_language(request.args.get("lang")),
                now,
                _addresses(zone),
            )
        return render_template(TEMPLATE, view=view)

    @pages.get("/<zone>/snapshot")
    def snapshot(zone: str) -> Response:
        office_id = _office_of(parts, zone)
        with parts.database.read() as connection:
            return json_answer(queries.board(connection, office_id, parts.clock()))

    @pages.get("/<zone>/events")
    def events(zone: str) -> Response:
        return event_stream(parts.feeds.of(_office_of(parts, zone)), _public)

    @pages.get("/static/<path:name>")
    def static_file(name: str) -> Response:
        return send_from_directory(static_folder(), name, max_age=3600)

    return pages


def _public(entry: Entry, message: bytes) -> bytes:
    """Tickets and counters; of all else only that it happened, so no seq is missing.

    Reasons are free text that clerks type, so the hall does not get them.
    """
    if isinstance(entry.event, TicketHeld | TicketCancelled):
        quiet = msgspec.structs.replace(entry.event, reason="")
        return frame_of(msgspec.structs.replace(entry, event=quiet)).message
    is_shown = isinstance(entry.event, TicketEvent | CounterChanged | AnnouncementMade)
    if is_shown and not isinstance(entry.event, TicketNear | TicketReleased):
        return message
    return b'id: %d\nevent: skip\ndata: {"seq":%d}\n\n' % (entry.seq, entry.seq)


def _addresses(zone: str) -> Addresses:
    place = f"/board/{quote(zone, safe='')}"
    return Addresses(events=f"{place}/events", snapshot=f"{place}/snapshot")


def _office_of(parts: Parts, zone: str) -> int:
    with parts.database.read() as connection:
        is_main = zone == MAIN
        office_id = first_office_id(connection) if is_main else office_by_code(connection, zone)
    if office_id is not None:
        return office_id
    raise NotFound(
        "unknown_zone", N_("Không có bảng “{zone}”."), N_("Mở /board/main."), values={"zone": zone}
    )
