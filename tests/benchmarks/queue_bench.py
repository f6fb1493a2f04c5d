"""Issue and call per second over HTTP, beside the bare loop."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from itertools import pairwise
from pathlib import Path
from statistics import median

from counter_server.cli.demo.hall import Hall, hall
from counter_server.cli.demo.processes import ROOT

from . import bare
from .figures import Figure

REQUESTS, ROUNDS = 1000, 5
ISSUE = json.dumps({"service": "dat-dai", "print": False})
Found = dict[str, float]


def figures() -> Iterator[Figure]:
    """Tickets with 1, 8 and 64 clients, then calls with 1 and 5."""
    with tempfile.TemporaryDirectory(dir=Path.home()) as name, hall(Path(name) / "data") as opened:
        folder = Path(name)
        _load(opened, ["/api/v1/tickets"], 8, 200, ISSUE)  # warms up
        bare_issue = partial(bare.issues_per_second, folder, REQUESTS)
        for clients in (1, 8, 64):
            issue = partial(_load, opened, ["/api/v1/tickets"], clients, REQUESTS, ISSUE)
            yield _beside(f"issue over HTTP, {clients} clients", issue, bare_issue)
        bare_call = partial(bare.calls_per_second, folder, REQUESTS)
        for clients, counters in ((1, (1,)), (5, (1, 5))):
            call = partial(_calls, opened, counters)
            yield _beside(f"call + no-show over HTTP, {clients} clients", call, bare_call)


def _beside(name: str, ours: Callable[[], Found], bare_loop: Callable[[], float]) -> Figure:
    """The medians of some rounds, each between two runs of the bare loop.

    A shared machine changes its pace from one second to the next, and so would a single ratio.
    """
    paces, founds = [bare_loop()], list[Found]()
    for _ in range(ROUNDS):
        founds.append(ours())
        paces.append(bare_loop())
    beside = [(before + after) / 2 for before, after in pairwise(paces)]
    ratios = [found["per_second"] / pace for found, pace in zip(founds, beside, strict=True)]
    per_second, p50, p99 = (
        median(found[each] for found in founds) for each in ("per_second", "p50_ms", "p99_ms")
    )
    note = (
        f"p50 {p50:.1f} ms, p99 {p99:.1f} ms; bare loop {median(paces):.0f}/s; "
        f"ratios {min(ratios):.3f} to {max(ratios):.3f}"
    )
    return Figure(name, per_second, "/s", median(ratios), note)


def _calls(opened: Hall, counters: tuple[int, ...]) -> Found:
    """Counters call and let go in turn; each pair is two durable steps."""
    from .calling import call_in_turn

    return call_in_turn(opened, counters, REQUESTS // 4 // len(counters))


def _load(opened: Hall, paths: list[str], clients: int, requests: int, body: str) -> Found:
    command = [
        sys.executable, "-m", "tests.benchmarks.load", opened.url, opened.script_token,
        ",".join(paths), str(clients), str(requests), body,
    ]  # fmt: skip
    ended = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    found: dict[str, float] = json.loads(ended.stdout)
    return found
