"""A bare clone installs requirements.lock only: whatever the programs import must stand in it."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
_SAY = """
import importlib, importlib.metadata, json, sys
for name in sys.argv[1:]:
    importlib.import_module(name)
owners = importlib.metadata.packages_distributions()
loaded = {name.partition(".")[0] for name in sys.modules}
print(json.dumps(sorted({owner for name in loaded for owner in owners.get(name, ())})))
"""
# What pip itself brings, and what a venv has without asking.
_WITH_EVERY_VENV = {"pip", "setuptools"}
# A library takes it when it is there, and does without.
_TAKEN_WHEN_THERE = {"rich"}


@pytest.mark.parametrize(
    "modules",
    [
        ("counter_server.cli.worker", "counter_server.app", "counter_server.cli.serve"),
        ("counter_server.cli.demo",),
        ("kiosk.__main__", "kiosk.gateway"),
        ("hardware.printing", "hardware.scanning", "display_board.feed"),
    ],
)
def test_all_that_is_imported_is_in_the_runtime_lock(modules):
    command = [sys.executable, "-c", _SAY, *modules]
    ended = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    locked = {_plain(name) for name in re.findall(r"^([\w.-]+)==", lock, re.MULTILINE)}
    imported = {_plain(name) for name in json.loads(ended.stdout)}
    assert imported - locked - _WITH_EVERY_VENV - _TAKEN_WHEN_THERE == set()


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
