"""gunicorn's gevent worker, ending its streams and idle connections at once when told to stop."""

import socket
from contextlib import suppress
from types import FrameType
from typing import Any

import gevent
from gunicorn.workers.ggevent import GeventWorker


class Worker(GeventWorker):
    """On SIGTERM no browser keeps the server alive: streams end, idle connections are told so.

    A connection in the middle of a request still gets its answer.
    """

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._connections: set[socket.socket] = set()

    def handle(self, listener: Any, client: Any, addr: Any) -> None:
        self._connections.add(client)
        try:
            super().handle(listener, client, addr)
        finally:
            self._connections.discard(client)

    def handle_request(self, listener_name: Any, req: Any, sock: Any, addr: Any) -> Any:
        # A client that asks again at once would be served again at once and starve the others.
        gevent.sleep(0)
        return super().handle_request(listener_name, req, sock, addr)

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        super().handle_exit(sig, frame)
        gevent.spawn(self._let_go)

    def _let_go(self) -> None:
        self.wsgi.extensions["motcua"].close()
        for connection in tuple(self._connections):
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RD)
