"""`/board/pair`: a television without a board shows a code; the same page leads it back later.

Without sign-in, as the boards; the script keeps the token in the browser of the television.
"""

from flask import Blueprint, request
from sqlalchemy import Connection

from counter_server.boards.rules import MAIN, address_of
from counter_server.core.offices import first_office_id, office
from counter_server.core.pages import render
from counter_server.core.parts import Parts
from counter_server.core.who import DeviceKind


def board_pair_pages(_parts: Parts) -> Blueprint:
    """The page; all it says comes from `POST /pairings` and `POST /devices/self/health`."""
    pages = Blueprint("board_pairing", __name__)

    @pages.get("/board/pair")
    def pair() -> str:
        where = f"{request.host_url.rstrip('/')}/admin/devices"
        return render("boards/pair.html", where=where)

    return pages


def board_address(connection: Connection, office_id: int, kind: str, zone: str) -> str:
    """What stands after `/board/` for a device of an office; "" for one that shows no board.

    A board for which nothing was chosen shows its own office's main zone.
    """
    zone = zone or (MAIN if kind == DeviceKind.BOARD else "")
    if not zone:
        return ""
    is_first = first_office_id(connection) == office_id
    return address_of(zone, office(connection, office_id).code, is_first=is_first)
