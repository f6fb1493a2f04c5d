"""One procedure."""

from kivy.factory import Factory
from kivy.properties import ObjectProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.widgets.button import BigButton


class ProcedureScreen(BoxLayout):
    """Draws a `views.ProcedureView`."""

    view = ObjectProperty(None)

    def on_view(self, _: object, view: object) -> None:
        """Fill the list of papers and the button below."""
        papers = self.ids.papers
        papers.clear_widgets()
        for line in view.components:  # type: ignore[attr-defined]
            papers.add_widget(Factory.PaperRow(line=line))
        foot = self.ids.foot
        foot.clear_widgets()
        if view.take_number:  # type: ignore[attr-defined]
            foot.add_widget(BigButton(button=view.take_number))  # type: ignore[attr-defined]


class PaperRow(BoxLayout):
    """Draws a `views.ComponentLine`."""

    line = ObjectProperty(None)
