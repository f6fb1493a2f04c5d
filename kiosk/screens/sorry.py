"""What happened, and what to do."""

from kivy.properties import ObjectProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.widgets.button import BigButton


class SorryScreen(BoxLayout):
    """Draws a `views.SorryView`."""

    view = ObjectProperty(None)

    def on_view(self, _: object, view: object) -> None:
        """Lay the buttons out."""
        buttons = self.ids.buttons
        buttons.clear_widgets()
        for button in view.buttons:  # type: ignore[attr-defined]
            buttons.add_widget(BigButton(button=button))
