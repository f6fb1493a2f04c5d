"""`motcua demo --once`, as a stranger runs it."""

import json
import subprocess
import sys

import zxingcpp
from PIL import Image

from counter_server.cli.demo.processes import ROOT


def test_one_visit_goes_through_every_real_part(tmp_path):
    command = [sys.executable, "-m", "counter_server.cli", "demo", "--once", "--out", str(tmp_path)]
    ended = subprocess.run(
        command, cwd=ROOT, check=False, capture_output=True, text=True, timeout=180
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr
    steps = [line for line in ended.stdout.splitlines() if line[:2].strip().isdigit()]
    assert len(steps) == 12
    board = json.loads((tmp_path / "board.json").read_text("utf-8"))
    assert board["calls"][0]["number"] == "B001"
    kiosk = Image.open(tmp_path / "kiosk.png")
    assert kiosk.width >= 540
    assert len(kiosk.convert("RGB").getcolors(1 << 24)) > 20
    for name, page in (("ticket.png", "/t/"), ("receipt.png", "/h/")):
        (found,) = zxingcpp.read_barcodes(Image.open(tmp_path / name).convert("L"))
        assert page in found.text
