"""Who connects and asks nothing is hung up after a while; who is being answered is not."""

import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from types import SimpleNamespace

import psutil
import pytest

from counter_server.cli.demo.hall import free_port
from counter_server.cli.waiting import Waiting, hang_up
from tests.support.happenings import until
from tests.support.patience import PATIENCE_S

ROOT = Path(__file__).parents[3]
# Our server and worker around a small application, looked at all the time, with room for forty.
SERVER = """
import resource, sys, time
from pathlib import Path
from types import SimpleNamespace
from config.settings import Settings
from counter_server.cli import worker
from counter_server.cli.serve import Server

class Short(Server):
    def load_config(self):
        super().load_config()
        self.cfg.set("keepalive", int(sys.argv[3]))

    def load(self):
        worker.LOOK_S, worker.UNREAD_S = 0.1, 1
        return Application()

class Application:
    extensions = {"motcua": SimpleNamespace(close=lambda: None)}

    def __call__(self, environ, start_response):
        sent = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
        start_response("200 OK", [("Content-Type", "text/plain")])
        yield environ["wsgi.url_scheme"].encode()
        if environ["PATH_INFO"] == "/slow":
            time.sleep(3)
        while environ["PATH_INFO"] == "/endless":
            yield b"x" * 100_000
        yield b" end of " + str(len(sent)).encode()

resource.setrlimit(resource.RLIMIT_NOFILE, (168, 168))
Short(Settings(data=Path(sys.argv[1]), host="127.0.0.1", port=int(sys.argv[2]))).run()
"""


class Served:
    """The server as it runs."""

    def __init__(self, process: subprocess.Popen[str], port: int) -> None:
        self.port = port
        self._parent = psutil.Process(process.pid)

    def holds(self, connection: socket.socket) -> bool:
        """Whether it has an open connection to this client."""
        client = connection.getsockname()
        workers = self._parent.children()
        found = [each for worker in workers for each in worker.net_connections("tcp")]
        return any(each.raddr == client for each in found)


@contextmanager
def serving(folder: Path, patience_s: int) -> Iterator[Served]:
    port = free_port()
    command = [sys.executable, "-c", SERVER, str(folder), str(port), str(patience_s)]
    with (
        (folder / "log").open("w") as log,
        subprocess.Popen(
            command, cwd=ROOT, stdout=subprocess.PIPE, stderr=log, text=True
        ) as process,
    ):
        assert process.stdout is not None
        assert process.stdout.readline().startswith("ready")
        yield Served(process, port)
        with connected(port):  # who is connected and asks nothing does not hold the end up
            process.terminate()
            assert process.wait(PATIENCE_S) == 0
    assert "Traceback" not in (folder / "log").read_text()


@pytest.fixture(scope="module")
def server(tmp_path_factory) -> Iterator[Served]:
    """One whose patience is a second."""
    with serving(tmp_path_factory.mktemp("idle"), 1) as served:
        yield served


@pytest.fixture(scope="module")
def port(server) -> int:
    return server.port


def connected(port: int) -> closing[socket.socket]:
    made = socket.create_connection(("127.0.0.1", port), timeout=PATIENCE_S)
    return closing(made)


def heard_to_the_end(connection: socket.socket) -> bytes:
    heard = b""
    while more := connection.recv(4096):
        heard += more
    return heard


def ask(path: str, *more: str, body: bytes = b"", length: int | None = None) -> bytes:
    told = f"Content-Length: {len(body) if length is None else length}"
    head = "\r\n".join((f"POST {path} HTTP/1.1", "Host: hall", told, *more, "", ""))
    return head.encode() + body


def is_answered(port: int) -> bool:
    with connected(port) as connection:
        connection.sendall(ask("/"))
        return b"200 OK" in heard_to_the_end(connection)


def is_kept(idle: list[socket.socket]) -> bool:
    """Whether all are answered who ask at last."""
    for each in idle:
        each.sendall(ask("/"))
    return all(b"200 OK" in each.recv(4096) for each in idle)


@pytest.mark.parametrize("sent", [b"", b"GET / HT", b"GET / HTTP/1.1\r\nHost: h"])
def test_who_never_comes_to_the_end_of_a_request_is_hung_up(port, sent):
    with connected(port) as connection:
        connection.sendall(sent)
        assert heard_to_the_end(connection) == b""


def test_who_has_been_answered_and_asks_no_more_is_hung_up(port):
    assert is_answered(port)


def test_an_answer_that_takes_longer_comes_to_its_end(port):
    with connected(port) as connection:
        connection.sendall(ask("/slow", body=b"sent"))
        assert b" end of 4" in heard_to_the_end(connection)


def test_who_never_comes_to_the_end_of_a_body_is_hung_up(port):
    with connected(port) as connection:
        connection.sendall(ask("/", body=b"sent", length=100))
        assert b" end of 4" in heard_to_the_end(connection), "what came is all that is known"


def test_a_long_body_has_time_to_come(port):
    """Whoever came with it and sends nothing is gone by the time that its end comes."""
    with connected(port) as slow, connected(port) as idle:
        slow.sendall(ask("/", body=b"x", length=50_000))
        assert heard_to_the_end(idle) == b""
        slow.sendall(b"x" * 49_999)
        assert b" end of 50000" in heard_to_the_end(slow)


@contextmanager
def crowd(port: int, many: int) -> Iterator[list[socket.socket]]:
    """Connections that ask nothing."""
    made = [socket.create_connection(("127.0.0.1", port), PATIENCE_S) for _ in range(many)]
    try:
        yield made
    finally:
        for each in made:
            each.close()


def test_many_who_ask_nothing_leave_room_for_who_asks(port):
    """More than there is room for, and in the end none of them stays."""
    with crowd(port, 200) as idle:
        assert is_answered(port)
        assert all(heard_to_the_end(each) == b"" for each in idle)


def test_in_a_crowd_nobody_waits_for_the_patience_with_the_idle(tmp_path):
    """The longest idle make room at once; so many as there is room for may stay."""
    with serving(tmp_path, 600) as server:
        with crowd(server.port, 100), connected(server.port) as late:
            late.sendall(ask("/"))
            assert b"200 OK" in late.recv(4096)
        with crowd(server.port, 20) as few:
            assert is_kept(few)


def test_who_takes_nothing_of_an_answer_is_let_go(server):
    with connected(server.port) as connection:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        connection.sendall(ask("/endless"))
        until(lambda: server.holds(connection))
        until(lambda: not server.holds(connection))


def test_nobody_is_believed_about_https_by_the_server_itself(port):
    """Whom to believe is the setting `trusted_proxies`, which is none here."""
    with connected(port) as connection:
        connection.sendall(ask("/", "X-Forwarded-Proto: https", "X-Forwarded-Ssl: on"))
        heard = heard_to_the_end(connection)
    assert b"\r\nhttp\r\n" in heard
    assert b"https" not in heard


def test_a_wait_is_as_long_as_the_clock_says():
    now = 100.0
    waiting = Waiting(75, lambda: now)
    with waiting:
        assert waiting.late() == []
        now += 76
        assert len(waiting.late()) == 1
        waiting.for_body(SimpleNamespace(length=160_000))
        now += 84
        assert waiting.late() == []
        assert len(waiting.late(surplus=1)) == 1, "in a crowd"
        now += 2
        assert len(waiting.late()) == 1
    assert waiting.late() == []


def test_who_has_gone_already_can_be_hung_up():
    ours, theirs = socket.socketpair()
    with closing(theirs):
        hang_up(ours)
        assert ours.recv(1) == b""
        ours.close()
        hang_up(ours)


def test_a_server_takes_the_handles_it_may_have():
    """As many as the terminal's limit would be only so many phones."""
    probe = (
        "import resource\n"
        "from counter_server.cli.serve import HANDLES, _take_handles\n"
        "_, most = resource.getrlimit(resource.RLIMIT_NOFILE)\n"
        "resource.setrlimit(resource.RLIMIT_NOFILE, (256, most))\n"
        "_take_handles()\n"
        "now, still = resource.getrlimit(resource.RLIMIT_NOFILE)\n"
        "assert now == min(HANDLES, most) and still == most, (now, still)\n"
    )
    subprocess.run([sys.executable, "-c", probe], cwd=ROOT, check=True)
