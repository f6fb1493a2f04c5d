"""Follows the event stream of a server for a program: LED panel, announcer, demo."""

import logging
import socket
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from threading import Event, Lock
from typing import Any

import httpx

from counter_server.contract.events import Entry, entry_from_json
from counter_server.contract.wire import WrongBody

from .asking import Refused, refusal
from .board import Gap
from .sse import Endless, Message, Parser

_log = logging.getLogger(__name__)

PAUSES_S = (0.5, 1.0, 2.0, 5.0, 10.0)
# The server beats every 15 s: two beats missed and a little more is a cut.
SILENCE_S = 40.0

# Every connection is a new wire, so the one that is held is the one that is read.
_NO_REUSE = httpx.Limits(max_keepalive_connections=0)
_LONGEST_ID = 20
_NO_ENTRY = frozenset({"beat", "skip", "gap"})


class FeedRefused(Exception):
    """The server will not have us, and trying again would not help: a wrong token."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Feed:
    """The entries after a seq, each once and in order, through any number of cuts.

    `entries()` runs in one thread; `stop()` from another ends it at once, also while it waits.
    `on_link` is told in that thread that there is a connection, or none any more.
    A shape from a newer server that we cannot read is left out; whoever counts sees a gap.
    """

    def __init__(
        self,
        url: str,
        token: str,
        *,
        after: int,
        pauses_s: tuple[float, ...] = PAUSES_S,
        silence_s: float = SILENCE_S,
        on_link: Callable[[bool], None] | None = None,
    ) -> None:
        self._url = url
        self._on_link = on_link or _nobody
        self._token = token
        self._seq = after
        self._pauses_s = pauses_s
        self._timeout = httpx.Timeout(10.0, read=silence_s)
        self._stopped = Event()
        self._lock = Lock()
        self._wire: socket.socket | None = None
        self._failures = 0
        self._retry_s: float | None = None

    def entries(self) -> Iterator[Entry]:
        """Until stopped. `Gap`: take a snapshot and begin anew. `FeedRefused`: give up."""
        with httpx.Client(timeout=self._timeout, limits=_NO_REUSE) as client:
            while not self._stopped.is_set():
                with suppress(httpx.RequestError, httpx.StreamError, Endless):
                    yield from self._connection(client)
                self._on_link(False)
                self._stopped.wait(self._pause_s())

    def stop(self) -> None:
        """Ends `entries()`; may be called from any thread, more than once."""
        self._stopped.set()
        with self._lock:
            _cut(self._wire)

    def _connection(self, client: httpx.Client) -> Iterator[Entry]:
        watch = {"trace": self._hold_wire}
        try:
            with client.stream(
                "GET", self._url, headers=self._headers(), extensions=watch
            ) as response:
                yield from self._answer(response)
        finally:
            self._hold(None)

    def _answer(self, response: httpx.Response) -> Iterator[Entry]:
        if response.status_code != 200:
            return _refuse(response)
        self._on_link(True)
        parser = Parser()
        for chunk in response.iter_bytes():
            for message in parser.feed(chunk):
                if self._stopped.is_set():
                    return
                yield from self._entry(message)
            self._retry_s = parser.retry_s

    def _entry(self, message: Message) -> Iterator[Entry]:
        self._failures = 0
        if message.event == "gap":
            raise Gap(self._seq + 1, _whole(message.last_id))
        entry = None if message.event in _NO_ENTRY else _read(message.data)
        if entry is not None and entry.seq > self._seq:
            self._seq = entry.seq
            yield entry

    def _headers(self) -> dict[str, str]:
        return {
            "Authorization": f"Bearer {self._token}",
            "Accept": "text/event-stream",
            "Last-Event-ID": str(self._seq),
        }

    def _pause_s(self) -> float:
        """How long to wait before the next try: as the server asks, then longer each time."""
        longest = len(self._pauses_s) - 1
        pause_s = self._pauses_s[min(self._failures, longest)]
        if self._failures == 0 and self._retry_s is not None:
            pause_s = self._retry_s
        self._failures += 1
        return pause_s

    def _hold_wire(self, step: str, info: Mapping[str, Any]) -> None:
        """Told by the HTTP library of each of its steps; a new wire is kept, for `stop` to cut."""
        if step in {"connection.connect_tcp.complete", "connection.start_tls.complete"}:
            self._hold(info["return_value"].get_extra_info("socket"))

    def _hold(self, wire: socket.socket | None) -> None:
        with self._lock:
            self._wire = wire
            if self._stopped.is_set():
                _cut(wire)


def _refuse(response: httpx.Response) -> None:
    """`FeedRefused`, unless it may come right: a proxy's page says nothing of our token."""
    _log.warning("the stream was refused with status %s", response.status_code)
    response.read()
    if isinstance(why := refusal(response), Refused):
        raise FeedRefused(why.code)


def _nobody(_is_there: bool) -> None:
    """Nobody wants to know."""


def _cut(wire: socket.socket | None) -> None:
    # Wakes a read that waits in another thread; closing would not.
    if wire is not None:
        with suppress(OSError):
            wire.shutdown(socket.SHUT_RDWR)


def _read(data: str) -> Entry | None:
    try:
        return entry_from_json(data)
    except WrongBody as error:
        _log.warning("entry not understood", extra={"error": str(error)})
        return None


def _whole(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < _LONGEST_ID else 0
