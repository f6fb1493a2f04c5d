"""The loop of the LED boards: what happens comes in, what each display shows goes out."""

import logging
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from queue import Empty, SimpleQueue
from zoneinfo import ZoneInfo

from counter_server.contract.events import Entry
from display_board.asking import CannotWork
from hardware.led import Showing

from . import hall as rules
from .faces import faces, wait_s
from .hall import Hall
from .happenings import Connected, Ended, Happening, Linked, Unusable
from .layout import Layout

_log = logging.getLogger(__name__)

Show = Callable[[str, Showing], None]


class Boards:
    """Shows through `show(name, showing)`, which never waits. `now` is the server's time."""

    def __init__(
        self,
        layout: Layout,
        happenings: "SimpleQueue[Happening]",
        show: Show,
        now: Callable[[], datetime],
    ) -> None:
        self._layout = layout
        self._happenings = happenings
        self._show = show
        self._now = now
        self._hall: Hall = rules.at_first(now())
        self._zone: ZoneInfo | None = None

    def run(self) -> None:
        """Until `Ended`; then every display says that it is cut off. `CannotWork`: wrong token."""
        try:
            while self._took(self._wait()):
                self._show_all()
        finally:
            self._hall = rules.at_first(self._now())
            self._show_all()

    def _wait(self) -> list[Happening]:
        """What has happened by now; waits for it as long as nothing changes by itself."""
        found: list[Happening] = []
        with suppress(Empty):
            found.append(
                self._happenings.get(timeout=wait_s(self._hall, self._layout, self._now()))
            )
            while True:
                found.append(self._happenings.get_nowait())
        return found

    def _took(self, happenings: list[Happening]) -> bool:
        """Whether to go on."""
        for happening in happenings:
            if isinstance(happening, Ended):
                return False
            self._take(happening)
        self._hall = rules.passed(self._hall, self._layout, self._now())
        return True

    def _take(self, happening: Happening) -> None:
        now = self._now()
        match happening:
            case Entry():
                self._hall = rules.happened(self._hall, happening, self._layout, now)
            case Connected(board, zone):
                self._hall, self._zone = rules.connected(self._hall, board), zone
            case Linked(is_there):
                self._hall = rules.linked(self._hall, is_there, now)
            case Unusable(reason):
                raise CannotWork(reason)

    def _show_all(self) -> None:
        now = self._now()
        shown = faces(self._hall, self._layout, now, now.astimezone(self._zone))
        for name, showing in shown.items():
            self._show(name, showing)
