"""A question with cards: services, priority classes."""

from kivy.factory import Factory
from kivy.properties import ListProperty, NumericProperty, ObjectProperty
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.widget import Widget

from kiosk.widgets.card import Card
from kiosk.widgets.theme import theme


class CardSection(BoxLayout):
    """Draws a `views.Section`; cards stay where they are while only their words change."""

    section = ObjectProperty(None)
    row_height = NumericProperty(0)
    rows = NumericProperty(1)

    def on_section(self, _: object, section: object) -> None:
        """Fill the grid."""
        grid = self.ids.grid
        cards = [card for card in reversed(grid.children) if isinstance(card, Card)]
        choices = section.choices  # type: ignore[attr-defined]
        if [card.target for card in cards] != [choice.target for choice in choices]:
            grid.clear_widgets()
            cards = [Factory.ChoiceCard() for _ in choices]
            for card in cards:
                grid.add_widget(card)
            if len(choices) < grid.cols:
                grid.add_widget(Widget(size_hint_y=None, height=0))  # a card alone is not wider
        for card, choice in zip(cards, choices, strict=True):
            card.choice = choice
        self.rows = rows_of(len(choices))


class ChoicesScreen(BoxLayout):
    """Draws a `views.ChoicesView`: one section under the other."""

    view = ObjectProperty(None)
    rows = NumericProperty(1)
    row_height = NumericProperty(0)
    titles = ListProperty()

    def on_view(self, _: object, view: object) -> None:
        """Fill the column."""
        sections = view.sections  # type: ignore[attr-defined]
        column = self.ids.column
        if len(column.children) != len(sections):
            column.clear_widgets()
            for _one in sections:
                column.add_widget(CardSection())
        self.rows = sum(rows_of(len(section.choices)) for section in sections)
        self.titles = [section.title for section in sections if section.title]
        for drawn, section in zip(reversed(column.children), sections, strict=True):
            drawn.section = section
            self.bind(row_height=drawn.setter("row_height"))
            drawn.row_height = self.row_height


def rows_of(choices: int) -> int:
    """Rows of cards: one column in portrait, two in landscape."""
    return choices if theme.is_portrait else -(-choices // 2)
