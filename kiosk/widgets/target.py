"""What a finger can reach."""

from kivy.app import App
from kivy.properties import BooleanProperty, ObjectProperty, StringProperty
from kivy.uix.behaviors import ButtonBehavior
from kivy.uix.boxlayout import BoxLayout


class Target(ButtonBehavior, BoxLayout):
    """Says its touch when released; a double tap's second tap is not meant for what came up."""

    target = StringProperty("")
    says = ObjectProperty(None, allownone=True)
    is_enabled = BooleanProperty(True)
    is_typing = BooleanProperty(False)

    def on_touch_down(self, touch: object) -> bool:
        """Take the touch when it is on this target, also when the target is not enabled."""
        if not self.collide_point(*touch.pos):  # type: ignore[attr-defined]
            return False
        is_second = getattr(touch, "is_double_tap", False) and not self.is_typing
        if not self.is_enabled or is_second:
            return True
        return bool(super().on_touch_down(touch))

    def on_release(self) -> None:
        """Say it to the app."""
        if self.says is not None:
            App.get_running_app().say(self.says)
