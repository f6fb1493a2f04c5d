"""Deciding needs no window: only the app, its screens and widgets import Kivy."""

import subprocess
import sys

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


def test_what_decides_and_performs_imports_no_kivy() -> None:
    program = f"import sys, {', '.join(WITHOUT_A_WINDOW)}; print('kivy' in sys.modules)"
    told = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert told.stdout.strip() == "False"
