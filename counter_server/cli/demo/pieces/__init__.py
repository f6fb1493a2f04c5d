"""The pretended devices of the hall by hand: each can be shown, used by a line, and ended."""

from .piece import Piece

__all__ = ["Piece"]
