"""The LED computer needs nothing of the server."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]
SERVER = ("flask", "sqlalchemy", "gevent", "kivy", "PIL", "counter_server.core")


def test_the_command_brings_no_part_of_the_server():
    code = f"import counter_server.cli.leds, sys; print([m for m in {SERVER} if m in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True, text=True
    )
    assert done.stdout.strip() == "[]"
