"""A face that is glad or sorry, drawn with round strokes."""

from math import pi, sin

from kivy.graphics import Color, InstructionGroup
from kivy.graphics import SmoothLine as Stroke
from kivy.properties import BooleanProperty, ColorProperty, NumericProperty, ObjectProperty
from kivy.uix.widget import Widget

from kiosk.widgets.target import Target

_POINTS = 16
_MOUTH = 0.42  # half its width, of the radius
_BEND = {1: 0.30, 2: 0.16, 3: 0.0, 4: -0.16, 5: -0.30}


class Face(Widget):
    """`mood` from 1, very sorry, to 5, very glad."""

    mood = NumericProperty(3)
    color = ColorProperty("#000000")

    def __init__(self, **how: object) -> None:
        self._strokes = InstructionGroup()
        super().__init__(**how)
        self.canvas.add(self._strokes)
        self.bind(pos=self._draw, size=self._draw, mood=self._draw, color=self._draw)

    def _draw(self, *_: object) -> None:
        self._strokes.clear()
        radius = min(self.width, self.height) / 2 * 0.92
        pen = max(1.0, radius * 0.055)
        self._strokes.add(Color(*self.color))
        self._strokes.add(Stroke(circle=(self.center_x, self.center_y, radius), width=pen))
        for side in (-1, 1):
            eye = (self.center_x + side * radius * 0.34, self.center_y + radius * 0.24)
            self._strokes.add(Stroke(circle=(*eye, radius * 0.05), width=pen))
        self._strokes.add(Stroke(points=self._mouth(radius), width=pen, cap="round"))

    def _mouth(self, radius: float) -> list[float]:
        bend = _BEND.get(int(self.mood), 0.0)
        middle = self.center_y - radius * (0.36 - abs(bend) * 0.2 + min(bend, 0) * 0.1)
        points = []
        for step in range(_POINTS + 1):
            part = step / _POINTS
            points.append(self.center_x + radius * _MOUTH * (2 * part - 1))
            points.append(middle + radius * bend * (sin(pi * part) - 0.5))
        return points


class FaceCard(Target):
    """Draws a `views.FaceChoice`; the chosen one is filled."""

    choice = ObjectProperty(None, allownone=True)
    is_chosen = BooleanProperty(False)
    ink = ColorProperty()

    def on_choice(self, _: object, choice: object) -> None:
        """Take over what the view says."""
        if choice is None:
            return
        self.target = choice.target  # type: ignore[attr-defined]
        self.says = choice.touch  # type: ignore[attr-defined]
        self.is_chosen = choice.is_chosen  # type: ignore[attr-defined]
