"""The board as a web page for any television: template, style, modules, and what they are given."""

from .addresses import Addresses, addresses_of
from .files import page_version
from .page import (
    PLAIN_TEMPLATE,
    TEMPLATE,
    BoardView,
    Shown,
    board_page,
    static_folder,
    templates_folder,
)

__all__ = [
    "PLAIN_TEMPLATE",
    "TEMPLATE",
    "Addresses",
    "BoardView",
    "Shown",
    "addresses_of",
    "board_page",
    "page_version",
    "static_folder",
    "templates_folder",
]
