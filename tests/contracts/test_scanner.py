"""What every scanner promises, over a serial line and over TCP."""

import queue
import socket
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from hardware.ports import ScannerTrouble
from hardware.scanning import SerialScanner
from hardware.simulators.endpoints import PtyEndpoint, TcpEndpoint
from hardware.simulators.scanner import SimulatedScanner
from hardware.simulators.talking import serve_pty, serve_tcp
from tests.support.patience import PATIENCE_S

CARD = "064190001234||NGUYỄN THỊ ƯU|05031990|Nữ|Thôn Đồng Ỗ, xã Chư Sê, Gia Lai|01082024||||"


class Ears:
    """What a scanner has told, to be waited for one by one."""

    def __init__(self) -> None:
        self.told: queue.Queue[str | ScannerTrouble] = queue.Queue()

    def next(self) -> str | ScannerTrouble:
        return self.told.get(timeout=PATIENCE_S)

    def listen(self, url: str) -> SerialScanner:
        return SerialScanner(url, self.told.put, self.told.put, retry_s=0.02)


Line = tuple[SimulatedScanner, Ears]


@pytest.fixture(params=["tcp", "serial"])
def line(request: pytest.FixtureRequest) -> Iterator[Line]:
    pretended, ears = SimulatedScanner(), Ears()
    with ExitStack() as stack:
        if request.param == "tcp":
            port = stack.enter_context(closing(serve_tcp(pretended))).port
            url = f"socket://127.0.0.1:{port}"
        else:
            url = stack.enter_context(closing(serve_pty(pretended))).path
        scanner = stack.enter_context(closing(ears.listen(url)))
        assert scanner.wait_until_connected(5)
        assert pretended.wait_for_listener()
        yield pretended, ears


def test_a_card_with_all_its_marks_is_read(line: Line) -> None:
    pretended, ears = line
    pretended.scan(CARD)
    assert ears.next() == CARD


@pytest.mark.parametrize("end", [b"\r", b"\n", b"\r\n", b""])
def test_scans_end_with_a_line_or_a_gap(line: Line, end: bytes) -> None:
    pretended, ears = line
    for code in ("A001", "Đ002"):
        pretended.send(code.encode() + end)
        assert ears.next() == code


def test_bytes_sent_one_by_one_are_joined(line: Line) -> None:
    pretended, ears = line
    for byte in f"\ufeff{CARD}\r\n".encode():
        pretended.send(bytes([byte]))
    assert ears.next() == CARD


def test_garbage_is_read_as_such_and_the_next_scan_is_clean(line: Line) -> None:
    pretended, ears = line
    pretended.send(b"\xff\xfe\x80\r")
    pretended.scan("A001")
    assert [ears.next(), ears.next()] == ["\ufffd\ufffd\ufffd", "A001"]


def test_input_without_end_is_told(line: Line) -> None:
    pretended, ears = line
    pretended.send(b"x" * 3000)
    pretended.send(b"x" * 3000 + b"\r")
    pretended.scan("A001")
    assert [ears.next(), ears.next()] == [ScannerTrouble.TOO_LONG, "A001"]


Plug = Callable[[SimulatedScanner], TcpEndpoint | PtyEndpoint]


def _by_tcp(_: Path) -> tuple[str, Plug]:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    return f"socket://127.0.0.1:{port}", lambda scanner: serve_tcp(scanner, port=port)


def _by_serial(folder: Path) -> tuple[str, Plug]:
    name = folder / "scanner"
    return str(name), lambda scanner: serve_pty(scanner, link=name)


@pytest.mark.parametrize("way", [_by_tcp, _by_serial])
def test_a_cable_pulled_and_put_back_is_told_once_and_read_again(
    way: Callable[[Path], tuple[str, Plug]], tmp_path: Path
) -> None:
    url, plug = way(tmp_path)
    pretended, ears = SimulatedScanner(), Ears()
    with closing(ears.listen(url)) as scanner:
        assert ears.next() is ScannerTrouble.AWAY
        for code in ("A001", "A002"):
            with closing(plug(pretended)):
                assert scanner.wait_until_connected(5)
                assert pretended.wait_for_listener()
                pretended.scan(code)
                assert ears.next() == code
                pretended.send(b"half a co")
            assert ears.next() in (ScannerTrouble.AWAY, "half a co")
            assert ears.told.qsize() <= 1
            while not ears.told.empty():
                ears.next()


def test_a_listener_that_fails_does_not_end_the_scanner(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    told: queue.Queue[str] = queue.Queue()

    def fail_once(text: str) -> None:
        told.put(text)
        if text == "A001":
            raise RuntimeError("the screen is gone")

    pretended = SimulatedScanner()
    with (
        closing(serve_pty(pretended)) as serial,
        closing(SerialScanner(serial.path, fail_once, lambda _: None, retry_s=0.02)) as scanner,
    ):
        assert scanner.wait_until_connected(5)
        pretended.scan("A001")
        assert told.get(timeout=PATIENCE_S) == "A001"
        pretended.scan("A002")
        assert told.get(timeout=PATIENCE_S) == "A002"
    assert "A001" not in caplog.text


def test_an_address_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="nonsense"):
        SerialScanner("nonsense://x", lambda _: None, lambda _: None)


def test_closing_ends_the_thread_while_the_scanner_is_away(tmp_path: Path) -> None:
    ears = Ears()
    scanner = SerialScanner(str(tmp_path / "none"), ears.told.put, ears.told.put, retry_s=600)
    assert ears.next() is ScannerTrouble.AWAY
    scanner.close()
