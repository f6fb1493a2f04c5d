"""A page that shows what pretended LED displays show, and is loaded again every second."""

from __future__ import annotations

import io
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from PIL import Image

_PAGE = b"""<!doctype html><html lang="vi"><meta charset="utf-8"><title>LED</title>
<meta http-equiv="refresh" content="1"><style>body{margin:0;background:#08080a}</style>
<img src="led.png" alt=""></html>"""


class LedPage:
    """Listens on `port` (0 takes a free one); `look` draws what is shown now."""

    def __init__(self, look: Callable[[], Image.Image], host: str, port: int) -> None:
        self._server = ThreadingHTTPServer((host, port), _handler(look))
        self._server.daemon_threads = True
        self.url = f"http://{host}:{self._server.server_port}/"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.1,))
        self._thread.start()

    def close(self) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


def _handler(look: Callable[[], Image.Image]) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            kind, body = ("text/html; charset=utf-8", _PAGE)
            if self.path.startswith("/led.png"):
                kind, body = ("image/png", _png(look()))
            self.send_response(200)
            self.send_header("Content-Type", kind)
            self.send_header("Cache-Control", "no-store")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            pass

    return Handler


def _png(image: Image.Image) -> bytes:
    file = io.BytesIO()
    image.save(file, "PNG")
    return file.getvalue()
