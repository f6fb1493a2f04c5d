"""Issue and call per second over HTTP, beside the bare loop."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from counter_server.cli.demo.hall import Hall, hall
from counter_server.cli.demo.processes import ROOT

from . import bare
from .figures import Figure

REQUESTS = 2000
ISSUE = json.dumps({"service": "dat-dai", "print": False})


def figures() -> Iterator[Figure]:
    """Tickets with 1, 8 and 64 clients, then calls with 1 and 5."""
    with tempfile.TemporaryDirectory(dir=Path.home()) as folder:
        loop = bare.issues_per_second(Path(folder), REQUESTS)
        call_loop = bare.calls_per_second(Path(folder), REQUESTS)
        yield Figure("bare loop: issue", loop, "/s")
        yield Figure("bare loop: call", call_loop, "/s")
        with hall(Path(folder) / "data") as opened:
            _load(opened, ["/api/v1/tickets"], 8, 200, ISSUE)  # warms up
            for clients in (1, 8, 64):
                found = _load(opened, ["/api/v1/tickets"], clients, REQUESTS, ISSUE)
                yield _figure(f"issue over HTTP, {clients} clients", found, loop)
            for clients, counters in ((1, (1,)), (5, (1, 5))):
                yield _figure(
                    f"call + no-show over HTTP, {clients} clients",
                    _calls(opened, counters),
                    call_loop,
                )


def _figure(name: str, found: dict[str, float], loop: float) -> Figure:
    note = f"p50 {found['p50_ms']:.1f} ms, p99 {found['p99_ms']:.1f} ms"
    return Figure(name, found["per_second"], "/s", found["per_second"] / loop, note)


def _calls(opened: Hall, counters: tuple[int, ...]) -> dict[str, float]:
    """Counters call and let go in turn; each pair is two durable steps."""
    from .calling import call_in_turn

    return call_in_turn(opened, counters, REQUESTS // 4)


def _load(
    opened: Hall, paths: list[str], clients: int, requests: int, body: str
) -> dict[str, float]:
    command = [
        sys.executable, "-m", "tests.benchmarks.load", opened.url, opened.script_token,
        ",".join(paths), str(clients), str(requests), body,
    ]  # fmt: skip
    ended = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    found: dict[str, float] = json.loads(ended.stdout)
    return found
