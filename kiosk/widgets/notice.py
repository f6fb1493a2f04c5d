"""A band with a message."""

from kivy.properties import BooleanProperty, ColorProperty, ObjectProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout


class NoticeBand(BoxLayout):
    """Draws a `views.Notice`: tone is quiet, good, warn or bad."""

    notice = ObjectProperty(None, allownone=True)
    tone = StringProperty("quiet")
    ink = ColorProperty()
    is_large = BooleanProperty(False)

    def on_notice(self, _: object, notice: object) -> None:
        """Take over the tone."""
        self.tone = notice.tone if notice else "quiet"  # type: ignore[attr-defined]
