"""A large card to choose by."""

from kivy.properties import BooleanProperty, ColorProperty, NumericProperty, ObjectProperty

from .target import Target


class Card(Target):
    """Draws a `views.Choice`: badge or icon, title, hint, and a short fact."""

    choice = ObjectProperty(None, allownone=True)
    is_main = BooleanProperty(False)
    is_bright = BooleanProperty(False)
    ink = ColorProperty()
    soft = ColorProperty()

    def on_choice(self, _: object, choice: object) -> None:
        """Take over what the view says."""
        if choice is None:
            return
        self.target = choice.target  # type: ignore[attr-defined]
        self.says = choice.touch  # type: ignore[attr-defined]
        self.is_enabled = choice.is_enabled  # type: ignore[attr-defined]
        self.is_main = choice.is_main  # type: ignore[attr-defined]


class DoorCard(Card):
    """One of the doors: larger than other cards."""

    side = NumericProperty(0)
