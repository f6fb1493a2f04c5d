"""Clients that do nothing but ask, so that the server is what is measured.

A process of its own: `python -m tests.benchmarks.load URL TOKEN PATH CLIENTS REQUESTS [BODY]`
prints `{"per_second", "p50_ms", "p99_ms"}`. Raw sockets, kept open, one request at a time each.
"""

import json
import socket
import sys
import threading
import time
import uuid
from urllib.parse import urlsplit


class Client:
    """One kept connection."""

    def __init__(self, url: str, token: str) -> None:
        address = urlsplit(url)
        self._socket = socket.create_connection((address.hostname, address.port or 80))
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._head = f"Host: {address.netloc}\r\nAuthorization: Bearer {token}\r\n"

    def post(self, path: str, body: bytes) -> int:
        """The status of the answer, once all of it has come."""
        head = (
            f"POST {path} HTTP/1.1\r\n{self._head}Idempotency-Key: {uuid.uuid4().hex}\r\n"
            f"Content-Length: {len(body)}\r\n\r\n"
        )
        self._socket.sendall(head.encode() + body)
        answer = self._socket.recv(65536)
        while not _is_whole(answer):
            more = self._socket.recv(65536)
            if not more:
                raise ConnectionError("the server hung up")
            answer += more
        return int(answer[9:12])


def measure(
    url: str, token: str, paths: list[str], clients: int, requests: int, body: bytes
) -> dict[str, float]:
    """All clients together send so many requests; the paths are shared out among clients."""
    took: list[float] = []
    connections = [Client(url, token) for _ in range(clients)]

    def ask(place: int) -> None:
        mine = []
        for _ in range(requests // clients):
            began = time.perf_counter()
            status = connections[place].post(paths[place % len(paths)], body)
            mine.append(time.perf_counter() - began)
            if status >= 400:
                raise RuntimeError(f"{paths[place % len(paths)]}: {status}")
        took.extend(mine)

    threads = [threading.Thread(target=ask, args=(each,)) for each in range(clients)]
    began = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
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
    for line in head.split(b"\r\n"):
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            return len(body) >= int(value)
    return True


if __name__ == "__main__":
    url, token, paths, clients, requests, *body = sys.argv[1:]
    found = measure(
        url, token, paths.split(","), int(clients), int(requests), "".join(body).encode()
    )
    print(json.dumps(found))
