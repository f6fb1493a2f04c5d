"""gunicorn's gevent worker, ending its streams and idle connections at once when told to stop."""

import gc
import socket
import time
from errno import ECONNRESET
from functools import lru_cache
from types import FrameType
from typing import Any

import gevent
from gevent import Greenlet, getcurrent
from gunicorn import util
from gunicorn.http import wsgi
from gunicorn.workers.ggevent import GeventWorker

from .waiting import Waiting, hang_up

LOOK_S = 2.0  # between two looks for connections from which nothing more comes
# Of the connections there is room for: above the first, who is idle goes until the second.
_CROWDED, _ROOMY = 0.9, 0.75
UNREAD_S = 120  # so long a client may take nothing of an answer


class Worker(GeventWorker):
    """On SIGTERM no browser keeps the server alive: streams end, idle connections are told so.

    A connection in the middle of a request still gets its answer.
    """

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._connections: dict[Greenlet, socket.socket] = {}
        self._waiting = Waiting(self.cfg.keepalive)
        self._served_last: Greenlet | None = None

    def run(self) -> None:
        """What stands by now stays to the end: the collector need not look at it each time."""
        gc.collect()
        gc.freeze()
        gc.set_threshold(20_000, 20, 20)
        self._settle()
        self._forget_who_does_not_read()
        gevent.spawn(self._hang_up_late)
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

    def timeout_ctx(self) -> Waiting:
        return self._waiting

    def _forget_who_does_not_read(self) -> None:
        """Accepted connections inherit it from where they came in."""
        if user_timeout := getattr(socket, "TCP_USER_TIMEOUT", None):
            for each in self.sockets:
                each.setsockopt(socket.IPPROTO_TCP, user_timeout, UNREAD_S * 1000)

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
        self._waiting.for_body(req.body.reader)
        try:
            return super().handle_request(listener_name, req, joined, addr)
        except TimeoutError as error:  # took nothing of the answer: gone, and no fault of ours
            raise ConnectionResetError(ECONNRESET, error.strerror) from None
        finally:
            joined.flush()
            self._waiting.over()

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        super().handle_exit(sig, frame)
        gevent.spawn(self._let_go)

    def _let_go(self) -> None:
        self.wsgi.extensions["motcua"].close()
        for connection in tuple(self._connections.values()):
            hang_up(connection)

    def _hang_up_late(self) -> None:
        while self.alive:
            gevent.sleep(LOOK_S)
            for each in self._waiting.late(self._surplus()):
                hang_up(self._connections[each])

    def _surplus(self) -> int:
        """How many are too many, once there are."""
        crowd, room = len(self._connections), self.worker_connections
        return crowd - int(room * _ROOMY) if crowd > room * _CROWDED else 0


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
