"""Header and footer: the same on every step, in the same place."""

from kivy.factory import Factory
from kivy.properties import (
    ColorProperty,
    ListProperty,
    NumericProperty,
    ObjectProperty,
    StringProperty,
)
from kivy.uix.boxlayout import BoxLayout

from .button import BigButton
from .target import Target


class LanguagePill(Target):
    """One language; the chosen one is filled and ticked."""

    language = ObjectProperty(None)
    ink = ColorProperty()

    def on_language(self, _: object, language: object) -> None:
        """Take over what the view says."""
        self.target = language.target  # type: ignore[attr-defined]
        self.says = language.touch  # type: ignore[attr-defined]


class Header(BoxLayout):
    """Office, clock, languages."""

    frame = ObjectProperty(None, allownone=True)
    time = StringProperty("")
    date = StringProperty("")
    unit = StringProperty("")
    languages = ListProperty()

    def on_frame(self, _: object, frame: object) -> None:
        """Take over the languages."""
        self.unit = frame.unit  # type: ignore[attr-defined]
        self.languages = list(frame.languages)  # type: ignore[attr-defined]

    def on_languages(self, _: object, languages: list[object]) -> None:
        """Lay the pills out, or only mark another one."""
        pills = self.ids.pills
        if len(pills.children) != len(languages):
            pills.clear_widgets()
            for _one in languages:
                pills.add_widget(LanguagePill())
        for pill, language in zip(reversed(pills.children), languages, strict=True):
            pill.language = language


class Footer(BoxLayout):
    """The way back at the left, the first page at the right, the aids between them."""

    frame = ObjectProperty(None, allownone=True)
    side = NumericProperty(0)
    tall = NumericProperty(0)
    gap = NumericProperty(0)

    def on_frame(self, _: object, frame: object) -> None:
        """Lay the tools out, or only say how they stand."""
        tools, buttons = self.ids.tools, frame.tools  # type: ignore[attr-defined]
        if len(tools.children) != len(buttons):
            tools.clear_widgets()
            for _one in buttons:
                tools.add_widget(Factory.Tool())
        for tool, button in zip(reversed(tools.children), buttons, strict=True):
            tool.button = button


class FootButton(BoxLayout):
    """A place that keeps its size when its button is not there."""

    button = ObjectProperty(None, allownone=True)

    def on_button(self, _: object, button: object) -> None:
        """Put the button in its place, or leave the place empty."""
        if button is None:
            self.clear_widgets()
        elif self.children:
            self.children[0].button = button
        else:
            self.add_widget(BigButton(button=button, is_snug=True))
