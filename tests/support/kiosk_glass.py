"""One glass for many scenes: as in the product the glass stays, and only what is on it changes."""

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from config.words import LANGUAGES
from kiosk.flow.comfort import PLAIN_COMFORT, Aid, Comfort
from kiosk.flow.scene import Scene

Size = tuple[int, int, float]  # width and height in dots, dots per inch


class OneGlass:
    """A glass of one size; `show` lays a scene out on it."""

    def __init__(self, size: Size, aids: frozenset[Aid]) -> None:
        from kiosk.screens.glass import Glass

        self._size, self._aids = size, aids
        self.glass: Any = Glass(size_hint=(None, None))
        self.glass.size = size[:2]  # a size given when it is made lays nothing out

    def show(self, scene: Scene) -> Any:
        """The glass with a scene on it; a scene of the same step keeps the screen it finds."""
        from kiosk.gallery.office import AT
        from kiosk.gallery.pictures import lay_out
        from kiosk.presenters.clock import clock_words
        from kiosk.presenters.page import page
        from kiosk.widgets.theme import theme

        if scene.comfort.aids != self._aids:
            gc.collect()  # what was thrown away still hears of every change of the theme
            self._aids = scene.comfort.aids
        theme.fit(*self._size, self._aids)
        self.glass.time, self.glass.date = clock_words(AT, scene.language)
        self.glass.show(page(scene), type(scene.step).__name__)
        lay_out()
        return self.glass

    def show_anew(self, scene: Scene) -> Any:
        """The same on a screen on which nothing else stood."""
        self.glass.renew()
        return self.show(scene)

    def show_all(
        self, names: Sequence[str] = (), comfort: Comfort = PLAIN_COMFORT
    ) -> Iterator[str]:
        """Scenes by name, or all: each on a new screen, then turned to the other languages."""
        from kiosk.gallery.scenes import scenes

        known = {language: scenes(language) for language in LANGUAGES}
        for name in names or known["vi"]:
            self.glass.renew()
            for language in known:
                scene = known[language][name]
                self.show(scene if comfort is PLAIN_COMFORT else replace(scene, comfort=comfort))
                yield f"{name} {language}"


@contextmanager
def one_glass(size: Size, comfort: Comfort = PLAIN_COMFORT) -> Iterator[OneGlass]:
    """On the window. Thousands of widgets are thrown away on it: they are swept up once."""
    from kivy.core.window import Window

    from kiosk.widgets.theme import theme

    theme.fit(*size, comfort.aids)
    gc.disable()
    shown = OneGlass(size, comfort.aids)
    Window.add_widget(shown.glass)
    try:
        yield shown
    finally:
        Window.remove_widget(shown.glass)
        del shown
        gc.enable()
        gc.collect()
