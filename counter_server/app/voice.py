"""The voice: the announcer of display_board, joined to this server's recordings and zones."""

from flask import Blueprint
from sqlalchemy import Connection

from counter_server.boards.queries import place_of, zones
from counter_server.contract.office import Name
from counter_server.core.parts import Parts
from counter_server.voice.board_pages import voice_board_pages
from counter_server.voice.espeak import PROGRAM
from counter_server.voice.pages import voice_pages
from counter_server.voice.rules import Zone
from counter_server.voice.studio import Studio
from display_board import announcer


def voice_on_boards(parts: Parts, program: str = PROGRAM) -> Blueprint:
    """What a board's page and player ask of the voice; `program` is espeak-ng."""
    return voice_board_pages(parts, Studio(parts.data, announcer, program), _zone)


def voice_administration(parts: Parts, program: str = PROGRAM) -> Blueprint:
    """The pages of the voice under /admin."""
    return voice_pages(parts, Studio(parts.data, announcer, program), _zones)


def _zones(connection: Connection, office_id: int) -> tuple[tuple[str, Name], ...]:
    return tuple((each.code, each.name) for each in zones(connection, office_id))


def _zone(connection: Connection, address: str) -> Zone:
    place = place_of(connection, address)
    settings = place.zone.settings
    return Zone(place.office_id, place.zone.code, settings.counters, settings.services)
