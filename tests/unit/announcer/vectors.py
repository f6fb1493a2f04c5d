"""The cases that line.py and voice-line.js must both pass."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any

from counter_server.contract.events import Entry
from counter_server.contract.wire import from_plain
from display_board.announcer.line import Line, Turn, heard, said

RAW = json.loads(Path(__file__).with_name("vectors.json").read_text("utf-8"))
CASES = {case["name"]: case for case in RAW["cases"]}
NOW = datetime.fromisoformat(RAW["now"])


def outcome(case: dict[str, Any]) -> dict[str, Any]:
    """What line.py makes of a case, in the shape of its `expect`."""
    start = case.get("start", RAW["start"])
    line = Line(start["seq"], done=tuple(start["done"]))
    for step in case["steps"]:
        if "heard" in step:
            line = heard(line, from_plain(step["heard"], Entry), NOW, RAW["late_s"])
        else:
            line = said(line, Turn(step["said"]["number"], tuple(step["said"]["seqs"])))
    return seen(line)


def seen(line: Line) -> dict[str, Any]:
    """A line as the vectors write it."""
    return {
        "seq": line.seq,
        "turns": [[turn.number, list(turn.seqs)] for turn in line.turns],
        "done": list(line.done),
        "late": line.late,
        "withdrawn": line.withdrawn,
        "resume": line.resume,
    }
