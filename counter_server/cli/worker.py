"""gunicorn's gevent worker, ending its streams and idle connections at once when told to stop."""

import gc
import socket
import time
from contextlib import closing, suppress
from functools import lru_cache
from types import FrameType
from typing import Any

import gevent
from gunicorn import util
from gunicorn.http import wsgi
from gunicorn.workers.ggevent import GeventWorker


class Worker(GeventWorker):
    """On SIGTERM no browser keeps the server alive: streams end, idle connections are told so.

    A connection in the middle of a request still gets its answer.
    """

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._connections: set[socket.socket] = set()

    def run(self) -> None:
        """What stands by now stays to the end: the collector need not look at it each time."""
        gc.collect()
        gc.freeze()
        gc.set_threshold(20_000, 20, 20)
        self._settle()
        super().run()

    def handle(self, listener: Any, client: Any, addr: Any) -> None:
        if not self.alive:  # whose stream has just ended comes back at once
            client.close()
            return
        self._connections.add(client)
        try:
            super().handle(listener, client, addr)
        finally:
            self._connections.discard(client)

    def _settle(self) -> None:
        """What gunicorn would look up or make anew with every request, though it is the same."""
        self.cfg.__dict__.update({name: each.get() for name, each in self.cfg.settings.items()})
        errors = wsgi.WSGIErrorsWrapper(self.cfg)  # makes one wait for the lock of `logging`
        wsgi.WSGIErrorsWrapper = lambda _cfg: errors
        in_words = lru_cache(maxsize=1)(util.http_date)
        util.http_date = lambda: in_words(int(time.time()))

    def handle_request(self, listener_name: Any, req: Any, sock: Any, addr: Any) -> Any:
        # A client that asks again at once would be served again at once and starve the others.
        gevent.sleep(0)
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
        for connection in tuple(self._connections):
            # By another handle: gevent would raise in whoever waits for this one.
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
