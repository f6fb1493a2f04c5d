"""Keeps the window shut and the program running: Kivy's side of the lock-down."""

import logging
from collections.abc import Callable
from time import monotonic
from typing import Any

from kivy.base import ExceptionHandler, ExceptionManager
from kivy.clock import Clock
from kivy.core.window import Window

from config.words import translator
from kiosk.widgets.lock_pad import Apology, LockPad
from kiosk.widgets.theme import theme

from .code import is_right
from .corners import Round, after_touch, corner_of
from .faults import Faults, after_fault
from .guard import Guard, GuardTouch, asked, ticked, touched
from .heartbeat import beat_s, notify
from .view import pad

_log = logging.getLogger(__name__)
_SORRY_S = 4.0
_LEFT = 10  # exit code: an officer closed it, so that nothing starts it again
_FAULTY = 70


class Keeper:
    """`begin` once the window is there. `leave(code)` ends the program, `renew` begins anew."""

    def __init__(self, kept_code: str, language: str) -> None:
        self._kept_code = kept_code
        self._ = translator(language)
        self._round = Round()
        self._guard = Guard()
        self._faults = Faults()
        self._cover: LockPad | None = None
        self._apology: Apology | None = None
        self._handler = _Handler(self._recover)
        self.leave: Callable[[int], None] = lambda _code: None
        self.renew: Callable[[], None] = lambda: None

    def begin(self) -> None:
        """From now on the window closes only by the code, and faults are caught."""
        Window.bind(on_request_close=self._refuse, on_touch_down=self._feel)
        Clock.schedule_interval(self._tick, 1)
        ExceptionManager.add_handler(self._handler)
        notify("READY=1")
        if (every_s := beat_s()) is not None:
            Clock.schedule_interval(lambda _s: notify("WATCHDOG=1"), every_s)

    def end(self) -> None:
        """Let the window be, and everything that lies over the page go."""
        Window.unbind(on_request_close=self._refuse, on_touch_down=self._feel)
        Clock.unschedule(self._tick)
        ExceptionManager.remove_handler(self._handler)
        for cover in (self._cover, self._apology):
            if cover is not None:
                Window.remove_widget(cover)

    def touched(self, touch: GuardTouch) -> None:
        """A key of the pad."""
        self._set(touched(self._guard, touch, monotonic(), self._is_right))
        if self._guard.is_passed:
            _log.info("closed_by_officer")
            self.leave(_LEFT)

    def _refuse(self, *_: object, **_more: object) -> bool:
        """Alt+F4, or a window manager, would close the window."""
        return True

    def _is_right(self, code: str) -> bool:
        return is_right(code, self._kept_code)

    def _feel(self, _window: object, touch: Any) -> bool:
        """Every touch; the pad takes its own by itself."""
        if self._kept_code and not self._guard.is_asking:
            corner = corner_of(touch.x, touch.y, Window.size, theme.space_l)
            self._round = after_touch(self._round, corner, monotonic())
            if self._round.is_whole:
                self._round = Round()
                self._set(asked(self._guard, monotonic()))
        return False

    def _tick(self, _passed_s: float) -> None:
        if self._guard.is_asking:
            self._set(ticked(self._guard, monotonic()))

    def _set(self, guard: Guard) -> None:
        self._guard = guard
        view = pad(guard, monotonic(), self._)
        if view is None:
            if self._cover is not None:
                Window.remove_widget(self._cover)
            self._cover = None
            return
        if self._cover is None:
            self._cover = LockPad()
            Window.add_widget(self._cover)
        self._cover.view = view

    def _recover(self) -> None:
        self._faults = after_fault(self._faults, monotonic())
        if self._faults.are_too_many:
            self.leave(_FAULTY)
            return
        if self._apology is not None:
            return
        _ = self._
        said = (_("Xin lỗi quý vị"), _("Máy gặp trục trặc và đang bắt đầu lại. Xin chờ vài giây."))
        self._apology = Apology(words=said)
        Window.add_widget(self._apology)
        Clock.schedule_once(self._begin_anew, _SORRY_S)

    def _begin_anew(self, _passed_s: float) -> None:
        Window.remove_widget(self._apology)
        self._apology = None
        self.renew()


class _Handler(ExceptionHandler):  # type: ignore[misc]
    """A fault while the window runs: it goes on, and says sorry."""

    def __init__(self, recover: Callable[[], None]) -> None:
        self._recover = recover

    def handle_exception(self, fault: Exception) -> int:
        _log.error("kiosk_fault", exc_info=fault)
        self._recover()
        return int(ExceptionManager.PASS)
