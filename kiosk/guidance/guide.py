"""Follows the pages, and reads each aloud once, while the visitor wants it."""

from collections.abc import Callable

from config.words import translator
from kiosk.flow.comfort import Aid
from kiosk.flow.scene import Scene
from kiosk.presenters.views import Page

from .sayings import sayings

Say = Callable[[tuple[str, ...], str], None]


class Guide:
    """`say` gets the sentences of a new page; none at all means: be silent."""

    def __init__(self, say: Say) -> None:
        self._say = say
        self._said: tuple[str, ...] = ()

    def see(self, scene: Scene, page: Page) -> None:
        """A page is on the glass."""
        wanted = sayings(page, translator(scene.language)) if scene.comfort.has(Aid.VOICE) else ()
        if wanted != self._said:
            self._said = wanted
            self._say(wanted, scene.language)
