"""When nobody is there."""

from kivy.properties import ListProperty, ObjectProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.widgets.target import Target


class AttractScreen(Target):
    """Draws a `views.AttractView`; the whole of it is one target."""

    view = ObjectProperty(None)
    step = ObjectProperty(None)

    def on_view(self, _: object, view: object) -> None:
        """Lay the lines out."""
        self.target = "attract"
        self.says = view.touch  # type: ignore[attr-defined]
        lines = self.ids.lines
        lines.clear_widgets()
        for fact in view.lines:  # type: ignore[attr-defined]
            lines.add_widget(AttractLine(fact=fact))


class AttractLine(BoxLayout):
    """Draws a `views.Fact`, large."""

    fact = ObjectProperty(None)
    colour = ListProperty()
