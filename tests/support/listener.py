"""A system that is told what happens: a real HTTP server that answers as a test wants."""

import json
import queue
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from counter_server.webhooks.message import signature
from tests.support.patience import PATIENCE_S


@dataclass(frozen=True)
class Told:
    """One delivery as it came."""

    headers: dict[str, str]
    body: bytes

    @property
    def seq(self) -> int:
        return int(json.loads(self.body)["seq"])

    @property
    def kind(self) -> str:
        return str(json.loads(self.body)["event"]["kind"])

    def is_signed(self, secret: str) -> bool:
        timestamp = int(self.headers["Motcua-Timestamp"])
        return self.headers["Motcua-Signature"] == signature(secret, timestamp, self.body)


@dataclass
class Listener:
    """`status` is what it answers; it hangs, or lets its answer drip, until `free` is set."""

    port: int = 0
    status: int = 200
    hangs: bool = False
    drips: bool = False
    free: threading.Event = field(default_factory=threading.Event)
    _came: "queue.Queue[Told]" = field(default_factory=queue.Queue)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/motcua"

    def next(self) -> Told:
        """The next delivery, when it comes."""
        return self._came.get(timeout=PATIENCE_S)

    def is_quiet(self) -> bool:
        return self._came.empty()

    def handler(self) -> type[BaseHTTPRequestHandler]:
        listener = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                listener._came.put(Told(dict(self.headers), body))
                if listener.hangs:
                    listener.free.wait(PATIENCE_S)
                if listener.drips:
                    listener._drip(self)
                self.send_response(listener.status)
                self.send_header("Location", listener.url + "/elsewhere")
                self.end_headers()

            def log_message(self, format: str, *args: object) -> None:
                pass

        return Handler

    def _drip(self, handler: BaseHTTPRequestHandler) -> None:
        """A byte now and then, so that no single wait of the sender is long."""
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
        try:
            while not self.free.wait(0.02):
                handler.wfile.write(b"x")
        except OSError:
            self.free.set()


class _Quiet(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """The sender hung up: that is what the test wanted."""


@contextmanager
def listening(listener: Listener) -> Iterator[Listener]:
    """It listens on its port, or on a free one, until the end."""
    server = _Quiet(("127.0.0.1", listener.port), listener.handler())
    listener.port = server.server_port
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield listener
    finally:
        listener.free.set()
        server.shutdown()
        thread.join()
        server.server_close()
