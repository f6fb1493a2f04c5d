"""Asks a server that may be away until it answers, or until the program is to end."""

import logging
import threading
from collections.abc import Callable
from typing import TypeVar

from display_board.asking import TOKEN_WRONG, CannotWork, Refused, ServerAway

T = TypeVar("T")

RETRY_S = 2.0
# Trying again would change nothing.
FATAL = ("token_missing", TOKEN_WRONG, "not_allowed", "unknown_zone", "other_office")
_log = logging.getLogger(__name__)


class Patience:
    """`end` lets every question return at once."""

    def __init__(self, retry_s: float = RETRY_S) -> None:
        self._retry_s = retry_s
        self._ended = threading.Event()
        self._is_away = False

    @property
    def is_ended(self) -> bool:
        return self._ended.is_set()

    def end(self) -> None:
        self._ended.set()

    def rest(self) -> None:
        """A while, or until the end."""
        self._ended.wait(self._retry_s)

    def ask(self, question: Callable[[], T]) -> T | None:
        """The answer, as soon as there is one; None when it is refused, or at the end.

        `CannotWork` when whatever is asked would be refused.
        """
        while not self.is_ended:
            try:
                answer = question()
            except ServerAway as away:
                self._say_away(away)
                self.rest()
            except Refused as refused:
                if refused.code in FATAL:
                    raise CannotWork(refused.code) from refused
                _log.warning("the server refuses: %s", refused)
                return None
            else:
                self._is_away = False
                return answer
        return None

    def _say_away(self, away: ServerAway) -> None:
        if not self._is_away:
            _log.warning("Chưa thấy máy chủ, đang thử lại. / Server away, trying again: %s", away)
        self._is_away = True
