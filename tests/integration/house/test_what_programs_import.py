"""What runs on a small computer brings nothing of the server; deciding needs no window."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
SERVER = ("flask", "sqlalchemy", "gevent", "kivy", "PIL", "counter_server.core")
WITHOUT_A_WINDOW = (
    "kiosk.flow.machine",
    "kiosk.presenters.page",
    "kiosk.visit",
    "kiosk.gateway",
    "kiosk.effects",
    "kiosk.pilot.commands",
    "kiosk.pilot.facts",
    "kiosk.gallery.scenes",
    "kiosk.__main__",
    "kiosk.typing.draft",
    "kiosk.guidance.guide",
    "kiosk.guidance.reader",
    "kiosk.lockdown.guard",
    "kiosk.lockdown.heartbeat",
    "kiosk.lockdown.view",
)


@pytest.mark.parametrize(
    "programs",
    [("counter_server.cli.board", "counter_server.cli.leds"), ("counter_server.cli.keypad",)],
    ids=["loudspeaker and LED boards", "keypad"],
)
def test_the_commands_bring_no_part_of_the_server(programs):
    assert brought(programs, SERVER) == []


def test_what_decides_and_performs_at_the_kiosk_imports_no_kivy():
    assert brought(WITHOUT_A_WINDOW, ("kivy",)) == []


def brought(programs: tuple[str, ...], unwanted: tuple[str, ...]) -> list[str]:
    """Those of the unwanted modules that the programs import, in a process of their own."""
    code = f"import sys, {', '.join(programs)}; print(*[m for m in {unwanted} if m in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True, text=True
    )
    return done.stdout.split()
