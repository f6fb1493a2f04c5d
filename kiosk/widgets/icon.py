"""An icon, drawn with round strokes."""

from kivy.graphics import Color, InstructionGroup
from kivy.graphics import SmoothLine as Stroke
from kivy.properties import ColorProperty, StringProperty
from kivy.uix.widget import Widget

from .drawings import DRAWINGS
from .strokes import GRID

_STROKE = 2.0


class Icon(Widget):
    """Nothing is drawn for an empty name."""

    name = StringProperty("")
    color = ColorProperty("#000000")

    def __init__(self, **how: object) -> None:
        self._strokes = InstructionGroup()
        super().__init__(**how)
        self.canvas.add(self._strokes)
        self.bind(pos=self._draw, size=self._draw, name=self._draw, color=self._draw)
        self._draw()

    def _draw(self, *_: object) -> None:
        self._strokes.clear()
        side = min(self.width, self.height)
        scale = side / GRID
        left, bottom = self.x + (self.width - side) / 2, self.y + (self.height - side) / 2
        self._strokes.add(Color(*self.color))
        for stroke in DRAWINGS.get(self.name, ()):
            points = [n for x, y in stroke for n in (left + x * scale, bottom + side - y * scale)]
            self._strokes.add(
                Stroke(points=points, width=_STROKE * scale / 2, cap="round", joint="round")
            )
