"""What a visitor must not miss: a large panel with one thing to do."""

from kivy.properties import BooleanProperty, ColorProperty, ObjectProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout


class Announcement(BoxLayout):
    """Draws a `views.Notice`; the tone `done` fills it."""

    notice = ObjectProperty(None, allownone=True)
    tone = StringProperty("quiet")
    is_filled = BooleanProperty(False)
    ground = ColorProperty()
    ink = ColorProperty()

    def on_notice(self, _: object, notice: object) -> None:
        """Take over the tone."""
        self.tone = notice.tone if notice else "quiet"  # type: ignore[attr-defined]
        self.is_filled = self.tone == "done"
