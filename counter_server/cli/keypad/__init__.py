"""`motcua keypad`: a small keypad at a counter calls and serves, without a PC in front."""

from .command import keypad

__all__ = ["keypad"]
