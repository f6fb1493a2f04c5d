"""One HTTP request to a receiver, over within its time whatever the other side does."""

import socket
import ssl
import threading
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import httpx

TIMEOUT_S = 10.0


@dataclass(frozen=True)
class Answered:
    """The receiver spoke; what it said beyond the status is not read."""

    status: int


@dataclass(frozen=True)
class NoAnswer:
    """`timeout` or `unreachable`: refused, unknown, broken off, or a certificate nobody knows."""

    problem: str


class Receiver:
    """Posts to addresses, each time over a connection of its own; no redirect is followed.

    Certificates are checked against those the operating system trusts.
    """

    def __init__(self, timeout_s: float = TIMEOUT_S) -> None:
        self._timeout_s = timeout_s
        self._socket: socket.socket | None = None
        self._client = httpx.Client(
            timeout=timeout_s,
            trust_env=False,
            verify=ssl.create_default_context(),
            limits=httpx.Limits(max_keepalive_connections=0),
            headers={"User-Agent": "motcua"},
        )

    def post(self, url: str, body: bytes, headers: dict[str, str]) -> Answered | NoAnswer:
        """What came of it. A single wait is limited by httpx, all of them together by a timer."""
        is_late = threading.Event()
        timer = threading.Timer(self._timeout_s, self._cut_late, [is_late])
        timer.daemon = True
        timer.start()
        try:
            return self._post(url, body, headers)
        except httpx.TimeoutException:
            return NoAnswer("timeout")
        except (httpx.HTTPError, httpx.InvalidURL, OSError, UnicodeError):
            return NoAnswer("timeout" if is_late.is_set() else "unreachable")
        finally:
            timer.cancel()
            self._socket = None

    def cut(self) -> None:
        """Breaks off the request that is under way."""
        under_way = self._socket
        if under_way is not None:
            with suppress(OSError):
                under_way.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        self._client.close()

    def _post(self, url: str, body: bytes, headers: dict[str, str]) -> Answered:
        extensions = {"trace": self._note_socket}
        with self._client.stream(
            "POST", url, content=body, headers=headers, extensions=extensions
        ) as answer:
            return Answered(answer.status_code)

    def _cut_late(self, is_late: threading.Event) -> None:
        is_late.set()
        self.cut()

    def _note_socket(self, step: str, info: dict[str, Any]) -> None:
        if step in ("connection.connect_tcp.complete", "connection.start_tls.complete"):
            self._socket = info["return_value"].get_extra_info("socket")
