"""The displays of one serial line, served on a thread of its own; it never waits for anybody."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from hardware.led import turns
from hardware.led.showing import Driver, Health, Showing
from hardware.led.talking import Manners, Talk, Wire
from hardware.led.turns import Pace, Turn

OnHealth = Callable[[str, Health], None]
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Unit:
    """A display by its name."""

    name: str
    driver: Driver


class Bus:
    """Shows until `close()`; `on_health` is told, on its thread, whenever a unit's changes.

    A line that is away is tried again; then everything is shown anew.
    """

    def __init__(
        self,
        wire: Wire,
        units: Sequence[Unit],
        on_health: OnHealth,
        *,
        manners: Manners | None = None,
        pace: Pace | None = None,
    ) -> None:
        self._wire = wire
        self._talk = Talk(wire, manners or Manners())
        self._drivers = {unit.name: unit.driver for unit in units}
        self._on_health = on_health
        self._pace = pace or Pace()
        self._turns = {unit.name: Turn() for unit in units}
        self._health: dict[str, Health] = {}
        self._changed = threading.Condition()
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._run, name="led bus", daemon=True)
        self._thread.start()

    def show(self, name: str, showing: Showing) -> None:
        """Now, or when the display is there; only the newest counts. Never raises or waits."""
        with self._changed:
            self._turns[name] = turns.wants(self._turns[name], showing, time.monotonic())
            self._changed.notify_all()

    def finish(self) -> None:
        """Show what is wanted by now where somebody answers, then end; does not wait for it."""
        self._closing.set()
        with self._changed:
            self._changed.notify_all()

    def close(self) -> None:
        """Finish, and wait for it; not to be called by `on_health`."""
        self.finish()
        self._thread.join()

    def _run(self) -> None:
        while not self._closing.is_set():
            try:
                self._serve()
            except OSError as lost:
                self._tell_away(lost)
                self._closing.wait(self._pace.retry_s)
            except Exception:
                _log.exception("%s goes on", self._thread.name)
                self._closing.wait(self._pace.retry_s)

    def _serve(self) -> None:
        self._wire.open()
        try:
            self._begin_anew()
            while not self._is_done():
                name = self._next()
                if name is None:
                    self._wire.read()  # nobody speaks unasked, but a pulled cable is noticed
                else:
                    self._tell(name)
        finally:
            self._wire.close()

    def _is_done(self) -> bool:
        with self._changed:
            return self._closing.is_set() and not turns.is_behind(self._turns)

    def _begin_anew(self) -> None:
        with self._changed:
            now_s = time.monotonic()
            self._turns = {name: turns.anew(turn, now_s) for name, turn in self._turns.items()}

    def _next(self) -> str | None:
        """Whose turn it is; None after a while without anything to do."""
        with self._changed:
            name = turns.next_of(self._turns, time.monotonic())
            if name is None and not self._closing.is_set():
                self._changed.wait(turns.wait_s(self._turns, time.monotonic(), self._pace.look_s))
                name = turns.next_of(self._turns, time.monotonic())
            return name

    def _tell(self, name: str) -> None:
        with self._changed:
            turn = self._turns[name]
        showing = turn.wanted
        if showing is None:
            return
        is_repeat = turn.shown == showing
        before = None if is_repeat else turn.shown
        health = self._talk.tell(self._drivers[name].messages(showing, before))
        with self._changed:
            self._turns[name] = self._after(self._turns[name], showing, health)
        self._tell_health(name, health)

    def _after(self, turn: Turn, showing: Showing, health: Health) -> Turn:
        now_s = time.monotonic()
        if health in (Health.OK, Health.SENT):
            return turns.answered(turn, showing, now_s, self._pace.repeat_s)
        return turns.failed(turn, now_s, self._pace.silent_s)

    def _tell_health(self, name: str, health: Health) -> None:
        if self._health.get(name) is not health:
            self._health[name] = health
            self._on_health(name, health)

    def _tell_away(self, lost: OSError) -> None:
        if all(self._health.get(name) is Health.AWAY for name in self._drivers):
            return
        _log.warning("LED line away: %s", lost)
        for name in self._drivers:
            self._tell_health(name, Health.AWAY)
