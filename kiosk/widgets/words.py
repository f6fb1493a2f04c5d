"""Text on the glass."""

from kivy.properties import BooleanProperty
from kivy.uix.label import Label


class Words(Label):
    """Wraps within its width and is as high as its text."""

    def is_clipped(self) -> bool:
        """Some of the text is outside the widget."""
        return bool(self.texture_size[0] > self.width + 1 or self.texture_size[1] > self.height + 1)


class OneLine(Words):
    """One line, as wide as its text."""


class Middle(Words):
    """Wraps within its width, in the middle of whatever height it is given."""

    is_centred = BooleanProperty(False)
