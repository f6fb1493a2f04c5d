"""The pretended devices as programs of their own."""

import os
import select
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from queue import Queue

import pytest
from PIL import Image

from hardware.ports import PrinterTrouble, Problem
from hardware.printing import open_printer
from hardware.scanning import SerialScanner
from hardware.simulators.scanner import SimulatedScanner
from hardware.simulators.talking import serve_pty
from tests.unit.hardware.pictures import a_picture, same

ROOT = Path(__file__).parents[2]
Program = subprocess.Popen[str]


@pytest.fixture
def run() -> Iterator[Callable[..., Program]]:
    programs: list[Program] = []

    def start(module: str, *arguments: object) -> Program:
        command = [sys.executable, "-m", f"hardware.simulators.{module}", *map(str, arguments)]
        pipe = subprocess.PIPE
        program = subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, text=True, bufsize=1)
        programs.append(program)
        return program

    yield start
    for program in programs:
        with program:
            program.send_signal(signal.SIGINT)
            assert program.wait(10) == 0


def said(program: Program) -> str:
    assert program.stdout
    assert select.select([program.stdout], [], [], 20)[0]
    return program.stdout.readline().strip()


def tell(program: Program, line: str) -> None:
    assert program.stdin
    program.stdin.write(line + "\n")
    program.stdin.flush()


def test_the_printer_leaves_a_picture_a_page(run: Callable[..., Program], tmp_path: Path) -> None:
    program = run("printer", "--port", 0, "--out", tmp_path, "--paper", 58)
    ready, port = said(program).split()
    assert ready == "ready"
    printer = open_printer(f"tcp://127.0.0.1:{port}?paper=58")
    for number in (1, 2):
        printer.print_image(a_picture(384, 90, seed=number))
        path = tmp_path / f"page-000{number}.png"
        assert said(program) == f"page {number} {path}"
        with Image.open(path) as page:
            assert same(page, a_picture(384, 90, seed=number))


def test_a_hand_at_the_printer_obeys_lines(run: Callable[..., Program], tmp_path: Path) -> None:
    program = run("printer", "--port", 0, "--out", tmp_path, "--control-port", 0)
    printer = open_printer(f"tcp://127.0.0.1:{said(program).split()[1]}")
    control = int(said(program).split()[1])
    with socket.create_connection(("127.0.0.1", control), 5) as hand, hand.makefile("rw") as lines:
        for line, answer in [("coffee yes", "unknown: 'coffee yes'"), ("cover open", "ok")]:
            lines.write(line + "\n")
            lines.flush()
            assert lines.readline().startswith(answer)
    with pytest.raises(PrinterTrouble) as trouble:
        printer.print_image(a_picture())
    assert trouble.value.problem is Problem.COVER_OPEN
    tell(program, "cover closed")
    while not printer.status().ready:
        pass
    printer.print_image(a_picture())
    assert said(program).startswith("page 1 ")


@pytest.mark.parametrize("arguments", [(), ("--port", 0)])
def test_the_scanner_sends_its_lines(
    run: Callable[..., Program], arguments: tuple[object, ...]
) -> None:
    program = run("scanner", *arguments)
    scans: Queue[str] = Queue()
    with closing(SerialScanner(said(program), scans.put, lambda _: None)) as scanner:
        assert scanner.wait_until_connected(5)
        tell(program, "H21-Đăk Đoa")
        assert scans.get(timeout=60) == "H21-Đăk Đoa"


@pytest.mark.parametrize(
    ("module", "more"),
    [
        ("printer", ("--out", "pages")),
        ("keypad", ()),
        ("led", ("--protocol", "alpha", "--units", "01")),
    ],
)
def test_a_port_that_is_taken_is_told_in_words(
    module: str, more: tuple[str, ...], tmp_path: Path
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = str(other.getsockname()[1])
        command = [sys.executable, "-m", f"hardware.simulators.{module}", "--port", port, *more]
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        told = subprocess.run(
            command, cwd=tmp_path, capture_output=True, text=True, env=environment, check=False
        )
    assert told.returncode == 1
    assert told.stderr.startswith("Không cắm được / cannot be plugged in: ")


def test_a_name_for_a_line_takes_nobodys_file_away(tmp_path: Path) -> None:
    mine = tmp_path / "notes"
    mine.write_text("mine", "ascii")
    with pytest.raises(FileExistsError):
        serve_pty(SimulatedScanner(), mine)
    assert mine.read_text("ascii") == "mine"
