"""From a call to the last of a thousand board streams."""

import selectors
import socket
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from counter_server.cli.demo.hall import Hall, hall

from .figures import Figure
from .load import Client

STREAMS, ROUNDS = 1000, 10


def figures() -> Iterator[Figure]:
    """The median and the worst of some calls, beside one stream."""
    with (
        tempfile.TemporaryDirectory(dir=Path.home()) as folder,
        hall(Path(folder) / "data") as opened,
    ):
        one = sorted(rounds(opened, 1))
        many = sorted(rounds(opened, STREAMS))
    middle = many[len(many) // 2]
    base = one[len(one) // 2]
    yield Figure("call to the only stream", base * 1000, "ms")
    note = f"worst {many[-1] * 1000:.1f} ms"
    yield Figure(f"call to the last of {STREAMS} streams", middle * 1000, "ms", middle / base, note)


def rounds(opened: Hall, count: int) -> list[float]:
    """Seconds from each of some calls to the last of so many streams."""
    streams = [_stream(opened.url) for _ in range(count)]
    chooser = selectors.DefaultSelector()
    for stream in streams:
        stream.setblocking(False)
        chooser.register(stream, selectors.EVENT_READ)
    body = b'{"service": "dat-dai", "print": false}'
    issue, call, no_show = (
        Client(opened.url, opened.script_token, path, sent)
        for path, sent in (
            ("/api/v1/tickets", body),
            ("/api/v1/counters/1/call", b""),
            ("/api/v1/counters/1/no-show", b""),
        )
    )
    took = []
    for _ in range(ROUNDS):
        issue.post()
        _until_all(chooser, count, b"event: ticket_issued")
        began = time.perf_counter()
        call.post()
        _until_all(chooser, count, b"event: ticket_called")
        took.append(time.perf_counter() - began)
        no_show.post()
        _until_all(chooser, count, b"event: ticket_no_show")
    for stream in streams:
        stream.close()
    return took


def _stream(url: str) -> socket.socket:
    address = urlsplit(url)
    stream = socket.create_connection((address.hostname, address.port or 80))
    stream.sendall(f"GET /board/main/events HTTP/1.1\r\nHost: {address.netloc}\r\n\r\n".encode())
    head = b""
    while b": motcua" not in head:
        head += stream.recv(4096)
    return stream


def _until_all(chooser: selectors.BaseSelector, count: int, word: bytes) -> None:
    lacking, heard = count, dict[int, bytes]()
    while lacking:
        for key, _ in chooser.select(30):
            stream = key.fileobj
            assert isinstance(stream, socket.socket)
            before = heard.get(key.fd, b"")
            heard[key.fd] = before + stream.recv(65536)
            if word in heard[key.fd] and word not in before:
                lacking -= 1
