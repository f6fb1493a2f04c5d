"""A question with cards: services, priority classes."""

from kivy.factory import Factory
from kivy.properties import ObjectProperty
from kivy.uix.boxlayout import BoxLayout


class ChoicesScreen(BoxLayout):
    """Draws a `views.ChoicesView`; cards stay where they are while only their words change."""

    view = ObjectProperty(None)

    def on_view(self, _: object, view: object) -> None:
        """Fill the grid."""
        grid = self.ids.grid
        cards = list(reversed(grid.children))
        choices = view.choices  # type: ignore[attr-defined]
        if [card.target for card in cards] != [choice.target for choice in choices]:
            grid.clear_widgets()
            cards = [Factory.ChoiceCard() for _ in choices]
            for card in cards:
                grid.add_widget(card)
        for card, choice in zip(cards, choices, strict=True):
            card.choice = choice
