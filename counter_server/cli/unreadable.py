"""What is no HTTP request of ours is answered in our words too, not in gunicorn's."""

from contextlib import suppress
from http import HTTPStatus
from typing import Any

from gunicorn.http.errors import LimitRequestHeaders, LimitRequestLine, ParseException

from .worker import Worker

_STATUS = {
    LimitRequestLine: HTTPStatus.REQUEST_URI_TOO_LONG,
    LimitRequestHeaders: HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE,
}


class WordedWorker(Worker):
    """Answers a request line that is too long, a broken header and the like with our error page."""

    def handle_error(self, req: Any, client: Any, addr: Any, exc: BaseException) -> None:
        if not isinstance(exc, ParseException):
            super().handle_error(req, client, addr, exc)
            return
        # The master reads this file before gevent's patches, so it must not import the server.
        from counter_server.web.errors import answer_to_nobody

        self.log.warning("unreadable request: %s", type(exc).__name__)
        status = _STATUS.get(type(exc), HTTPStatus.BAD_REQUEST)
        with suppress(OSError):
            client.sendall(_message(status, answer_to_nobody(self.wsgi, status)))


def _message(status: HTTPStatus, page: bytes) -> bytes:
    head = (
        f"HTTP/1.1 {status.value} {status.phrase}\r\nConnection: close\r\n"
        f"Content-Type: text/html; charset=utf-8\r\nContent-Length: {len(page)}\r\n\r\n"
    )
    return head.encode() + page
