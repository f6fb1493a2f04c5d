"""The keys of a code: digits and letters side by side, or where that is too narrow one of them."""

from kivy.factory import Factory
from kivy.properties import BooleanProperty, ObjectProperty
from kivy.uix.boxlayout import BoxLayout

from .keyboard import Keyboard
from .theme import theme


class CodePads(BoxLayout):
    """Draws the keys of a `views.LookupView`; narrow, those that the code needs next."""

    view = ObjectProperty(None, allownone=True)
    is_narrow = BooleanProperty(False)

    def __init__(self, **how: object) -> None:
        super().__init__(**how)
        for name in ("view", "width", "spacing"):
            self.fbind(name, self._lay_out)

    def _lay_out(self, *_: object) -> None:
        if self.view is None:
            return
        digits, letters = self.view.digits, self.view.letters
        columns = len(digits[0]) + len(letters[0])
        gaps = (columns - 2) * theme.unit * 10 + self.spacing
        self.is_narrow = self.width < columns * theme.touch + gaps
        if not self.is_narrow:
            self._show((digits, 0.45), (letters, 1.0))
        else:
            self._show((letters if self.view.wants_letter else digits, 1.0))

    def _show(self, *pads: tuple[object, float]) -> None:
        if len(self.children) != len(pads):
            self.clear_widgets()
            for _one in pads:
                self.add_widget(Factory.CodePad())
        for drawn, (rows, share) in zip(reversed(self.children), pads, strict=True):
            drawn.size_hint_x, drawn.rows = share, rows


class CodePad(Keyboard):
    """One of them."""
