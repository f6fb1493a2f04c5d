"""The board as a web page for any television: template, style, modules, and what they are given."""

from .page import TEMPLATE, Addresses, BoardView, board_page, static_folder, templates_folder

__all__ = [
    "TEMPLATE",
    "Addresses",
    "BoardView",
    "board_page",
    "static_folder",
    "templates_folder",
]
