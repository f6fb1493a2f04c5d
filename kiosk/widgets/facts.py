"""Labelled values."""

from kivy.properties import BooleanProperty, ObjectProperty
from kivy.uix.boxlayout import BoxLayout


class FactTile(BoxLayout):
    """Draws a `views.Fact`: icon, label, value."""

    fact = ObjectProperty(None)
    is_large = BooleanProperty(False)


class Facts(BoxLayout):
    """Facts under each other, or side by side."""

    facts = ObjectProperty(())
    is_large = BooleanProperty(False)

    def on_facts(self, _: object, facts: tuple[object, ...]) -> None:
        """Lay them out."""
        if len(facts) != len(self.children):
            self.clear_widgets()
            for _one in facts:
                self.add_widget(FactTile(is_large=self.is_large))
        for tile, fact in zip(reversed(self.children), facts, strict=True):
            tile.fact = fact
