"""The cases that board.py and board.js must both pass."""

import json
from pathlib import Path
from typing import Any

from counter_server.contract.board import Board
from counter_server.contract.events import Entry
from counter_server.contract.wire import from_plain
from display_board import board

RAW = json.loads(Path(__file__).with_name("vectors.json").read_text("utf-8"))
CASES = {case["name"]: case for case in RAW["cases"]}


def outcome(case: dict[str, Any]) -> Any:
    """What board.py makes of a case, in the shape of its `expect`."""
    start = board.from_board(from_plain(RAW["start"], Board))
    entries = [from_plain(each, Entry) for each in case["entries"]]
    try:
        return seen(board.replay(start, entries))
    except board.Gap:
        return "gap"


def seen(state: board.State) -> Any:
    """A state as the vectors write it."""
    calls = [[row.number, row.counter_number, row.calls, row.being_called] for row in state.calls]
    waiting = {service.code: service.waiting for service in state.services}
    return {"seq": state.seq, "calls": calls, "waiting": waiting}
