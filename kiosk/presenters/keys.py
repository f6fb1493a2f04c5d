"""The keys of codes: digits, and the letters of an agency's code."""

from config.words import Translate
from kiosk.flow.touches import ClearKeys, EraseKey, PressKey

from .views import Button

_DIGIT_ROWS = ("123", "456", "789")
_LETTER_ROWS = ("ABCDEFG", "HIJKLMN", "OPQRSTU", "VWXYZ  ")

Row = tuple[Button | None, ...]
Rows = tuple[Row, ...]


def digit_keys(_: Translate) -> Rows:
    """A pad like a telephone's."""
    rows = [_row(chars) for chars in _DIGIT_ROWS]
    return (*rows, (_clear(_, "cross"), _key("0"), _erase(_)))


def letter_keys() -> Rows:
    """All letters of an agency code, in the order of the alphabet; None leaves a gap."""
    return tuple(_row(chars) for chars in _LETTER_ROWS)


def _row(chars: str) -> Row:
    return tuple(None if char == " " else _key(char) for char in chars)


def _key(char: str) -> Button:
    return Button(f"key-{char.lower()}", char, PressKey(char.lower()))


def _erase(_: Translate) -> Button:
    return Button("key-erase", _("Xóa"), EraseKey(), "erase")


def _clear(_: Translate, icon: str = "") -> Button:
    return Button("key-clear", _("Xóa hết"), ClearKeys(), icon)
