"""The small server of the hall's screen: its page, its pieces, and all else from the real one."""

import hmac
import json
import secrets
import threading
from collections.abc import Mapping
from functools import partial
from http import HTTPStatus
from http.client import HTTPException
from http.cookies import SimpleCookie
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

from counter_server.cli.demo.pieces.stage import Stage

from .page import static_file
from .proxy import Proxy, ServerAway, copy

HOME = "/hall"
COOKIE = "motcua_hall"
MOST_BYTES = 12_000_000
_WAIT_S = 15.0
_TYPES = {"png": "image/png", "jpg": "image/jpeg", "wav": "audio/wav"}


class Screen:
    """Listens until `close`; only who has the key of `address` is let in."""

    def __init__(self, stage: Stage, proxy: Proxy, page: str, host: str, port: int) -> None:
        self.stage, self.proxy, self.page = stage, proxy, page
        self.key = secrets.token_urlsafe(9)
        self._server = _Server((host, port), partial(_Visit, self))
        self.port = int(self._server.server_address[1])
        self._thread = threading.Thread(target=self._server.serve_forever, name="screen")
        self._thread.start()

    def address(self, host: str) -> str:
        """What is opened in a browser."""
        return f"http://{host}:{self.port}/?key={self.key}"

    def close(self) -> None:
        self.stage.close()
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 64


class _Visit(BaseHTTPRequestHandler):
    """One connection of a browser."""

    protocol_version = "HTTP/1.1"
    timeout = 120

    def __init__(self, screen: Screen, *how: object) -> None:
        self._screen = screen
        super().__init__(*how)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        self._serve()

    def do_POST(self) -> None:
        self._serve()

    def log_message(self, format: str, *args: object) -> None:
        """Silent: the demo's own lines stand on the terminal."""

    def _serve(self) -> None:
        asked = urlsplit(self.path)
        try:
            if not self._may_enter():
                self._enter(parse_qs(asked.query))
            elif asked.path == "/" and "key" in asked.query:
                self._go(HOME)
            elif asked.path == HOME or asked.path.startswith(f"{HOME}/"):
                self._hall(asked.path.removeprefix(HOME).strip("/"), parse_qs(asked.query))
            else:
                self._hand_on()
        except (OSError, HTTPException, ValueError):
            self.close_connection = True

    def _may_enter(self) -> bool:
        cookie = SimpleCookie(self.headers.get("Cookie", "")).get(COOKIE)
        return cookie is not None and hmac.compare_digest(cookie.value, self._screen.key)

    def _enter(self, query: Mapping[str, list[str]]) -> None:
        if hmac.compare_digest(query.get("key", [""])[0].encode(), self._screen.key.encode()):
            self._go(HOME, f"{COOKIE}={self._screen.key}; Path=/; HttpOnly; SameSite=Lax")
        else:
            words = "Mở địa chỉ có khóa mà motcua demo vừa in ra.\nOpen the address with the key."
            self._answer(words.encode(), "text/plain; charset=utf-8", HTTPStatus.FORBIDDEN)

    def _go(self, where: str, cookie: str = "") -> None:
        self.send_response(HTTPStatus.SEE_OTHER)
        self.send_header("Location", where)
        if cookie:
            self.send_header("Set-Cookie", cookie)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _hall(self, path: str, query: Mapping[str, list[str]]) -> None:
        match path.split("/"):
            case [""]:
                self._answer(self._screen.page.encode(), "text/html; charset=utf-8")
            case ["state"]:
                after = int(query.get("after", ["0"])[0])
                self._tell(self._screen.stage.seen(after, _WAIT_S))
            case ["do"] if self.command == "POST":
                self._do()
            case ["static", name] if found := static_file(name):
                self._answer(*found)
            case [name, file] if (piece := self._screen.stage.piece(name)) and (
                held := piece.file(file)
            ):
                kind = _TYPES.get(file.rpartition(".")[2], "application/octet-stream")
                self._answer(held, kind)
            case _:
                self._answer(b"", "text/plain", HTTPStatus.NOT_FOUND)

    def _do(self) -> None:
        """JSON only, so that no other site's form can do it."""
        body = self._body()
        if self.headers.get_content_type() != "application/json":
            self._answer(b"", "text/plain", HTTPStatus.UNSUPPORTED_MEDIA_TYPE)
            return
        asked = json.loads(body)
        piece = self._screen.stage.piece(str(asked.get("piece")))
        wrong = piece.do(str(asked.get("line"))) if piece else "no such piece"
        self._tell({"wrong": wrong})

    def _tell(self, told: Mapping[str, object]) -> None:
        self._answer(json.dumps(told, ensure_ascii=False).encode(), "application/json")

    def _answer(self, body: bytes, kind: str, status: HTTPStatus = HTTPStatus.OK) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(body)

    def _hand_on(self) -> None:
        try:
            body = self._body()
            asked = self._screen.proxy.ask(self.command, self.path, self.headers.items(), body)
            with asked as (answer, headers):
                self.send_response_only(answer.status)
                for name, value in headers:
                    self.send_header(name, value)
                if answer.getheader("Content-Length") is None:
                    self.send_header("Connection", "close")
                self.end_headers()
                copy(answer, self.wfile)
        except ServerAway:
            self._answer(b"motcua: server away", "text/plain", HTTPStatus.BAD_GATEWAY)

    def _body(self) -> bytes:
        length = int(self.headers.get("Content-Length") or 0)
        return self.rfile.read(min(length, MOST_BYTES))
