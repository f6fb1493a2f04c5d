"""The pieces of a demo's hall, without the programs that serve them."""

import socket
import threading
from pathlib import Path

import pytest
import qrcode
from PIL import Image

from counter_server.cli.demo.kiosk import PilotRefused
from counter_server.cli.demo.pieces.kiosk import KioskPiece
from counter_server.cli.demo.pieces.printer import MOST_KEPT, PrinterPiece
from counter_server.cli.demo.pieces.scanner import GARBAGE, ScannerPiece
from counter_server.cli.demo.pieces.stage import Stage
from counter_server.cli.demo.pieces.wires import Wire

LINK = "http://192.0.2.10/t/a-made-up-token-of-22c"


class FakeKiosk:
    """A kiosk whose glass shows how often it was touched."""

    def __init__(self) -> None:
        self.strokes: list = []
        self.is_asleep = False

    def stroke(self, places) -> None:
        if self.is_asleep:
            raise PilotRefused("asleep")
        self.strokes.append(places)

    def look(self, path: Path) -> None:
        path.write_bytes(b"glass %d" % len(self.strokes))

    def end(self) -> int:
        return 0


@pytest.fixture
def changed() -> threading.Event:
    return threading.Event()


def printed(piece: PrinterPiece, page: Image.Image) -> None:
    """A page as it leaves the printer."""
    piece._page_came(page)


def test_paper_that_came_out_is_kept_with_the_address_in_its_code(tmp_path, changed):
    piece = PrinterPiece(tmp_path, "vi", changed.set)
    printed(piece, qrcode.make(LINK).convert("L"))
    (page,) = piece.state()["pages"]
    assert (page["number"], page["link"]) == (1, LINK)
    assert page["path"] == "/t/a-made-up-token-of-22c"
    assert piece.file("1.png").startswith(b"\x89PNG")
    assert changed.is_set()


def test_only_the_last_pages_are_kept_and_no_other_file_is_given_out(tmp_path, changed):
    piece = PrinterPiece(tmp_path, "vi", changed.set)
    for _ in range(MOST_KEPT + 2):
        printed(piece, Image.new("L", (8, 8), 255))
    assert len(piece.state()["pages"]) == len(list(tmp_path.iterdir())) == MOST_KEPT
    assert piece.file("1.png") is None
    assert piece.file("../kiosk.token") is None


def test_a_hand_at_the_printer_is_seen_and_what_it_cannot_do_is_said(tmp_path, changed):
    piece = PrinterPiece(tmp_path, "vi", changed.set)
    assert piece.do("paper out") == ""
    assert piece.do("cover open") == ""
    assert (piece.state()["paper"], piece.state()["cover_open"]) == ("out", True)
    assert "unknown" in piece.do("kick it")


def test_what_is_held_before_the_scanner_is_sent_to_who_listens():
    piece = ScannerPiece(Wire.TCP)
    with socket.create_connection(("127.0.0.1", int(piece.address.rpartition(":")[2]))) as kiosk:
        piece._scanner.wait_for_listener()
        assert piece.do(f"scan {LINK}") == ""
        assert kiosk.recv(100) == LINK.encode() + b"\r\n"
        assert piece.do("garbage") == ""
        assert kiosk.recv(100) == GARBAGE
        assert "unknown" in piece.do("shake")
    piece.close()


def test_a_finger_on_the_picture_reaches_the_kiosk_and_the_new_glass_is_told(tmp_path):
    stage, kiosk = Stage(), FakeKiosk()
    piece = KioskPiece(kiosk, tmp_path, stage.changed)
    stage.add("kiosk", piece)
    try:
        first = stage.seen(stage.seen(0, 1)["version"], 10)
        assert piece.file("1.jpg") == b"glass 0"
        assert piece.do("[[0.5,0.25]]") == ""
        stage.seen(first["version"], 10)
        assert kiosk.strokes == [((0.5, 0.25),)]
        assert piece.file("2.jpg") == b"glass 1"
    finally:
        piece.close()


def test_what_is_no_touch_or_is_refused_is_said(tmp_path, changed):
    kiosk = FakeKiosk()
    piece = KioskPiece(kiosk, tmp_path, changed.set)
    try:
        assert piece.do("door") != ""
        kiosk.is_asleep = True
        assert piece.do("[[0.5,0.5]]") == "asleep"
    finally:
        piece.close()


def test_a_device_that_is_missing_says_why_until_it_is_there(tmp_path, changed):
    stage = Stage()
    stage.miss("printer", "no printer")
    assert stage.seen(0, 1)["missing"] == {"printer": "no printer"}
    stage.add("printer", PrinterPiece(tmp_path, "vi", stage.changed))
    seen = stage.seen(1, 1)
    assert not seen["missing"]
    assert seen["pieces"]["printer"]["paper"] == "ok"


def test_who_waits_for_a_change_is_let_go_when_the_stage_closes():
    stage = Stage()
    stage.close()
    assert stage.seen(0, 60)["pieces"] == {}
