"""The small computer with a loudspeaker or with LED boards needs nothing of the server."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]
SERVER = ("flask", "sqlalchemy", "gevent", "kivy", "PIL", "counter_server.core")
COMMANDS = "counter_server.cli.board, counter_server.cli.leds"


def test_the_commands_bring_no_part_of_the_server():
    code = f"import {COMMANDS}, sys; print([m for m in {SERVER} if m in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True, text=True
    )
    assert done.stdout.strip() == "[]"
