"""A server whose answers to one address are written beforehand: each connection gets the next."""

import threading
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from counter_server.contract.problems import MEDIA_TYPE, ProblemDetails
from counter_server.contract.wire import to_json


@dataclass(frozen=True)
class Answer:
    """One connection: the bytes are sent, then the line is cut, or held until the test ends.

    A mute one has been asked and says nothing at all.
    """

    body: bytes = b""
    status: int = 200
    is_held: bool = False
    is_mute: bool = False
    media_type: str = "text/event-stream"
    encoding: str = ""


_PROBLEM = ProblemDetails(code="token_wrong", status=401, title="", detail="")
REFUSED = Answer(to_json(_PROBLEM), status=401, media_type=MEDIA_TYPE)


class StreamServer:
    """`headers` are those of every request so far; the last answer is given again and again."""

    def __init__(self, answers: Iterable[Answer]) -> None:
        self.answers = list(answers)
        self.headers: list[dict[str, str]] = []
        self.is_over = threading.Event()
        self.is_held = threading.Event()
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self.thread = threading.Thread(target=self.server.serve_forever, args=(0.01,))
        self.thread.start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server.server_port}/api/v1/events"

    def next_answer(self) -> Answer:
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]

    def hold(self) -> None:
        self.is_held.set()
        self.is_over.wait()

    def close(self) -> None:
        self.is_over.set()
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()


def _handler(server: StreamServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            server.headers.append(dict(self.headers))
            answer = server.next_answer()
            if answer.is_mute:
                server.hold()
                return
            self.send_response(answer.status)
            self.send_header("Content-Type", answer.media_type)
            if answer.encoding:
                self.send_header("Content-Encoding", answer.encoding)
            self.end_headers()
            with suppress(OSError):  # whoever has heard enough hangs up
                self.wfile.write(answer.body)
            if answer.is_held:
                server.hold()

        def log_message(self, *_: object) -> None:
            pass

    return Handler
