"""Rows of keys."""

from collections.abc import Sequence
from typing import Any

from kivy.clock import Clock
from kivy.properties import NumericProperty, ObjectProperty
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.widget import Widget

from .button import Key
from .columns import fewest_columns, flowed
from .theme import theme

_ROUNDED = 0.5  # of a width that is exactly that of so many columns

Row = Sequence[Any]  # of views.Button, or None for a gap


class Keyboard(BoxLayout):
    """All rows are as wide as the keyboard; keys of a row share it."""

    rows = ObjectProperty(())

    def on_rows(self, _: object, rows: tuple[tuple[object, ...], ...]) -> None:
        """Lay the keys out; where only what they say has changed, they stay."""
        if not self._say_anew(rows):
            self.clear_widgets()
            for row in rows:
                line = BoxLayout(spacing=self.spacing)
                for button in row:
                    line.add_widget(Key(button=button) if button else Widget())
                self.add_widget(line)

    def _say_anew(self, rows: Sequence[Row]) -> bool:
        """True when the same keys stand in the same places, and say now what they should."""
        lines = [list(reversed(line.children)) for line in reversed(self.children)]
        if [len(line) for line in lines] != [len(row) for row in rows]:
            return False
        pairs = [
            pair
            for line, row in zip(lines, rows, strict=True)
            for pair in zip(line, row, strict=True)
        ]
        if any(isinstance(key, Key) != bool(button) for key, button in pairs):
            return False
        if any(button and key.target != button.target for key, button in pairs):
            return False
        for key, button in pairs:
            if button and key.button != button:
                key.button = button
        return True


class WordKeyboard(Keyboard):
    """Draws a `views.KeyboardView`: its rows, or on a narrow glass its keys by the alphabet.

    `room` is how high it may be; `least_width` is that of the fewest columns that are not higher.
    """

    view = ObjectProperty(None, allownone=True)
    row_count = NumericProperty(5)
    key_height = NumericProperty(0)
    room = NumericProperty(0)
    least_width = NumericProperty(0)

    def __init__(self, **how: object) -> None:
        super().__init__(**how)
        self._choose_soon = Clock.create_trigger(self._choose, -1)
        for name in ("view", "width", "room", "key_height"):
            self.fbind(name, self._choose_soon)
        theme.bind(touch=self._touch_changed)  # a method is held weakly, a trigger is not

    def _touch_changed(self, *_: object) -> None:
        self._choose_soon()

    def _choose(self, *_: object) -> None:
        if self.view is None:
            return
        rows = int((self.room + self.spacing) // (self.key_height + self.spacing))
        columns = fewest_columns(len(self.view.keys), rows)
        self.least_width = columns * (theme.touch + self.spacing) - self.spacing
        most = max(len(row) for row in self.view.rows)
        fitting = int((self.width + self.spacing + _ROUNDED) // (theme.touch + self.spacing))
        self.rows = self.view.rows if fitting >= most else tuple(flowed(self.view.keys, fitting))
        self.row_count = len(self.rows)
