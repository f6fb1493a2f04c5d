"""What is no HTTP request of ours is answered in our words too, not in gunicorn's."""

from contextlib import suppress
from http import HTTPStatus
from traceback import walk_tb
from typing import Any

from gunicorn.http.errors import LimitRequestHeaders, LimitRequestLine, ParseException

from .worker import Worker

_STATUS = {
    LimitRequestLine: HTTPStatus.REQUEST_URI_TOO_LONG,
    LimitRequestHeaders: HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE,
}


class WordedWorker(Worker):
    """Answers a request line that is too long, a broken header and the like in our words."""

    def handle_error(self, req: Any, client: Any, addr: Any, exc: BaseException) -> None:
        if not isinstance(exc, ParseException):
            super().handle_error(req, client, addr, exc)
            return
        # The master reads this file before gevent's patches, so it must not import the server.
        from counter_server.web.errors import answer_to_nobody

        self.log.warning("unreadable request: %s", type(exc).__name__)
        status = _STATUS.get(type(exc), HTTPStatus.BAD_REQUEST)
        media, body = answer_to_nobody(self.wsgi, status, is_api=asks_api(exc))
        with suppress(OSError):
            client.sendall(_message(status, media, body))


def asks_api(error: BaseException) -> bool:
    """Whether what could not be read was meant for the API.

    gunicorn gives no request with the error; what came stands in the frame that refused it.
    """
    for frame, _ in walk_tb(error.__traceback__):
        came = frame.f_locals.get("data")
        if isinstance(came, bytes):
            return came.partition(b" ")[2].startswith(b"/api/")
    return False


def _message(status: HTTPStatus, media: str, body: bytes) -> bytes:
    head = (
        f"HTTP/1.1 {status.value} {status.phrase}\r\nConnection: close\r\n"
        f"Content-Type: {media}\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body
