"""The window: draws the scene, and is the one place where a finger becomes a happening."""

import gc
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

from kivy.app import App
from kivy.clock import Clock, mainthread
from kivy.core.window import Window

from .flow.comfort import PLAIN_COMFORT, Aid, Comfort
from .flow.effects import Effect
from .flow.happenings import Happening, RefreshDue, Scanned, Tick
from .flow.scan import parse
from .flow.scene import Scene
from .flow.touches import Finish, StayHere, Touch
from .keys import new_key
from .lockdown.guard import GuardTouch
from .presenters.clock import clock_words
from .presenters.page import page
from .presenters.views import Page
from .screens.glass import Glass
from .screens.layouts import load_layouts
from .visit import Visit
from .widgets.sheet import Sheet
from .widgets.theme import density, register_typefaces, theme

_REFRESH_S = 20
_MM_PER_INCH = 25.4
_REACH_MM = 400  # a lower glass is within anybody's reach
_LAYOUTS_A_FRAME = 60  # so that a new screen is whole in its first frame


class KioskApp(App):
    """`arrived` may be called from any thread; everything else belongs to Kivy's."""

    title = "Một cửa"
    use_kivy_settings = False

    def __init__(
        self,
        *,
        language: str,
        dpi: float,
        inches: float | None = None,
        comfort: Comfort = PLAIN_COMFORT,
    ) -> None:
        super().__init__()
        self._dpi, self._inches = dpi, inches
        self._page: Page | None = None
        self._comfort = comfort
        scene = Scene(
            first_language=language,
            language=language,
            touched_s=time.monotonic(),
            comfort=comfort,
            first_comfort=comfort,
        )
        self.visit = Visit(scene, self._perform, time.monotonic, new_key)
        self.glass: Glass | None = None
        self.sheet: Sheet | None = None
        self.perform: Callable[[Effect], None] = _nothing
        self.unlock: Callable[[GuardTouch], None] = _nothing
        self.see: Callable[[Scene, Page], None] = _nothing
        self.exit_code = 0
        self.beginnings: list[Callable[[], None]] = []
        self.endings: list[Callable[[], None]] = []

    def build(self) -> Sheet:
        """The sheet with the glass, with everything of the first scene on it."""
        register_typefaces()
        load_layouts()
        Window.bind(size=self._fit)
        Clock.max_iteration = _LAYOUTS_A_FRAME
        self._fit()
        self.glass = Glass()
        self.visit.listeners.append(self._draw)
        self._draw(self.visit.scene)
        self._tell_time()
        self.sheet = Sheet(self.glass)
        return self.sheet

    def on_start(self) -> None:
        """Begin to listen and to tick."""
        Clock.schedule_interval(self._tick, 1)
        Clock.schedule_interval(lambda _s: self.visit.happen(RefreshDue()), _REFRESH_S)
        Window.bind(on_touch_down=self._somebody_is_here)
        for begin in self.beginnings:
            begin()
        gc.freeze()  # what is here stays: collecting it again would hold touches up
        self.visit.happen(RefreshDue())

    def on_stop(self) -> None:
        """End what was started."""
        for end in self.endings:
            end()

    def say(self, touch: Touch | GuardTouch) -> None:
        """A target was touched."""
        if isinstance(touch, GuardTouch):
            self.unlock(touch)
        else:
            self.visit.happen(touch)

    @mainthread
    def arrived(self, happening: Happening) -> None:
        """An answer or a scan, from a worker."""
        self.visit.happen(happening)

    def scanned(self, text: str) -> None:
        """A code was scanned; may be called from any thread. The text goes no further than this."""
        self.arrived(Scanned(parse(text)))

    def picture(self, path: str) -> None:
        """What is on the glass now, as PNG."""
        if self.sheet is not None:
            self.sheet.save(path)

    def begin_anew(self) -> None:
        """After a fault: a new visit on a new screen."""
        self._page = None
        if self.glass is not None:
            self.glass.renew()
        self.visit.happen(Finish())
        self._draw(self.visit.scene)

    def leave(self, exit_code: int) -> None:
        """End, and say with which code."""
        self.exit_code = exit_code
        self.end()

    def end(self) -> None:
        """Close the window soon; may be called from a signal's handler."""
        Clock.schedule_once(lambda _s: self.stop(), 0)

    def open_settings(self, *_: object) -> bool:
        """A visitor has nothing to set."""
        return False

    def _draw(self, scene: Scene) -> None:
        self._fit_to(scene.comfort)
        shown = page(scene)
        if self.glass is not None and shown != self._page:
            self._page = shown
            self.glass.show(shown, type(scene.step).__name__)
            self.see(scene, shown)
            self._tell_time()

    def _perform(self, effect: Effect) -> None:
        self.perform(effect)

    def _tick(self, _passed_s: float) -> None:
        self.visit.happen(Tick())
        self._tell_time()

    def _tell_time(self) -> None:
        if self.glass is None:
            return
        scene = self.visit.scene
        zone = scene.hall.office.timezone if scene.hall.office else None
        self.glass.time, self.glass.date = clock_words(datetime.now(UTC), scene.language, zone)

    def _somebody_is_here(self, *_: object) -> None:
        if self.visit.scene.idle_left_s is None:  # else the veil asks first
            self.visit.happen(StayHere())

    def _fit(self, *_: object) -> None:
        dpi = density(Window.size, self._dpi, self._inches)
        theme.fit(Window.width, Window.height, dpi, self._comfort.aids)
        self._offer_reach(Window.height / dpi * _MM_PER_INCH)

    def _offer_reach(self, height_mm: float) -> None:
        """Low controls only where a glass is so high that not all of it is within reach."""
        first = self.visit.scene.first_comfort
        others = tuple(aid for aid in first.offered if aid is not Aid.LOW)
        offered = (*others[:2], Aid.LOW, *others[2:]) if height_mm > _REACH_MM else others
        if offered != first.offered:
            self.visit.scene = replace(
                self.visit.scene,
                first_comfort=replace(first, offered=offered),
                comfort=replace(self.visit.scene.comfort, offered=offered),
            )

    def _fit_to(self, comfort: Comfort) -> None:
        """Sizes and colours of the aids that are on; the screen is laid out anew for them."""
        if comfort.aids != self._comfort.aids:
            self._comfort = comfort
            self._fit()
            if self.glass is not None:
                self.glass.renew()


def _nothing(*_: object) -> None:
    """Until the parts are joined."""
