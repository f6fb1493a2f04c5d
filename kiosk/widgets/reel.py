"""A long content with large buttons to move it, for hands that do not swipe."""

from kivy.animation import Animation
from kivy.clock import Clock
from kivy.properties import BooleanProperty, ObjectProperty
from kivy.uix.boxlayout import BoxLayout

_PART = 0.85
_GLIDE_S = 0.18


class Reel(BoxLayout):
    """Holds one child as high as it likes; the buttons come up when it is higher than the reel."""

    content = ObjectProperty(None, allownone=True)
    is_long = BooleanProperty(False)
    is_at_top = BooleanProperty(True)
    is_at_end = BooleanProperty(False)
    is_flat = BooleanProperty(False)

    def __init__(self, **how: object) -> None:
        super().__init__(**how)
        self._look_soon = Clock.create_trigger(self._look, 0)

    def add_widget(self, widget: object, *how: object, **more: object) -> None:
        """The first two children are the reel's own; the next is its content."""
        if len(self.children) < 2:
            super().add_widget(widget, *how, **more)
            return
        self.content = widget
        widget.bind(height=self._look_soon)  # type: ignore[attr-defined]
        self.ids.window.bind(height=self._try_without_buttons)
        self.ids.window.add_widget(widget)
        self._look_soon()

    def move(self, parts: int) -> None:
        """Up (1) or down (-1) by most of what is in sight."""
        window = self.ids.window
        hidden = self.content.height - window.height
        if hidden > 0:
            goal = window.scroll_y + parts * window.height * _PART / hidden
            Animation.cancel_all(window, "scroll_y")
            Animation(scroll_y=min(max(goal, 0.0), 1.0), d=_GLIDE_S, t="out_quad").start(window)

    def _try_without_buttons(self, *_: object) -> None:
        """Beside buttons a content is higher, and would keep them up where it needs none."""
        self.is_long = False
        self._look_soon()

    def _look(self, _passed_s: float) -> None:
        self.is_long = self.content.height > self.ids.window.height + 1

    def to_top(self) -> None:
        """Show the beginning."""
        Animation.cancel_all(self.ids.window, "scroll_y")
        self.ids.window.scroll_y = 1.0
