"""While the server is asked."""

from kivy.clock import Clock
from kivy.properties import NumericProperty, ObjectProperty
from kivy.uix.boxlayout import BoxLayout

_TURN_S = 1.2


class WaitingScreen(BoxLayout):
    """Draws a `views.WaitingView`."""

    view = ObjectProperty(None)
    angle = NumericProperty(0)

    def on_parent(self, _: object, parent: object) -> None:
        """Turn only while it is seen."""
        if parent is None:
            Clock.unschedule(self._turn)
        else:
            Clock.schedule_interval(self._turn, 0)

    def _turn(self, passed_s: float) -> None:
        self.angle = (self.angle + 360 * passed_s / _TURN_S) % 360
