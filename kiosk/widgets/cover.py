"""What lies over the page: no touch goes through it."""

from kivy.uix.floatlayout import FloatLayout


class Cover(FloatLayout):
    """Keeps every touch that nothing on it takes."""

    def on_touch_down(self, touch: object) -> bool:
        """Hand it to what is on the cover, and keep it."""
        super().on_touch_down(touch)
        return True
