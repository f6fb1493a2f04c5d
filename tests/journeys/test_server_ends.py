"""The server ends cleanly on SIGTERM, its streams included, and starts again on the same data."""

import socket
import threading
import time
from contextlib import suppress
from urllib.parse import urlsplit

import httpx

from counter_server.cli.demo.processes import start_server


def follow(url: str, token: str, opened: threading.Event, ended: threading.Event) -> None:
    headers = {"Authorization": f"Bearer {token}"}
    with httpx.stream("GET", f"{url}/api/v1/events", headers=headers, timeout=60) as answer:
        for _line in answer.iter_lines():
            opened.set()
    ended.set()
    come_back(url)


def come_back(url: str) -> None:
    """As a kiosk does whose stream has ended; nothing is asked on the new connection."""
    address = urlsplit(url)
    with suppress(OSError), socket.create_connection((address.hostname, address.port), 5) as again:
        again.recv(1)


def test_streams_end_and_the_process_exits_with_zero(a_hall):
    opened, ended = threading.Event(), threading.Event()
    follower = threading.Thread(
        target=follow, args=(a_hall.url, a_hall.script_token, opened, ended)
    )
    follower.start()
    assert opened.wait(10)
    with a_hall.client() as client:
        client.get("/healthz")  # leaves its connection open, as a browser does
        began = time.monotonic()
        assert a_hall.server.end() == 0
        assert time.monotonic() - began < 8
    assert ended.wait(5), "the stream was cut, not ended"
    follower.join()
    assert "Traceback" not in (a_hall.data / "server.log").read_text("utf-8")


def test_a_ticket_outlives_a_restart(a_hall):
    with a_hall.client() as client:
        answer = client.post(
            "/api/v1/tickets", json={"service": "A"}, headers={"Idempotency-Key": "touch-0001"}
        )
        assert answer.status_code == 201
        a_hall.server.end()
        port = int(a_hall.url.rsplit(":", 1)[1])
        a_hall.restarted.append(start_server(a_hall.data, port, a_hall.data / "server.log"))
        again = client.post(
            "/api/v1/tickets", json={"service": "A"}, headers={"Idempotency-Key": "touch-0001"}
        )
        assert (again.status_code, again.json()) == (200, answer.json())
