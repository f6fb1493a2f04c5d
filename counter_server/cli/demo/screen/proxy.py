"""Hands the server's own pages on, so that the hall's screen may show them in frames."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPException, HTTPResponse
from io import BufferedIOBase
from urllib.parse import urlsplit

import httpx

from .sitting import Sitting

PIECE = 65536
_HOPS = {"connection", "keep-alive", "transfer-encoding", "te", "upgrade", "proxy-authorization"}
_ANSWER_S = 60.0
_ALONE, _TOGETHER = "frame-ancestors 'none'", "frame-ancestors 'self'"


class ServerAway(Exception):
    """The server does not answer."""


class Proxy:
    """`sitting` says by the first part of a path who is signed in there: `/desk`, `/admin`."""

    def __init__(self, server: str, sitting: Mapping[str, Sitting]) -> None:
        self._server = server
        self._at = urlsplit(server)
        self._sitting = sitting

    @contextmanager
    def ask(
        self, method: str, path: str, headers: Iterable[tuple[str, str]], body: bytes
    ) -> Iterator[tuple[HTTPResponse, list[tuple[str, str]]]]:
        """The answer, to be read to its end, and its headers as they are handed on."""
        sent = {name: value for name, value in headers if name.lower() not in _HOPS}
        who = self._who(path, sent.get("Referer", ""))
        sent.pop("Cookie", None)
        if who:
            sent["Cookie"] = who.cookies()
        connection = HTTPConnection(self._at.hostname or "", self._at.port, timeout=_ANSWER_S)
        try:
            answer = _asked(connection, method, path, sent, body)
            got = answer.getheaders()
            if who:
                who.keep(httpx.Headers(got), self._server + path)
                got = [each for each in got if each[0].lower() != "set-cookie"]
            yield answer, [each for each in map(_framed, got) if each[0].lower() not in _HOPS]
        finally:
            connection.close()

    def _who(self, path: str, referer: str) -> Sitting | None:
        for place in (path, urlsplit(referer).path):
            for begin, sitting in self._sitting.items():
                if urlsplit(place).path.startswith(begin):
                    return sitting
        return None


def copy(answer: HTTPResponse, to: BufferedIOBase) -> None:
    """The body as it comes, also of a stream."""
    while piece := answer.read1(PIECE):
        to.write(piece)
        to.flush()


def _asked(
    connection: HTTPConnection, method: str, path: str, headers: Mapping[str, str], body: bytes
) -> HTTPResponse:
    try:
        connection.request(method, path, body or None, headers)
        return connection.getresponse()
    except (OSError, HTTPException) as error:
        raise ServerAway(str(error)) from error


def _framed(header: tuple[str, str]) -> tuple[str, str]:
    """Our own page may show it; nobody else's."""
    name, value = header
    match name.lower():
        case "content-security-policy":
            return name, value.replace(_ALONE, _TOGETHER)
        case "x-frame-options":
            return name, "SAMEORIGIN"
    return header
