"""The switches of all aids, over the page."""

from kivy.factory import Factory
from kivy.properties import ObjectProperty

from .cover import Cover
from .frame import LanguagePill


class Switchboard(Cover):
    """Draws a `views.ComfortView`; no touch goes through it."""

    view = ObjectProperty(None)

    def on_view(self, _: object, view: object) -> None:
        """Lay the switches out, or only say how they stand."""
        cards, pills = self.ids.switches, self.ids.languages
        if len(cards.children) != len(view.switches):  # type: ignore[attr-defined]
            cards.clear_widgets()
            for _one in view.switches:  # type: ignore[attr-defined]
                cards.add_widget(Factory.SwitchCard())
        switches = view.switches  # type: ignore[attr-defined]
        for card, choice in zip(reversed(cards.children), switches, strict=True):
            card.choice = choice
        pills.clear_widgets()
        for language in view.languages:  # type: ignore[attr-defined]
            pills.add_widget(LanguagePill(language=language))
