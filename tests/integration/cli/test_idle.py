"""Who connects and asks nothing is hung up after a while; who is being answered is not."""

import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from counter_server.cli.demo.hall import free_port
from counter_server.cli.worker import Waiting, _hang_up
from tests.support.patience import PATIENCE_S

ROOT = Path(__file__).parents[3]
# Our server and worker around a small application; patience of a second, looked at all the time.
SERVER = """
import sys, time
from pathlib import Path
from config.settings import Settings
from counter_server.cli import worker
from counter_server.cli.serve import Server

class Short(Server):
    def load_config(self):
        super().load_config()
        self.cfg.set("keepalive", 1)

    def load(self):
        worker._LOOK_S = 0.1
        return answer

def answer(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    yield environ["wsgi.url_scheme"].encode()
    if environ["PATH_INFO"] == "/long":
        time.sleep(3)
    yield b" end"

Short(Settings(data=Path(sys.argv[1]), host="127.0.0.1", port=int(sys.argv[2]))).run()
"""


@pytest.fixture(scope="module")
def port(tmp_path_factory) -> Iterator[int]:
    port = free_port()
    command = [sys.executable, "-c", SERVER, str(tmp_path_factory.mktemp("idle")), str(port)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        assert server.stdout.readline().startswith("ready")
        yield port
        server.terminate()
        assert server.wait(PATIENCE_S) == 0


def connected(port: int) -> closing[socket.socket]:
    made = socket.create_connection(("127.0.0.1", port), timeout=PATIENCE_S)
    return closing(made)


def heard_to_the_end(connection: socket.socket) -> bytes:
    heard = b""
    while more := connection.recv(4096):
        heard += more
    return heard


def ask(path: str, *more: str) -> bytes:
    return "\r\n".join((f"GET {path} HTTP/1.1", "Host: hall", *more, "", "")).encode()


@pytest.mark.parametrize("sent", [b"", b"GET / HT", b"GET / HTTP/1.1\r\nHost: h"])
def test_who_never_comes_to_the_end_of_a_request_is_hung_up(port, sent):
    with connected(port) as connection:
        connection.sendall(sent)
        assert heard_to_the_end(connection) == b""


def test_who_has_been_answered_and_asks_no_more_is_hung_up(port):
    with connected(port) as connection:
        connection.sendall(ask("/"))
        assert b"200 OK" in heard_to_the_end(connection)


def test_an_answer_that_takes_longer_comes_to_its_end(port):
    with connected(port) as connection:
        connection.sendall(ask("/long"))
        assert b" end" in heard_to_the_end(connection)


def test_nobody_is_believed_about_https_by_the_server_itself(port):
    """Whom to believe is the setting `trusted_proxies`, which is none here."""
    with connected(port) as connection:
        connection.sendall(ask("/", "X-Forwarded-Proto: https", "X-Forwarded-Ssl: on"))
        heard = heard_to_the_end(connection)
    assert b"\r\nhttp\r\n" in heard
    assert b"https" not in heard


def test_a_wait_is_as_long_as_the_clock_says():
    now = 100.0
    waiting = Waiting(lambda: now)
    with waiting:
        assert waiting.longer_than(75) == []
        now += 76
        assert len(waiting.longer_than(75)) == 1
    assert waiting.longer_than(0) == []


def test_who_has_gone_already_can_be_hung_up():
    ours, theirs = socket.socketpair()
    with closing(theirs):
        _hang_up(ours)
        assert ours.recv(1) == b""
        ours.close()
        _hang_up(ours)
