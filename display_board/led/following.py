"""Follows the server on a thread of its own, through any number of cuts."""

import logging
import threading
from collections.abc import Callable
from zoneinfo import ZoneInfo

from counter_server.contract.board import Board
from counter_server.contract.office import Office
from display_board.asking import AskedServer, CannotWork
from display_board.board import Gap
from display_board.feed import Feed, FeedRefused
from display_board.player.patience import Patience

from .hall import LOOK_BACK
from .happenings import Connected, Happening, Linked, Unusable

AGAIN_S = 2.0
_log = logging.getLogger(__name__)


class Follower:
    """Tells until it is ended. A database that was put back is read from the beginning."""

    def __init__(
        self,
        server: AskedServer,
        token: str,
        tell: Callable[[Happening], None],
        patience: Patience,
        again_s: float = AGAIN_S,
    ) -> None:
        self._server = server
        self._token = token
        self._tell = tell
        self._patience = patience
        self._feed: Feed | None = None
        self._again_s = again_s
        self._ended = threading.Event()

    def start(self) -> None:
        """Begin; the thread does not keep the program alive."""
        threading.Thread(target=self._run, name="server", daemon=True).start()

    def end(self) -> None:
        """Also from a signal handler."""
        self._patience.end()
        self._ended.set()
        if self._feed is not None:
            self._feed.stop()

    def _run(self) -> None:
        while not self._patience.is_ended:
            try:
                self._follow()
            except (CannotWork, FeedRefused) as trouble:
                self._tell(Unusable(str(trouble)))
                return
            except Exception:
                # What hangs in the hall must not go on as if it were followed.
                _log.exception("following the server goes on")
                self._tell(Linked(False))
                self._ended.wait(self._again_s)

    def _follow(self) -> None:
        board = self._patience.ask(lambda: self._server.get("/api/v1/board", Board))
        office = self._patience.ask(lambda: self._server.get("/api/v1/office", Office))
        if board is None or office is None:
            return
        self._tell(Connected(board, ZoneInfo(office.timezone)))
        self._feed = Feed(
            self._server.events_url,
            self._token,
            after=max(0, board.seq - LOOK_BACK),
            on_link=lambda is_there: self._tell(Linked(is_there)),
        )
        if self._patience.is_ended:
            self._feed.stop()
        try:
            for entry in self._feed.entries():
                self._tell(entry)
        except Gap:
            return
