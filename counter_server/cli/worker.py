"""gunicorn's gevent worker, ending its streams and idle connections at once when told to stop."""

import gc
import socket
import time
from collections.abc import Callable
from contextlib import closing, suppress
from functools import lru_cache
from types import FrameType
from typing import Any

import gevent
from gevent import Greenlet, getcurrent
from gunicorn import util
from gunicorn.http import wsgi
from gunicorn.workers.ggevent import GeventWorker

_LOOK_S = 5.0  # between two looks for connections that have been idle for too long


class Worker(GeventWorker):
    """On SIGTERM no browser keeps the server alive: streams end, idle connections are told so.

    A connection in the middle of a request still gets its answer.
    """

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._connections: dict[Greenlet, socket.socket] = {}
        self._waiting = Waiting()
        self._served_last: Greenlet | None = None

    def run(self) -> None:
        """What stands by now stays to the end: the collector need not look at it each time."""
        gc.collect()
        gc.freeze()
        gc.set_threshold(20_000, 20, 20)
        self._settle()
        gevent.spawn(self._hang_up_idle)
        super().run()

    def handle(self, listener: Any, client: Any, addr: Any) -> None:
        if not self.alive:  # whose stream has just ended comes back at once
            client.close()
            return
        me = getcurrent()
        self._connections[me] = client
        try:
            super().handle(listener, client, addr)
        finally:
            del self._connections[me]

    def timeout_ctx(self) -> "Waiting":
        return self._waiting

    def _settle(self) -> None:
        """What gunicorn would look up or make anew with every request, though it is the same."""
        self.cfg.__dict__.update({name: each.get() for name, each in self.cfg.settings.items()})
        errors = wsgi.WSGIErrorsWrapper(self.cfg)  # makes one wait for the lock of `logging`
        wsgi.WSGIErrorsWrapper = lambda _cfg: errors
        in_words = lru_cache(maxsize=1)(util.http_date)
        util.http_date = lambda: in_words(int(time.time()))

    def handle_request(self, listener_name: Any, req: Any, sock: Any, addr: Any) -> Any:
        # A client that asks again at once would be served again at once and starve the others.
        me = getcurrent()
        if self._served_last is me:
            gevent.sleep(0)
        self._served_last = me
        joined = Joined(sock)
        try:
            return super().handle_request(listener_name, req, joined, addr)
        finally:
            joined.flush()

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        super().handle_exit(sig, frame)
        gevent.spawn(self._let_go)

    def _let_go(self) -> None:
        self.wsgi.extensions["motcua"].close()
        for connection in tuple(self._connections.values()):
            _hang_up(connection)

    def _hang_up_idle(self) -> None:
        while self.alive:
            gevent.sleep(_LOOK_S)
            for each in self._waiting.longer_than(self.cfg.keepalive):
                _hang_up(self._connections[each])


class Waiting:
    """Entered by a connection's greenlet while it waits for a request, all the way to its head.

    Who waits too long is found by one look at all of them: a timer for each request costs more.
    """

    def __init__(self, tick: Callable[[], float] = time.monotonic) -> None:
        self._tick = tick
        self._since: dict[Greenlet, float] = {}

    def __enter__(self) -> None:
        self._since[getcurrent()] = self._tick()

    def __exit__(self, *_: object) -> None:
        self._since.pop(getcurrent(), None)

    def longer_than(self, seconds: float) -> list[Greenlet]:
        """Who has waited for so long."""
        late = self._tick() - seconds
        return [each for each, since in self._since.items() if since < late]


def _hang_up(connection: socket.socket) -> None:
    """Nothing more is read from it; by another handle, for gevent would raise in who waits."""
    with suppress(OSError), closing(connection.dup()) as same:
        same.shutdown(socket.SHUT_RD)


class Joined:
    """A socket that sends an answer's head and the first of its body as one packet.

    gunicorn writes the head only when it has a body to write, or none at all.
    """

    def __init__(self, sock: socket.socket) -> None:
        self._sock = sock
        self._head: bytes | None = None
        self._has_sent = False

    def sendall(self, data: bytes) -> None:
        if not self._has_sent:
            self._has_sent = True
            self._head = data
            return
        self.flush(data)

    def flush(self, data: bytes = b"") -> None:
        """Sends what is held back."""
        head, self._head = self._head, None
        if head:
            data = head + data
        # gevent's `sendall` first asks the system for the size of its buffer.
        sent = self._sock.send(data) if data else 0
        if sent < len(data):
            self._sock.sendall(data[sent:])

    def __getattr__(self, name: str) -> Any:
        """Everything else is the socket's own, once nothing is held back."""
        if self._head is not None:
            self.flush()
        return getattr(self._sock, name)
