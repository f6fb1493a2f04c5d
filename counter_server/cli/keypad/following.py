"""Follows the server on a thread of its own: there, what happens, away, and there again."""

import logging
import threading
from collections.abc import Callable

from .happenings import Connected, CutOff, Happened, Happening, Unusable
from .server import Refused, Server, ServerAway

RETRY_S = 1.0
# Trying again would change nothing.
FATAL = ("unknown_counter", "token_missing", "token_wrong", "not_allowed")

_log = logging.getLogger(__name__)


class Follower:
    """Tells until the program ends; a server that is away is tried again every `retry_s`."""

    def __init__(
        self,
        server: Server,
        counter: int,
        tell: Callable[[Happening], None],
        *,
        retry_s: float = RETRY_S,
    ) -> None:
        self._server = server
        self._counter = counter
        self._tell = tell
        self._retry_s = retry_s
        self._ending = threading.Event()
        self._is_away = False

    def start(self) -> None:
        """Begin; the thread does not keep the program alive."""
        threading.Thread(target=self._run, name="server", daemon=True).start()

    def end(self) -> None:
        """Try no more."""
        self._ending.set()

    def _run(self) -> None:
        while not self._ending.is_set():
            try:
                self._follow()
            except ServerAway as away:
                self._say_away(away)
            except Refused as refused:
                if refused.code in FATAL:
                    self._tell(Unusable(refused.code))
                    return
                _log.warning("server refuses: %s", refused)
            except Exception:
                # The display must not show numbers as if they were followed.
                _log.exception("following the server goes on")
            self._tell(CutOff())
            self._ending.wait(self._retry_s)

    def _say_away(self, away: ServerAway) -> None:
        """Once until it is back."""
        if not self._is_away:
            _log.warning("Chưa thấy máy chủ, đang thử lại. / Server away, trying again: %s", away)
        self._is_away = True

    def _follow(self) -> None:
        counter = self._server.counter(self._counter)
        if counter is None:
            raise Refused("unknown_counter")
        self._is_away = False
        self._tell(Connected(counter))
        for entry in self._server.entries():
            if self._ending.is_set():
                return
            self._tell(Happened(entry.event))
