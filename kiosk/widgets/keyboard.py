"""Rows of keys."""

from kivy.properties import ObjectProperty
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.widget import Widget

from .button import Key


class Keyboard(BoxLayout):
    """All rows are as wide as the keyboard; keys of a row share it."""

    rows = ObjectProperty(())

    def on_rows(self, _: object, rows: tuple[tuple[object, ...], ...]) -> None:
        """Lay the keys out."""
        self.clear_widgets()
        for row in rows:
            line = BoxLayout(spacing=self.spacing)
            for button in row:
                line.add_widget(Key(button=button) if button else Widget())
            self.add_widget(line)
