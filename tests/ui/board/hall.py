"""A small server with a board page, its files, a snapshot and a stream that can be cut."""

import threading
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import jinja2

from config import design, typefaces
from counter_server.contract.board import Board
from counter_server.contract.events import Entry, Event, kind_of
from counter_server.contract.wire import to_json
from display_board import board
from display_board.page import Shown, board_page, static_folder, templates_folder
from tests.ui.board.samples import START, a_board, an_office


@dataclass(frozen=True)
class Sent:
    """Bytes on the stream; those without a seq are not sent again to who comes later."""

    seq: int | None
    message: bytes


class Hall:
    """One hall: `happen` tells all streams; `cut` ends them, and refuses new ones when told."""

    def __init__(
        self, start: Board | None = None, language: str = "vi", shown: Shown | None = None
    ) -> None:
        self.language = language
        self.shown = shown or Shown()
        self.version = self.shown.version
        self.now = START
        self.state = board.from_board(start or a_board(), 200)
        self.sent: list[Sent] = []
        self.changed = threading.Condition()
        self.line = 0
        self.is_refusing = False
        self.streams = 0
        self.asked: list[tuple[str, str | None]] = []
        self.server = ThreadingHTTPServer(
            ("127.0.0.1", 0), type("HallHandler", (Handler,), {"hall": self})
        )
        self.server.daemon_threads = True
        self.thread = threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True)
        self.thread.start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server.server_port}"

    def happen(self, *events: Event, quietly: bool = False) -> None:
        """Events in the log; `quietly` ones are never sent on the stream."""
        with self.changed:
            for event in events:
                seq = self.state.seq + 1
                entry = Entry(seq=seq, at=START + timedelta(seconds=seq), event=event)
                self.state = board.apply(self.state, entry)
                if not quietly:
                    self.sent.append(Sent(entry.seq, _message(entry)))
            self.changed.notify_all()

    def say(self, text: str) -> None:
        """Raw bytes to all streams that stand."""
        with self.changed:
            self.sent.append(Sent(None, text.encode()))
            self.changed.notify_all()

    def cut(self, refuse: bool = False) -> None:
        with self.changed:
            self.line += 1
            self.is_refusing = refuse
            self.changed.notify_all()

    def wait_for_streams(self, count: int) -> None:
        """Until so many streams have begun, counted from the start of the hall."""
        with self.changed:
            assert self.changed.wait_for(lambda: self.streams >= count, timeout=20)

    def wait_for_more(self, told: int, line: int) -> list[Sent]:
        """What a stream was not yet told; nothing when its line was cut."""
        with self.changed:
            self.changed.wait_for(lambda: len(self.sent) > told or self.line != line)
            return self.sent[told:] if self.line == line else []

    def mend(self) -> None:
        self.is_refusing = False

    def close(self) -> None:
        self.cut(refuse=True)
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()

    def page(self) -> str:
        board_now = board.to_board(self.state)
        view = board_page(an_office(), board_now, self.language, self.now, None, self.shown)
        loader = jinja2.FileSystemLoader(templates_folder())
        pages = jinja2.Environment(loader=loader, autoescape=True, undefined=jinja2.StrictUndefined)
        return pages.get_template("board.html").render(view=view)


class Handler(BaseHTTPRequestHandler):
    """Answers for the hall it is made for."""

    hall: Hall

    def do_GET(self) -> None:
        path = self.path.split("?")[0]
        self.hall.asked.append((self.path, self.headers.get("Last-Event-ID")))
        if path == "/board/main/events":
            self.stream()
        elif self.hall.is_refusing:
            self.answer(503, "text/plain", b"")
        else:
            self.file(path)

    def file(self, path: str) -> None:
        if path == "/board/main":
            self.answer(200, "text/html; charset=utf-8", self.hall.page().encode())
        elif path == "/board/main/snapshot":
            self.answer(200, "application/json", to_json(board.to_board(self.hall.state)))
        elif path == "/board/main/voice":
            self.answer(404, "text/plain", b"")  # an older server: the page rings its own chime
        elif path == "/board/version":
            self.answer(200, "application/json", to_json({"version": self.hall.version}))
        elif path.endswith("/themes.css"):
            self.answer(200, "text/css", design.board_themes().encode())
        elif path == "/static/design.css":
            self.answer(200, "text/css", design.css_variables().encode())
        else:
            self.disk(path)

    def disk(self, path: str) -> None:
        folder = typefaces.REGULAR.parent if path.startswith("/fonts/") else static_folder()
        file = folder / Path(path).name
        kinds = {".js": "text/javascript", ".css": "text/css", ".ttf": "font/ttf"}
        self.answer(200, kinds[file.suffix], file.read_bytes())

    def answer(self, status: int, kind: str, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def stream(self) -> None:
        if self.hall.is_refusing:
            self.answer(503, "text/plain", b"")
            return
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        self.wfile.write(b"retry: 100\n\nevent: beat\ndata: {}\n\n")
        with suppress(OSError):
            self.follow(self.hall.line, self.after())

    def after(self) -> int:
        return int(self.headers.get("Last-Event-ID") or self.path.split("after=")[1])

    def follow(self, line: int, after: int) -> None:
        told = len(self.hall.sent)
        self.tell([each for each in self.hall.sent[:told] if each.seq and each.seq > after])
        with self.hall.changed:
            self.hall.streams += 1
            self.hall.changed.notify_all()
        while self.hall.line == line:
            new = self.hall.wait_for_more(told, line)
            told += len(new)
            self.tell(new)

    def tell(self, new: list[Sent]) -> None:
        self.wfile.write(b"".join(each.message for each in new))

    def date_time_string(self, timestamp: float | None = None) -> str:
        """The hall's own time, as its pages tell it."""
        return format_datetime(self.hall.now, usegmt=True)

    def log_message(self, *_: object) -> None:
        pass


def _message(entry: Entry) -> bytes:
    head = f"id: {entry.seq}\nevent: {kind_of(entry.event)}\ndata: "
    return head.encode() + to_json(entry) + b"\n\n"
