"""Search and list."""

from kivy.factory import Factory
from kivy.properties import ObjectProperty
from kivy.uix.boxlayout import BoxLayout


class ProceduresScreen(BoxLayout):
    """Draws a `views.ProceduresView`; a new answer is shown from its beginning."""

    view = ObjectProperty(None)

    def on_view(self, _: object, view: object) -> None:
        """Fill the list."""
        rows = view.rows  # type: ignore[attr-defined]
        shown = self.ids.rows
        if [card.choice for card in reversed(shown.children)] == list(rows):
            return
        shown.clear_widgets()
        for choice in rows:
            shown.add_widget(Factory.ProcedureCard(choice=choice))
        self.ids.reel.to_top()
