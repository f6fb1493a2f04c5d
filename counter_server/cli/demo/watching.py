"""Follows the board as a television in the hall does."""

import threading
from collections.abc import Callable

import httpx

from counter_server.contract.board import Board
from counter_server.contract.wire import from_json
from display_board import board as rules
from display_board.feed import Feed


class BoardWatcher:
    """The board, kept up to date from the event stream on a thread of its own."""

    def __init__(self, client: httpx.Client, token: str) -> None:
        answer = client.get("/api/v1/board").raise_for_status()
        self._state = rules.from_board(from_json(answer.content, Board))
        url = str(client.base_url.join("/api/v1/events"))
        self._feed = Feed(url, token, after=self._state.seq)
        self._changed = threading.Condition()
        self._thread = threading.Thread(target=self._follow, daemon=True)
        self._thread.start()

    def wait_for(self, holds: Callable[[Board], bool], timeout_s: float = 15.0) -> Board:
        """The board as soon as something holds of it; `TimeoutError` when it never does."""
        with self._changed:
            if not self._changed.wait_for(lambda: holds(self.board), timeout_s):
                raise TimeoutError("the board did not show it")
            return self.board

    @property
    def board(self) -> Board:
        return rules.to_board(self._state)

    def close(self) -> None:
        self._feed.stop()
        self._thread.join(5)

    def _follow(self) -> None:
        for entry in self._feed.entries():
            with self._changed:
                self._state = rules.apply(self._state, entry)
                self._changed.notify_all()
