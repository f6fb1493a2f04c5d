"""The code on the glass, before there is a kiosk: the same window goes on as the kiosk's."""

from threading import Thread
from time import monotonic
from typing import Any

import click
from kivy.base import EventLoop
from kivy.core.window import Window

from config.words import translator
from counter_server.contract.devices import PairingState, Program
from kiosk.lockdown.heartbeat import beat_s, notify
from kiosk.screens.layouts import load_layouts
from kiosk.widgets.theme import density, register_typefaces, theme

from .client import PairingClient
from .view import in_a_line, pairing_view
from .waiting import Machine, Scene, Waiter

_REDRAW_S = 0.5


class PairingWindow:
    """`run` draws until the machine is paired; `end` may be called by a signal's handler."""

    def __init__(self, server: str, language: str, dpi: float, inches: float | None) -> None:
        self._server = server
        self._say = translator(language)
        self._dpi, self._inches = dpi, inches
        self._scene: Scene | None = None
        self._told = ""
        self._state: PairingState | None = None
        about = f"{Window.width}x{Window.height}"
        self._client = PairingClient(server)
        self._waiter = Waiter(self._client, Machine(Program.KIOSK, about), self._shown)

    def run(self) -> PairingState | None:
        """The state that has the token; None when it was ended."""
        screen = self._open()
        thread = Thread(target=self._wait, name="pairing", daemon=True)
        thread.start()
        drawn_s = beaten_s = 0.0
        every_s = beat_s()
        notify("READY=1")
        while thread.is_alive():
            now_s = monotonic()
            if now_s - drawn_s >= _REDRAW_S:
                drawn_s, screen.view = now_s, self.view()
            if every_s is not None and now_s - beaten_s >= every_s:
                beaten_s = now_s
                notify("WATCHDOG=1")
            EventLoop.idle()
            Window.mainloop()
        self._close(screen)
        return self._state

    def view(self) -> Any:
        """What the glass shows now."""
        return pairing_view(self._scene, self._server, monotonic(), self._say)

    def end(self) -> None:
        self._waiter.end()

    def _open(self) -> Any:
        EventLoop.ensure_window()
        register_typefaces()
        load_layouts()
        from kiosk.screens.pairing import PairingScreen

        Window.clearcolor = theme.ground
        Window.bind(size=self._fit, on_request_close=_refuse)
        self._fit()
        screen = PairingScreen(view=self.view())
        Window.add_widget(screen)
        return screen

    def _close(self, screen: Any) -> None:
        Window.remove_widget(screen)
        Window.unbind(size=self._fit, on_request_close=_refuse)
        self._client.close()

    def _fit(self, *_: object) -> None:
        dpi = density(Window.size, self._dpi, self._inches)
        theme.fit(Window.width, Window.height, dpi)

    def _wait(self) -> None:
        self._state = self._waiter.wait()

    def _shown(self, scene: Scene) -> None:
        self._scene = scene
        line = in_a_line(self.view())
        if line != self._told:
            click.echo(line, err=True)
        self._told = line


def _refuse(*_: object, **_more: object) -> bool:
    """Alt+F4 closes no kiosk."""
    return True
