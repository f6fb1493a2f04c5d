"""A receipt through a real CUPS: `python -m tests.contracts.real_cups`, as root, where it stands.

Not a test, for most machines have no CUPS: it starts one of its own on a free port with a queue
that goes nowhere, prints, and says what CUPS kept. Debian: `apt install cups cups-client`.
"""

import os
import pwd
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from counter_server.printing.layout import picture
from counter_server.printing.samples import RECEIPT
from hardware.ports import Problem
from hardware.printing import open_printer

_SETTINGS = """Listen 127.0.0.1:{port}
Browsing Off
PreserveJobFiles Yes
<Location />
Order allow,deny
Allow all
</Location>
<Policy default>
JobPrivateAccess all
JobPrivateValues none
SubscriptionPrivateAccess all
SubscriptionPrivateValues none
<Limit All>
Order allow,deny
Allow all
</Limit>
</Policy>
"""
_FILES = """FileDevice Yes
ServerRoot {folder}
RequestRoot {folder}/spool
CacheDir {folder}/cache
StateDir {folder}/state
TempDir {folder}/temporary
AccessLog {folder}/access
ErrorLog {folder}/error
PageLog {folder}/page
"""


def main() -> int:
    if not (shutil.which("cupsd") and shutil.which("lp") and os.geteuid() == 0):
        print("no CUPS here, or not root: nothing was tried")
        return 0
    with tempfile.TemporaryDirectory() as named, _cups(Path(named)):
        subprocess.run(["lpadmin", "-p", "thu", "-E", "-v", "file:///dev/null"], check=True)
        printer = open_printer("cups://thu")
        printer.print_image(picture(RECEIPT, printer.width_px, printer.dpi))
        (kept,) = (Path(named) / "spool").glob("d*-001")
        assert kept.read_bytes().startswith(b"%PDF"), kept
        print(f"printed; CUPS kept a PDF of {kept.stat().st_size} bytes")
        subprocess.run(["cupsdisable", "thu"], check=True)
        assert printer.status().problem is Problem.AWAY
        print("a stopped queue is told as away")
    return 0


@contextmanager
def _cups(folder: Path) -> Iterator[None]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    folder.chmod(0o755)
    for name in ("spool", "cache", "state", "temporary"):
        (folder / name).mkdir()
        os.chown(folder / name, 0, pwd.getpwnam("lp").pw_gid)
    settings, files = folder / "cupsd.conf", folder / "cups-files.conf"
    settings.write_text(_SETTINGS.format(port=port))
    files.write_text(_FILES.format(folder=folder))
    os.environ.update(CUPS_SERVER=f"127.0.0.1:{port}", LC_ALL="C")
    daemon = subprocess.Popen(["cupsd", "-f", "-c", str(settings), "-s", str(files)])
    try:
        _wait_for(port)
        yield
    finally:
        daemon.terminate()
        daemon.wait()


def _wait_for(port: int) -> None:
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError("cupsd does not listen")


if __name__ == "__main__":
    sys.exit(main())
