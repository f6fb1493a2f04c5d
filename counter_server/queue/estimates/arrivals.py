"""How it is for somebody who arrives, without counting the lines for each who comes in a rush.

The count is kept as long as nothing but arrivals has happened: the event log's seq goes on without
a gap and no transaction of this process was taken back.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Engine

from counter_server.core.work import Work

from .lines import Line
from .model import Desks
from .office_facts import OfficeFacts
from .queries import REMEMBERED, Ahead, Place, ahead_from, desks_of, stands

FRESH = timedelta(seconds=2)


@dataclass
class _Count:
    """The lines and counters of an office as they stood after `seq`."""

    day: date
    seq: int
    undone: int
    counted_at: datetime
    counters: Sequence[Any]
    lines: dict[tuple[int, str], Line] = field(default_factory=dict)
    _desks: tuple[int, Desks] | None = None

    def holds(self, place: Place, before: int, undone: int, at: datetime) -> bool:
        is_fresh = timedelta(0) <= at - self.counted_at < FRESH
        return is_fresh and (self.day, self.seq, self.undone) == (place.day, before, undone)

    def desks(self, place: Place, office: OfficeFacts, at: datetime) -> Desks:
        """As they are in this second, with the times that are known now."""
        second, known = int(at.timestamp()), self._desks
        if known is None or known[0] != second or known[1].times is not office.times:
            known = self._desks = (second, desks_of(place, office, self.counters, at))
        return known[1]

    def take(self, place: Place, seq: int) -> None:
        """Somebody has joined the end of a line."""
        key = (place.service_id, place.priority)
        line = self.lines.get(key) or Line(*key, before=0, everybody=0, overdue=0)
        everybody = line.everybody + 1
        self.lines[key] = Line(*key, before=everybody, everybody=everybody, overdue=line.overdue)
        self.seq = seq


class Arrivals:
    """What one process has counted, by database and office; forgotten with the database."""

    def __init__(self) -> None:
        self._counts: WeakKeyDictionary[Engine, dict[int, _Count]] = WeakKeyDictionary()

    def of(self, work: Work, place: Place, undone: int) -> Ahead:
        """The likely wait of the ticket that this work has just issued and recorded."""
        office = REMEMBERED.of(work.connection, place.office_id, place.service_id, work.at)
        offices = self._counts.setdefault(work.connection.engine, {})
        before, last = work.entries[0].seq - 1, work.entries[-1].seq
        count = offices.get(place.office_id)
        if count is None or not count.holds(place, before, undone, work.at):
            count = offices[place.office_id] = _counted(work.connection, place, office, work.at)
            count.undone = undone
        lines, desks = list(count.lines.values()), count.desks(place, office, work.at)
        found = ahead_from(place, office, lines, desks, work.at)
        count.take(place, last)
        return found


def _counted(connection: Connection, place: Place, office: OfficeFacts, at: datetime) -> _Count:
    lines, counters = stands(connection, place, office, at)
    count = _Count(place.day, 0, 0, at, counters)
    count.lines = {(line.service, line.priority): line for line in lines}
    return count
