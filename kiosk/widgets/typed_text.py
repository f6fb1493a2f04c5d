"""What is being typed, with its caret."""

from kivy.graphics import Color, Rectangle
from kivy.properties import BooleanProperty, NumericProperty

from .theme import theme
from .words import Middle, measure


class TypedText(Middle):
    """The caret stands after so many characters; it does not blink, to let the processor rest."""

    caret = NumericProperty(0)
    has_caret = BooleanProperty(False)

    def __init__(self, **how: object) -> None:
        self._color, self._line = Color(0, 0, 0, 0), Rectangle()
        super().__init__(**how)
        self.canvas.after.add(self._color)
        self.canvas.after.add(self._line)
        for name in ("text", "caret", "has_caret", "pos", "size", "font_size", "font_name"):
            self.fbind(name, self._mark)

    def _mark(self, *_: object) -> None:
        self._color.rgba = theme.focus if self.has_caret else (0, 0, 0, 0)
        width = measure(self.font_name, self.font_size)(self.text[: int(self.caret)])
        high = self.font_size * 1.3
        self._line.pos = self.x + width, self.center_y - high / 2
        self._line.size = max(2.0, theme.unit * 4), high
