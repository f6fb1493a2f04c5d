"""How far a dossier has got."""

from kivy.factory import Factory
from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.widgets.button import BigButton


class StageScreen(BoxLayout):
    """Draws a `views.StageView`."""

    view = ObjectProperty(None)

    def on_view(self, _: object, view: object) -> None:
        """Lay the steps and the buttons out."""
        self.ids.buttons.clear_widgets()
        for button in view.buttons:  # type: ignore[attr-defined]
            self.ids.buttons.add_widget(BigButton(button=button))
        way = self.ids.way
        way.clear_widgets()
        steps = view.steps  # type: ignore[attr-defined]
        for index, step in enumerate(steps):
            way.add_widget(Factory.WayStep(step=step, is_last=index == len(steps) - 1))


class WayStep(BoxLayout):
    """Draws a `views.ProgressStep`: done is ticked, now is filled, later is empty."""

    step = ObjectProperty(None)
    is_last = BooleanProperty(False)
    dot = NumericProperty(0)
