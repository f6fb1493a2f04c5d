"""What is particular to each wire of a printer: who is away, who is silent, what a file holds."""

import contextlib
import os
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from hardware.ports import PrinterTrouble, Problem
from hardware.printing import open_printer
from hardware.printing.status import is_answer
from hardware.simulators.printer import SimulatedPrinter, serve_pty, serve_tcp
from tests.unit.hardware.pictures import a_picture, same

LONG_SLIP = a_picture(576, 4000)


@pytest.fixture
def silent_host() -> Iterator[int]:
    """Takes the connection, then nothing more."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield listener.getsockname()[1]


@pytest.fixture
def answering_host() -> Iterator[int]:
    """Answers the first questions, then takes no more bytes."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        done = threading.Event()

        def attend() -> None:
            with contextlib.suppress(OSError):
                connection, _ = listener.accept()
                with connection:
                    for _ in range(4):
                        connection.recv(3)
                        connection.sendall(b"\x12")
                    done.wait(10)

        thread = threading.Thread(target=attend)
        thread.start()
        yield listener.getsockname()[1]
        done.set()
        thread.join()


def trouble_of(url: str, timeout_s: float = 0.3) -> Problem:
    with pytest.raises(PrinterTrouble) as trouble:
        open_printer(url, timeout_s).print_image(LONG_SLIP)
    return trouble.value.problem


def a_free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port


@pytest.mark.parametrize("options", ["", "?status=no"])
def test_a_refused_connection_is_away_at_once(options: str) -> None:
    url = f"tcp://127.0.0.1:{a_free_port()}{options}"
    started = time.monotonic()
    assert trouble_of(url, timeout_s=30) is Problem.AWAY
    assert open_printer(url, timeout_s=30).status().problem is Problem.AWAY
    assert time.monotonic() - started < 5


def test_a_host_that_stays_silent_is_away_within_the_time(silent_host: int) -> None:
    started = time.monotonic()
    assert trouble_of(f"tcp://127.0.0.1:{silent_host}") is Problem.AWAY
    assert time.monotonic() - started < 3


def test_a_host_that_takes_no_more_bytes_is_away_within_the_time(answering_host: int) -> None:
    started = time.monotonic()
    assert trouble_of(f"tcp://127.0.0.1:{answering_host}") is Problem.AWAY
    assert time.monotonic() - started < 4


def test_a_connection_cut_in_the_middle_is_away() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def hang_up() -> None:
            connection, _ = listener.accept()
            connection.recv(3)
            connection.close()

        thread = threading.Thread(target=hang_up)
        thread.start()
        assert trouble_of(f"tcp://127.0.0.1:{listener.getsockname()[1]}") is Problem.AWAY
        thread.join()


def test_a_printer_plugged_in_again_prints_without_being_opened_anew() -> None:
    pretended = SimulatedPrinter()
    with closing(serve_tcp(pretended)) as before:
        printer = open_printer(f"tcp://127.0.0.1:{before.port}")
        printer.print_image(a_picture())
    assert printer.status().problem is Problem.AWAY
    with closing(serve_tcp(pretended, port=before.port)):
        printer.print_image(a_picture())
    assert len(pretended.pages) == 2


def test_answers_that_nobody_asked_for_are_passed_over() -> None:
    """An Ethernet card may greet with an automatic status and stray answers."""
    pretended = SimulatedPrinter()
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def attend() -> None:
            connection, _ = listener.accept()
            with connection:
                host = pretended.connect(
                    lambda data: connection.sendall(bytes.fromhex("14 00 00 0f") + data)
                )
                while data := connection.recv(65536):
                    host.receive(data)

        thread = threading.Thread(target=attend)
        thread.start()
        open_printer(f"tcp://127.0.0.1:{listener.getsockname()[1]}").print_image(a_picture())
        thread.join()
    assert same(pretended.pages[0], a_picture())
    assert not is_answer(0x14)


def test_a_missing_serial_port_is_away(tmp_path: Path) -> None:
    assert trouble_of(f"serial://{tmp_path}/ttyUSB0") is Problem.AWAY


def test_a_file_gathers_slips_that_decode(tmp_path: Path) -> None:
    slips = tmp_path / "slips.bin"
    printer = open_printer(f"file://{slips}")
    for seed in (3, 5):
        printer.print_image(a_picture(seed=seed))
    pretended = SimulatedPrinter()
    pretended.connect(lambda _: None).receive(slips.read_bytes())
    assert same(pretended.pages[0], a_picture(seed=3))
    assert same(pretended.pages[1], a_picture(seed=5))


def test_a_file_in_a_missing_folder_is_away(tmp_path: Path) -> None:
    assert trouble_of(f"file://{tmp_path}/missing/slips.bin") is Problem.AWAY


def test_a_missing_device_is_not_made_a_file() -> None:
    assert trouble_of("file:///dev/motcua-missing-lp0") is Problem.AWAY
    assert not Path("/dev/motcua-missing-lp0").exists()


def test_a_device_file_that_answers_is_asked() -> None:
    pretended = SimulatedPrinter()
    with closing(serve_pty(pretended)) as line:
        printer = open_printer(f"file://{line.path}?status=yes")
        printer.print_image(a_picture())
        pretended.cover_open = True
        assert printer.status().problem is Problem.COVER_OPEN
    assert same(pretended.pages[0], a_picture())


def test_a_device_file_that_takes_no_more_is_away_within_the_time() -> None:
    master, slave = os.openpty()
    started = time.monotonic()
    assert trouble_of(f"file://{os.ttyname(slave)}") is Problem.AWAY
    assert time.monotonic() - started < 3
    os.close(master)
    os.close(slave)
