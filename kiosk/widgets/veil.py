"""The question that covers the page before a visit is forgotten."""

from kivy.app import App
from kivy.properties import ObjectProperty

from kiosk.flow.touches import StayHere

from .cover import Cover


class Veil(Cover):
    """Draws a `views.IdleWarning`; no touch goes through it, and each says somebody is here."""

    warning = ObjectProperty(None)

    def on_touch_down(self, touch: object) -> bool:
        """Keep every touch."""
        super().on_touch_down(touch)
        touch.grab(self)  # type: ignore[attr-defined]
        return True

    def on_touch_up(self, touch: object) -> bool:
        """Somebody is here."""
        super().on_touch_up(touch)
        if touch.grab_current is self:  # type: ignore[attr-defined]
            App.get_running_app().say(StayHere())
        return True
