"""The unit of work: rows and events in one transaction, followers woken after it is committed."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Connection

from counter_server.contract.events import Entry, Event

from .clock import Clock
from .database import Database
from .event_log import append
from .feed import Feeds
from .waking import tell


@dataclass
class Work:
    """One transaction of an office. `at` is its one moment; `record` adds to the event log."""

    connection: Connection
    office_id: int
    at: datetime
    entries: list[Entry] = field(default_factory=list)

    def record(self, event: Event) -> Entry:
        """The event in the log, visible to others once the transaction is committed."""
        entry = append(self.connection, self.office_id, event, self.at)
        self.entries.append(entry)
        return entry


@dataclass(frozen=True)
class Works:
    """Makes units of work."""

    database: Database
    feeds: Feeds
    clock: Clock

    @contextmanager
    def begin(self, office_id: int) -> Iterator[Work]:
        """Commits at the end, or leaves no trace when an error is raised inside."""
        entries: list[Entry] = []
        with self.database.write(lambda: self._push(office_id, entries)) as connection:
            yield Work(connection, office_id, self.clock(), entries)
            if entries:
                tell(connection, office_id, entries[-1].seq)

    def _push(self, office_id: int, entries: list[Entry]) -> None:
        if entries:
            self.feeds.of(office_id).push(entries)
