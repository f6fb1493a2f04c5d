"""Clients that do nothing but ask, so that the server is what is measured.

A process of its own: `python -m tests.benchmarks.load URL TOKEN PATH CLIENTS REQUESTS [BODY]`
prints `{"per_second", "p50_ms", "p99_ms"}`. Raw sockets, kept open, one request at a time each.
"""

import json
import secrets
import selectors
import socket
import sys
import time
from itertools import count
from urllib.parse import urlsplit


class Client:
    """One kept connection that asks the same again and again, each time with a key of its own."""

    def __init__(self, url: str, token: str, path: str, body: bytes) -> None:
        address = urlsplit(url)
        self.socket = socket.create_connection((address.hostname, address.port or 80))
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.asked_at = 0.0
        self._answer = b""
        self._keys = count(secrets.randbits(60))
        self._head = (
            f"POST {path} HTTP/1.1\r\nHost: {address.netloc}\r\nAuthorization: Bearer {token}\r\n"
            f"Content-Length: {len(body)}\r\nIdempotency-Key: "
        ).encode()
        self._tail = b"\r\n\r\n" + body

    def ask(self) -> None:
        self._answer = b""
        self.asked_at = time.perf_counter()
        self.socket.sendall(self._head + b"%016x" % next(self._keys) + self._tail)

    def hear(self) -> bool:
        """Reads what has come; whether it is a whole answer. A refusal ends the measurement."""
        more = self.socket.recv(65536)
        if not more:
            raise ConnectionError("the server hung up")
        self._answer += more
        if not _is_whole(self._answer):
            return False
        if int(self._answer[9:12]) >= 400:
            raise RuntimeError(self._answer.decode("utf-8", "replace"))
        return True

    def post(self) -> None:
        """Asks and waits for the whole answer."""
        self.ask()
        while not self.hear():
            pass


def measure(
    url: str, token: str, paths: list[str], clients: int, requests: int, body: bytes
) -> dict[str, float]:
    """All clients together send so many requests; the paths are shared out among clients.

    One thread and a selector: threads would fight for the interpreter and measure themselves.
    """
    chooser = selectors.DefaultSelector()
    connections = [Client(url, token, paths[n % len(paths)], body) for n in range(clients)]
    for each in connections:
        chooser.register(each.socket, selectors.EVENT_READ, each)
    left, took = requests - clients, list[float]()
    began = time.perf_counter()
    for each in connections:
        each.ask()
    while len(took) < requests:
        for key, _ in chooser.select():
            client: Client = key.data
            if client.hear():
                took.append(time.perf_counter() - client.asked_at)
                if left > 0:
                    left -= 1
                    client.ask()
    lasted = time.perf_counter() - began
    took.sort()
    return {
        "per_second": len(took) / lasted,
        "p50_ms": took[len(took) // 2] * 1000,
        "p99_ms": took[int(len(took) * 0.99)] * 1000,
    }


def _is_whole(answer: bytes) -> bool:
    head, found, body = answer.partition(b"\r\n\r\n")
    if not found:
        return False
    place = head.find(b"Content-Length: ")
    return place < 0 or len(body) >= int(head[place + 16 :].split(b"\r\n", 1)[0])


if __name__ == "__main__":
    url, token, paths, clients, requests, *body = sys.argv[1:]
    found = measure(
        url, token, paths.split(","), int(clients), int(requests), "".join(body).encode()
    )
    print(json.dumps(found))
