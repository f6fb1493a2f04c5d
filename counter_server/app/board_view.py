"""The board's page for a zone, made from this server's data; also for a zone as it might be set."""

from collections.abc import Sequence

from flask import render_template, request
from sqlalchemy import Connection

from config.words import best_language
from counter_server.boards import queries
from counter_server.boards.queries import Place
from counter_server.boards.rules import address_of, media_address
from counter_server.core.offices import first_office_id, office
from counter_server.core.parts import Parts
from display_board.page import (
    PLAIN_TEMPLATE,
    TEMPLATE,
    BoardView,
    Shown,
    addresses_of,
    board_page,
    page_version,
)


def board_html(parts: Parts, place: Place, *, is_preview: bool = False) -> str:
    """The page as televisions get it; a preview makes no sound and follows no changed settings."""
    return render_template(TEMPLATE, view=_view(parts, place, is_preview=is_preview))


def plain_html(parts: Parts, place: Place) -> str:
    """The page for televisions that know no modules."""
    return render_template(PLAIN_TEMPLATE, view=_view(parts, place))


def _view(parts: Parts, place: Place, *, is_preview: bool = False) -> BoardView:
    now = parts.clock()
    with parts.database.read() as connection:
        here = office(connection, place.office_id, parts.public_url)
        is_first = first_office_id(connection) == place.office_id
        shown = Shown(
            code=place.zone.code,
            settings=place.zone.settings,
            media=tuple(_media(connection, place)),
            version=page_version(),
            is_preview=is_preview,
        )
        address = address_of(place.zone.code, here.code, is_first=is_first)
        board = queries.board_of(connection, place, now)
    return board_page(
        here, board, _language(place), now, addresses_of(address, page_version()), shown
    )


def _language(place: Place) -> str:
    """What the address asks for, else what the zone begins with."""
    asked = request.args.get("lang")
    languages = place.zone.settings.languages
    return best_language(asked) if asked else (languages[0] if languages else best_language(None))


def _media(connection: Connection, place: Place) -> Sequence[tuple[int, str]]:
    wanted = {each.media for each in place.zone.settings.playlist}
    return [
        (each.id, media_address(place.office_id, each.file))
        for each in queries.media(connection, place.office_id)
        if each.id in wanted
    ]
