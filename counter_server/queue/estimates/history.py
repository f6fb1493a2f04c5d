"""Reads an office's whole event log, page by page, to judge the estimates it would have had."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from counter_server.contract.events import Entry
from counter_server.contract.office import CounterState
from counter_server.core.event_log import PAGE, entries_after

from .evaluate import Sample
from .office_facts import read_layout
from .replay import Replay


def replayed(connection: Connection, office_id: int, day: date | None = None) -> list[Sample]:
    """The samples of a business day, or of all; counters are open until the log closes them."""
    layout = read_layout(connection, office_id)
    opened = dict.fromkeys(layout.counters, CounterState.OPEN)
    replay = Replay(replace(layout, first_states=opened))
    samples = replay.play(entries(connection, office_id))
    zone = ZoneInfo(layout.timezone)
    return [each for each in samples if day in (None, each.issued_at.astimezone(zone).date())]


def entries(connection: Connection, office_id: int) -> Iterator[Entry]:
    """Every entry from the first to the last."""
    seq = 0
    while page := entries_after(connection, office_id, seq, PAGE):
        yield from page
        seq = page[-1].seq
