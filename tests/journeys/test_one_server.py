"""A real server is alone on its folder, and speaks to whoever sends it no HTTP."""

import json
import socket
from urllib.parse import urlsplit

import pytest

from counter_server.cli.demo.hall import free_port
from counter_server.cli.demo.processes import DidNotStart, start_server
from tests.support.terminal import typed


def sent(url: str, text: bytes) -> str:
    """All that the server answers to these bytes."""
    parts = urlsplit(url)
    with socket.create_connection((parts.hostname, parts.port or 80), timeout=10) as wire:
        wire.sendall(text)
        answer = b""
        while piece := wire.recv(65536):
            answer += piece
    return answer.decode("utf-8", "replace")


def test_a_second_server_on_the_same_folder_is_refused_in_words(a_hall, tmp_path):
    with pytest.raises(DidNotStart, match="Một máy chủ đang chạy trên thư mục dữ liệu này"):
        start_server(a_hall.data, free_port(), tmp_path / "second.log")
    assert "Traceback" not in (tmp_path / "second.log").read_text("utf-8")
    words = ("device", "add", "--data", a_hall.data, "--kind", "board", "--name", "sanh")
    assert typed(*words).exit_code == 0


def test_what_the_server_writes_down_is_its_owners_alone(a_hall):
    written = [path for path in a_hall.data.iterdir() if path.is_dir()]
    assert [path.name for path in written if path.stat().st_mode & 0o077] == []


def test_a_taken_port_is_told_in_words(a_hall):
    port = str(urlsplit(a_hall.url).port)
    a_hall.server.end()
    with socket.socket() as other:
        other.bind(("127.0.0.1", int(port)))
        other.listen()
        told = typed("serve", "--data", a_hall.data, "--host", "127.0.0.1", "--port", port)
    assert (told.exit_code, "Chọn cổng khác bằng --port" in told.stderr) == (1, True)


NO_REQUESTS = {
    b"GET /lookup?code=" + b"1" * 9000 + b" HTTP/1.1\r\nHost: h\r\n\r\n": 414,
    b"GET / HTTP/1.1\r\nHost: h\r\nX: " + b"1" * 9000 + b"\r\n\r\n": 431,
    b"GET / HTTP/1.1\r\nHost: h\r\nno header\r\n\r\n": 400,
    b"\x16\x03\x01 no http\r\n\r\n": 400,
}
_END = b" HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n"
LONG_QUESTION = b"GET /lookup?code=" + b"1" * 5000 + _END


def test_what_is_no_request_gets_a_page_of_ours(a_hall):
    for text, status in {**NO_REQUESTS, LONG_QUESTION: 200}.items():
        answer = sent(a_hall.url, text)
        assert answer.startswith(f"HTTP/1.1 {status} "), text[:40]
        assert '<html lang="vi">' in answer, text[:40]


def test_what_is_no_request_of_a_program_gets_a_problem(a_hall):
    answer = sent(
        a_hall.url, b"POST /api/v1/tickets HTTP/1.1\r\nAuthorization: Bearer \x01\r\n\r\n"
    )
    head, _, body = answer.partition("\r\n\r\n")
    assert head.startswith("HTTP/1.1 400 ")
    assert "Content-Type: application/problem+json" in head
    assert json.loads(body)["code"] == "wrong_body"
