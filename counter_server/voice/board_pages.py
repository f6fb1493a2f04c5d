"""What the board page and the player ask: who reads, what to play for an entry, and the sounds.

Without sign-in, as the board itself: it tells numbers and counters, as the voice does.
"""

from collections.abc import Callable

from flask import Blueprint, Response, request
from sqlalchemy import Connection

from counter_server.core.answers import json_answer
from counter_server.core.errors import N_, NotFound
from counter_server.core.offices import office
from counter_server.core.parts import Parts

from . import queries, rules
from .announcing import Announcer
from .rules import Zone
from .studio import Studio

FindZone = Callable[[Connection, str], Zone]

_FOREVER = "public, max-age=31536000, immutable"


def voice_board_pages(parts: Parts, studio: Studio, find_zone: FindZone) -> Blueprint:
    """`/board/<zone>/voice`, `/board/<zone>/voice/<seq>` and `/board/<zone>/voice/<sound>.wav`."""
    pages = Blueprint("voice_board", __name__, url_prefix="/board")
    announcer = Announcer(parts, studio)

    def zone_of(address: str) -> Zone:
        with parts.database.read() as connection:
            return find_zone(connection, address)

    @pages.get("/<zone>/voice")
    def state(zone: str) -> Response:
        found = zone_of(zone)
        with parts.database.read() as connection:
            settings = queries.settings(connection, found.office_id)
            code = office(connection, found.office_id).code
        return _fresh(json_answer(rules.state_of(settings, code, found.code)))

    @pages.get("/<zone>/voice/<int:seq>")
    def announcement(zone: str, seq: int) -> Response:
        found = zone_of(zone)
        with parts.database.read() as connection:
            entry = queries.entry(connection, found.office_id, seq)
        if entry is None:
            raise NotFound(
                "unknown_entry",
                N_("Không có sự kiện này."),
                N_("Theo dõi lại từ số thứ tự mới nhất."),
            )
        who = rules.PLAYER if request.args.get("who") == rules.PLAYER else rules.PAGE
        waiting = request.args.get("waiting", 0, type=int)
        return _fresh(json_answer(announcer.announcement(found, entry, who, waiting)))

    @pages.get("/<zone>/voice/<sound>.wav")
    def sound(zone: str, sound: str) -> Response:
        zone_of(zone)
        return sound_answer(studio, sound)

    return pages


def sound_answer(studio: Studio, name: str) -> Response:
    """A sound by its name, which tells what is in it, so it may be kept for good."""
    try:
        body = studio.made.path(name).read_bytes()
    except (OSError, ValueError):
        raise NotFound(
            "unknown_sound",
            N_("Không có âm thanh này."),
            N_("Hỏi lại thông báo: âm thanh lâu không dùng được dọn đi."),
        ) from None
    answer = wav_answer(body)
    answer.headers["Cache-Control"] = _FOREVER
    return answer


def wav_answer(body: bytes) -> Response:
    """A WAV, whole or the part that was asked for: players look ahead."""
    answer = Response(body, mimetype="audio/wav")
    answer.make_conditional(request, accept_ranges=True, complete_length=len(body))
    return answer


def _fresh(answer: Response) -> Response:
    answer.headers["Cache-Control"] = "no-store"
    return answer
