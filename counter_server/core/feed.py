"""The live end of the event log: wakes whoever follows it and hands out what they lack.

A feed keeps the newest entries and encodes each once, for a thousand streams too. It only
repeats the log: whoever is further behind than the ring reads from the database.
"""

import threading
from collections import deque
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from counter_server.contract.events import Entry, kind_of
from counter_server.contract.wire import to_json

from .beating import Beats
from .database import Database
from .event_log import entries_after, last_seq

RING = 2000


class Frame:
    """An entry and its bytes as an SSE message."""

    def __init__(self, entry: Entry) -> None:
        self.entry = entry

    @cached_property
    def message(self) -> bytes:
        """Made when the first asks for it: id, event and data."""
        head = f"id: {self.entry.seq}\nevent: {kind_of(self.entry.event)}\ndata: ".encode()
        return head + to_json(self.entry) + b"\n\n"


class _Found(NamedTuple):
    """The frames after a seq, as long as another one was the last."""

    asked: tuple[int, int]
    frames: Sequence[Frame]


class Feed:
    """The stream of one office, shared by all who follow it in this process."""

    def __init__(self, database: Database, office_id: int) -> None:
        self._database = database
        self._office_id = office_id
        self._lock = threading.Lock()
        self._ring: deque[Frame] = deque(maxlen=RING)
        with database.read() as connection:
            self._last = last_seq(connection, office_id)
        self._found = _Found((0, 0), ())
        self._changed: threading.Event | None = None  # as long as nobody waits for it
        self.beats = Beats(self.wake)
        self.is_closed = False

    @property
    def last_seq(self) -> int:
        return self._last

    def is_far_behind(self, seq: int) -> bool:
        """Whether somebody at `seq` lacks more than the ring can hold."""
        return self._last - seq > RING

    def push(self, entries: Sequence[Entry]) -> None:
        """Takes what was committed; fetches from the log what came in between."""
        with self._lock:
            if entries and entries[0].seq > self._last + 1:
                self._catch_up()
            for entry in entries:
                self._take(entry)
            self._wake()

    def refresh(self) -> None:
        """Fetches what others committed (another process told us so)."""
        with self._lock:
            self._catch_up()
            self._wake()

    def after(self, seq: int) -> Sequence[Frame]:
        """What comes after `seq`, oldest first; empty when there is nothing new.

        All who follow live ask the same at the same moment: the first looks, without a line for
        the others.
        """
        last, found = self._last, self._found
        if seq >= last:
            return ()
        if (seq, last) == found.asked:
            return found.frames
        return self._look_up(seq)

    def signal(self) -> threading.Event:
        """Set at the next change. Take it before reading with `after`, then wait on it."""
        return self._changed or self._begin_signal()

    def wake(self) -> None:
        """Wakes whoever follows, though nothing is new: one of them is to end, or all to beat."""
        with self._lock:
            self._wake()

    def close(self) -> None:
        """Ends every stream that follows."""
        self.beats.close()
        with self._lock:
            self.is_closed = True
            self._wake()

    def _look_up(self, seq: int) -> Sequence[Frame]:
        with self._lock:
            ring, last = self._ring, self._last
            if ring and ring[0].entry.seq <= seq + 1:
                frames = tuple(ring[place] for place in range(seq - last, 0))
                self._found = _Found((seq, last), frames)
                return frames
        with self._database.read() as connection:
            return [Frame(each) for each in entries_after(connection, self._office_id, seq)]

    def _take(self, entry: Entry) -> None:
        if entry.seq == self._last + 1:
            self._ring.append(Frame(entry))
            self._last = entry.seq

    def _begin_signal(self) -> threading.Event:
        with self._lock:
            if self._changed is None:
                self._changed = threading.Event()
            return self._changed

    def _catch_up(self) -> None:
        with self._database.read() as connection:
            while entries := entries_after(connection, self._office_id, self._last):
                for entry in entries:
                    self._take(entry)

    def _wake(self) -> None:
        waiting, self._changed = self._changed, None
        if waiting is not None:
            waiting.set()


class Feeds:
    """The feeds of all offices, made when first asked for."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._lock = threading.Lock()
        self._feeds: dict[int, Feed] = {}

    def of(self, office_id: int) -> Feed:
        return self._feeds.get(office_id) or self._begun(office_id)

    def hear(self, office_id: int, seq: int) -> None:
        """Another process may have committed up to `seq`; only a feed that is followed fetches."""
        feed = self._feeds.get(office_id)
        if feed is not None and feed.last_seq < seq:
            feed.refresh()

    def refresh_all(self) -> None:
        """Fetches what every followed feed lacks."""
        for feed in self._open_feeds():
            feed.refresh()

    def close(self) -> None:
        for feed in self._open_feeds():
            feed.close()

    def _begun(self, office_id: int) -> Feed:
        with self._lock:
            if office_id not in self._feeds:
                self._feeds[office_id] = Feed(self._database, office_id)
            return self._feeds[office_id]

    def _open_feeds(self) -> list[Feed]:
        with self._lock:
            return list(self._feeds.values())
