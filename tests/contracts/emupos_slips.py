"""Every paper and language through an emulator that somebody else wrote.

`python -m tests.contracts.emupos_slips [EMUPOS]` is no test, for emupos needs Python 3.13 and a
virtual environment of its own: `python3.13 -m venv DIR && DIR/bin/pip install emupos`, then give
`DIR/bin/emupos`. Without one it says that nothing was tried.
"""

import json
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from io import BytesIO
from pathlib import Path

import httpx
import zxingcpp
from PIL import Image, ImageChops

from counter_server.printing.contents import Content, TrialContent
from counter_server.printing.layout import picture
from counter_server.printing.look import Look, NumberSize, Part
from counter_server.printing.samples import PRIORITY_SLIP, RECEIPT, SLIP
from hardware.ports import Paper, PrinterTrouble, Problem
from hardware.printing import open_printer
from hardware.printing.address import DOTS_ACROSS

TRIAL = TrialContent("sảnh", "tcp://10.0.0.5", 80, datetime(2026, 11, 24, 9, 41), "motcua sảnh")
_BARE = Look((Part.CODE, Part.NUMBER, Part.MESSAGE), NumberSize.LARGE)
CONTENTS: dict[str, tuple[Content, str]] = {
    "slip vi": (SLIP, SLIP.status_url),
    "slip en priority": (PRIORITY_SLIP, PRIORITY_SLIP.status_url),
    "slip jra": (replace(SLIP, language="jra"), SLIP.status_url),
    "slip reprint": (replace(SLIP, copy=3), SLIP.status_url),
    "slip bare": (replace(SLIP, look=_BARE), SLIP.status_url),
    "receipt": (RECEIPT, RECEIPT.status_url),
    "trial": (TRIAL, TRIAL.code),
}
TROUBLES = {
    "paper-out": Problem.PAPER_OUT,
    "cover-open": Problem.COVER_OPEN,
    "offline": Problem.AWAY,
}


@dataclass(frozen=True)
class Emulated:
    """A printer of the emulator: its name there, our address of it, the control API."""

    name: str
    url: str
    api: str

    def receipts(self) -> list[str]:
        return [each["id"] for each in httpx.get(f"{self.api}/receipts").json()]

    def newest(self, before: int) -> Image.Image:
        """The picture of the receipt that came after so many."""
        deadline = time.monotonic() + 20
        while len(self.receipts()) <= before:
            if time.monotonic() > deadline:
                raise TimeoutError(f"{self.name} printed nothing")
            time.sleep(0.05)
        png = httpx.get(f"{self.api}/receipts/latest/image").content
        return Image.open(BytesIO(png)).convert("1")


def main(arguments: list[str]) -> int:
    command = arguments[0] if arguments else shutil.which("emupos")
    if not command:
        print("no emupos here: nothing was tried")
        return 0
    with tempfile.TemporaryDirectory() as named, _running(command, Path(named)) as printers:
        for printer in printers:
            for what, (content, code) in CONTENTS.items():
                _prints(printer, what, content, code)
        for option in ("", "?status=asb", "?status=gsr"):
            _tells_of_paper(printers[0], option)
        for fault, problem in TROUBLES.items():
            _refuses(printers[0], fault, problem)
    print("emupos agrees with every slip")
    return 0


def _prints(printer: Emulated, what: str, content: Content, code: str) -> None:
    """The emulator's picture is ours, dot for dot, and its code reads."""
    before = len(printer.receipts())
    there = open_printer(printer.url)
    drawn = picture(content, there.width_px, there.dpi)
    there.print_image(drawn)
    seen = printer.newest(before)
    across = (seen.width - drawn.width) // 2
    top = _first_ink(seen) - _first_ink(drawn)
    same = seen.crop((across, top, across + drawn.width, top + drawn.height))
    assert ImageChops.logical_xor(same, drawn).getbbox() is None, f"{printer.name}: {what}"
    read = [each.text for each in zxingcpp.read_barcodes(seen.convert("L"))]
    assert read == [code], f"{printer.name}: {what} reads {read}"
    print(f"{printer.name}: {what} is the same, its code reads")


def _first_ink(image: Image.Image) -> int:
    box = ImageChops.invert(image.convert("L")).getbbox()
    assert box
    return box[1]


def _tells_of_paper(printer: Emulated, option: str) -> None:
    there = open_printer(printer.url + option)
    assert there.status().paper is Paper.OK, option
    with _fault(printer, "paper-near-end"):
        assert there.status().paper is Paper.NEAR_END, option
    print(f"{printer.name}{option}: tells that its paper is near the end")


def _refuses(printer: Emulated, fault: str, problem: Problem) -> None:
    with _fault(printer, fault):
        told = _trouble_of(printer)
    assert told is not None, f"{fault}: printed"
    assert (told.problem, told.may_be_on_paper) == (problem, False), fault
    print(f"{printer.name}: {fault} is told as {problem.value}, nothing was sent")


def _trouble_of(printer: Emulated) -> PrinterTrouble | None:
    try:
        open_printer(printer.url).print_image(picture(SLIP, 576))
    except PrinterTrouble as trouble:
        return trouble
    return None


@contextmanager
def _fault(printer: Emulated, fault: str) -> Iterator[None]:
    httpx.put(f"{printer.api}/faults/{fault}").raise_for_status()
    try:
        yield
    finally:
        httpx.delete(f"{printer.api}/faults/{fault}").raise_for_status()


@contextmanager
def _running(command: str, folder: Path) -> Iterator[list[Emulated]]:
    ports = _free_ports(len(DOTS_ACROSS) + 1)
    base = f"http://127.0.0.1:{ports[0]}/api/v1"
    printers, devices = [], []
    for port, ((paper_mm, dpi), width_px) in zip(ports[1:], DOTS_ACROSS.items(), strict=True):
        name = f"p{paper_mm}-{dpi}"
        (folder / f"{name}.yaml").write_text(_profile(name, width_px, dpi))
        devices.append(_device(name, port))
        url = f"tcp://127.0.0.1:{port}?paper={paper_mm}&dpi={dpi}"
        printers.append(Emulated(name, url, f"{base}/devices/{name}"))
    printers[0] = replace(printers[0], url=printers[0].url.partition("?")[0])
    settings = {"schema": 1, "api": {"host": "127.0.0.1", "port": ports[0]}, "devices": devices}
    (folder / "emupos.yaml").write_text(json.dumps(settings))  # JSON is YAML too
    emulator = subprocess.Popen(
        [command, "run", "--config", "emupos.yaml"], cwd=folder, stdout=subprocess.DEVNULL
    )
    try:
        _wait_for(f"{base}/health")
        yield printers
    finally:
        emulator.terminate()
        emulator.wait()


def _profile(name: str, width_px: int, dpi: int) -> str:
    return f"""type: printer
name: {name}
dpi: {dpi}
width_dots: {width_px}
font_a: {{ width: 12, height: 24 }}
font_b: {{ width: 9, height: 17 }}
code_pages: {{ 0: PC437 }}
default_code_page: 0
drawer_sensor_open_level: high
serial: {{ baud: 9600, data_bits: 8, parity: none, stop_bits: 1 }}
"""


def _device(name: str, port: int) -> dict[str, object]:
    return {
        "id": name,
        "type": "printer",
        "profile": f"./{name}.yaml",
        "connections": [{"tcp": {"port": port}}],
    }


def _free_ports(count: int) -> list[int]:
    held = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports: list[int] = [each.getsockname()[1] for each in held]
    for each in held:
        each.close()
    return ports


def _wait_for(url: str) -> None:
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        try:
            if httpx.get(url).is_success:
                return
        except httpx.HTTPError:
            time.sleep(0.1)
    raise TimeoutError("emupos does not answer")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
