"""The kiosk's first frame, memory and idle processor beside a bare Kivy window; an hour of use."""

import json
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import psutil

from counter_server.cli.demo.hall import hall
from counter_server.cli.demo.kiosk import SCREEN, Kiosk
from counter_server.cli.demo.processes import Program

from .figures import Figure

IDLE_S = 10.0
HOUR_TIMEOUT_S = 1800.0


def figures() -> Iterator[Figure]:
    """Seconds to the first frame, megabytes, percent of a core."""
    with (
        tempfile.TemporaryDirectory(dir=Path.home()) as name,
        hall(Path(name) / "data") as opened,
    ):
        folder = Path(name)
        bare = _measured(lambda: _Bare(folder))
        ours = _measured(lambda: _Ours(Kiosk(opened.url, opened.kiosk_token, folder)))
    names = (("first frame", "s"), ("memory", "MB"), ("idle processor", "%"))
    for (what, unit), mine, theirs in zip(names, ours, bare, strict=True):
        yield Figure(f"bare window: {what}", theirs, unit)
        yield Figure(f"kiosk: {what}", mine, unit, mine / theirs if theirs else None)
    yield from _used()


def _used() -> Iterator[Figure]:
    """Memory against what it was before the hour, a typed key against a still frame."""
    with tempfile.TemporaryDirectory(dir=Path.home()) as name:
        program = Program("use", ["tests.benchmarks.kiosk_use"], Path(name) / "use.log", SCREEN)
        seen = json.loads(program.line(HOUR_TIMEOUT_S))
        program.end()
    before, after, frame_ms = seen["before"], seen["after"], seen["frame_ms"]
    for what, unit in (("memory", "MB"), ("textures", ""), ("threads", ""), ("handles", "")):
        yield Figure(f"kiosk: {what} before an hour of use", before[what], unit)
        ratio = after[what] / before[what]
        yield Figure(f"kiosk: {what} after an hour of use", after[what], unit, ratio)
    yield Figure("kiosk: frame while nothing moves", frame_ms["still"], "ms")
    ratio = frame_ms["typing"] / frame_ms["still"]
    yield Figure("kiosk: frame while typing", frame_ms["typing"], "ms", ratio)


class _Bare:
    """A Kivy window with nothing in it."""

    def __init__(self, folder: Path) -> None:
        self.program = Program("bare", ["tests.benchmarks.bare_kivy"], folder / "bare.log", SCREEN)

    def wait(self) -> None:
        assert json.loads(self.program.line())["ok"]


class _Ours:
    def __init__(self, kiosk: Kiosk) -> None:
        self.program = kiosk.program
        self._kiosk = kiosk

    def wait(self) -> None:
        self._kiosk.wait("Welcome", 60)


def _measured(start):  # type: ignore[no-untyped-def]
    began = time.perf_counter()
    opened = start()
    opened.wait()
    first_frame = time.perf_counter() - began
    process = psutil.Process(opened.program.process.pid)
    process.cpu_percent()
    idle = process.cpu_percent(IDLE_S)
    memory = process.memory_info().rss / 1e6
    opened.program.end()
    return first_frame, memory, idle
