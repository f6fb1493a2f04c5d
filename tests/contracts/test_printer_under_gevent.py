"""Printers work where gevent has replaced sockets, threads and select, as in the server."""

import subprocess
import sys
from pathlib import Path

PROGRAM = """
from gevent import monkey; monkey.patch_all()
import gevent, sys, time
from PIL import Image
from hardware.ports import PrinterTrouble
from hardware.printing import open_printer
from hardware.simulators.printer import SimulatedPrinter, serve_pty, serve_tcp

ticks = 0
def tick():
    global ticks
    while True:
        gevent.sleep(0.01)
        ticks += 1

gevent.spawn(tick)
pretended = SimulatedPrinter(rows_per_s=2000)
tcp, line = serve_tcp(pretended), serve_pty(pretended)
urls = f"tcp://127.0.0.1:{tcp.port}", f"serial://{line.path}", f"file://{sys.argv[1]}/slips"
for url in urls:
    open_printer(url).print_image(Image.new("1", (576, 300)))
assert len(pretended.pages) == 2, pretended.pages
assert ticks > 5, "the rest of the server stood still"
tcp.close()
try:
    open_printer(urls[0]).print_image(Image.new("1", (576, 300)))
except PrinterTrouble as trouble:
    print(trouble.problem.value, flush=True)
line.close()
"""


def test_slips_are_printed_while_the_server_goes_on(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(tmp_path)],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.stdout, done.returncode) == ("printer_away\n", 0), done.stderr
    assert (tmp_path / "slips").stat().st_size > 20_000
