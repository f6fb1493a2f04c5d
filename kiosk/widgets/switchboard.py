"""The switches of all aids, over the page."""

from kivy.factory import Factory
from kivy.properties import NumericProperty, ObjectProperty
from kivy.uix.floatlayout import FloatLayout

from .frame import LanguagePill


class Switchboard(FloatLayout):
    """Draws a `views.ComfortView`; no touch goes through it."""

    view = ObjectProperty(None)
    columns = NumericProperty(1)

    def on_view(self, _: object, view: object) -> None:
        """Lay the switches out, or only say how they stand."""
        cards, pills = self.ids.switches, self.ids.languages
        if len(cards.children) != len(view.switches):  # type: ignore[attr-defined]
            cards.clear_widgets()
            for _one in view.switches:  # type: ignore[attr-defined]
                cards.add_widget(Factory.SwitchCard())
        for card, choice in zip(reversed(cards.children), view.switches, strict=True):  # type: ignore[attr-defined]
            card.choice = choice
        pills.clear_widgets()
        for language in view.languages:  # type: ignore[attr-defined]
            pills.add_widget(LanguagePill(language=language))

    def on_touch_down(self, touch: object) -> bool:
        """Keep every touch."""
        super().on_touch_down(touch)
        return True
