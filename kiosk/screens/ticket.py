"""The number."""

from kivy.properties import ObjectProperty
from kivy.uix.boxlayout import BoxLayout

_LETTER = 0.72  # how wide a letter of a number may be, and how high its line, of its size
_LINE = 1.35


class TicketScreen(BoxLayout):
    """Draws a `views.TicketView`, with a QR code when no paper carries it."""

    view = ObjectProperty(None)

    @staticmethod
    def fitting(most: float, width: float, height: float, letters: int) -> float:
        """The largest size up to `most` at which so many letters are no larger than that."""
        return max(1.0, min(most, width / max(3, letters) / _LETTER, height / _LINE))
