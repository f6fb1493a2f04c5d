"""A button with words, an icon, or both."""

from kivy.properties import BooleanProperty, ColorProperty, NumericProperty, ObjectProperty

from .target import Target


class BigButton(Target):
    """Draws a `views.Button`; filled when it is the main thing to do."""

    button = ObjectProperty(None, allownone=True)
    is_main = BooleanProperty(False)
    is_tight = BooleanProperty(False)
    is_snug = BooleanProperty(False)  # in a place that is narrow: smaller rather than two lines
    is_narrow = BooleanProperty(False)
    is_named = BooleanProperty(True)
    ink = ColorProperty()
    room = NumericProperty(1)

    def on_button(self, _: object, button: object) -> None:
        """Take over what the view says."""
        if button is None:
            return
        self.target = button.target  # type: ignore[attr-defined]
        self.says = button.touch  # type: ignore[attr-defined]
        self.is_enabled = button.is_enabled  # type: ignore[attr-defined]
        self.is_main = button.is_main  # type: ignore[attr-defined]


class Key(BigButton):
    """A key of an on-screen keyboard."""
