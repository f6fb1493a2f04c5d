"""Labelled values."""

from kivy.properties import ObjectProperty
from kivy.uix.boxlayout import BoxLayout


class FactTile(BoxLayout):
    """Draws a `views.Fact`: icon, label, value."""

    fact = ObjectProperty(None)


class Facts(BoxLayout):
    """Facts under each other, or side by side."""

    facts = ObjectProperty(())

    def on_facts(self, _: object, facts: tuple[object, ...]) -> None:
        """Lay them out."""
        if len(facts) != len(self.children):
            self.clear_widgets()
            for _one in facts:
                self.add_widget(FactTile())
        for tile, fact in zip(reversed(self.children), facts, strict=True):
            tile.fact = fact
