"""Feeds of two processes at one PostgreSQL."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from counter_server.contract.events import DayOpened
from counter_server.core.database import Database
from counter_server.core.event_log import entries_after
from counter_server.core.feed import Feeds
from counter_server.core.waking import NoWaker, PostgresWaker, waker_for
from counter_server.core.work import Works
from tests.support.happenings import cut, follow, happen, sessions, until

LISTEN = "LISTEN%"


@contextmanager
def woken(database: Database) -> Iterator[Feeds]:
    """Feeds as a process has them, with its listener listening."""
    feeds = Feeds(database)
    waker = PostgresWaker(database, feeds)
    try:
        until(lambda: sessions(database, LISTEN))
        yield feeds
    finally:
        waker.close()
        feeds.close()


def test_sqlite_needs_no_waker(sqlite_office):
    parts = sqlite_office.parts
    assert isinstance(waker_for(parts.database, parts.feeds), NoWaker)


def test_a_process_hears_what_another_one_commits(postgres_office, other_process):
    with woken(other_process) as feeds:
        feed = feeds.of(postgres_office.id)
        happen(postgres_office.parts.works, postgres_office.id, 3)
        assert follow(feed, 3) == [1, 2, 3]


def test_what_is_rolled_back_wakes_nobody(postgres_office, other_process):
    with woken(other_process) as feeds:
        feed = feeds.of(postgres_office.id)
        signal = feed.signal()
        with suppress(RuntimeError), postgres_office.parts.works.begin(1) as work:
            work.record(DayOpened(day="2026-11-24", closed=0))
            raise RuntimeError("in the middle")
        assert not signal.is_set()
        happen(postgres_office.parts.works, postgres_office.id)
        assert follow(feed, 1) == [1]


def test_a_feed_that_nobody_follows_is_not_made(postgres_office, other_process):
    with woken(other_process) as feeds:
        followed = feeds.of(postgres_office.id)
        feeds.hear(postgres_office.id + 1, 7)
        happen(postgres_office.parts.works, postgres_office.id)
        assert follow(followed, 1) == [1]


def test_nothing_is_lost_while_the_listener_is_cut(postgres_office, other_process):
    works = postgres_office.parts.works
    with woken(other_process) as feeds:
        feed = feeds.of(postgres_office.id)
        for _ in range(3):
            until(lambda: cut(postgres_office.parts.database, LISTEN))
            happen(works, postgres_office.id, 2)
        assert follow(feed, 6) == [1, 2, 3, 4, 5, 6]


def test_an_ended_waker_leaves_no_session(postgres_office, other_process):
    with woken(other_process):
        pass
    until(lambda: not sessions(other_process, LISTEN))


def test_many_writers_on_two_processes_leave_no_gap_and_no_double(postgres_office, other_process):
    office_id, clock = postgres_office.id, postgres_office.clock
    with woken(postgres_office.parts.database) as here, woken(other_process) as there:
        all_works = [
            Works(postgres_office.parts.database, here, clock),
            Works(other_process, there, clock),
        ]
        seen: dict[int, list[int]] = {}
        feeds = [here.of(office_id), there.of(office_id)]
        readers = [
            threading.Thread(target=lambda at=at: seen.update({at: follow(feeds[at % 2], 400)}))
            for at in range(4)
        ]
        writers = [
            threading.Thread(target=happen, args=(all_works[at % 2], office_id, 50))
            for at in range(8)
        ]
        for thread in (*readers, *writers):
            thread.start()
        for thread in (*readers, *writers):
            thread.join()
    assert list(seen.values()) == [list(range(1, 401))] * 4


def test_a_reader_of_the_log_never_sees_a_gap(postgres_office, other_process):
    """The order of seq is the order of commit: what is seen is whole up to its end."""
    office_id, clock = postgres_office.id, postgres_office.clock
    others = Works(other_process, Feeds(other_process), clock)
    writers = [
        threading.Thread(target=happen, args=(works, office_id, 40))
        for works in (postgres_office.parts.works, others) * 4
    ]
    for thread in writers:
        thread.start()
    last = 0
    while last < 320:
        with other_process.read() as connection:
            seqs = [entry.seq for entry in entries_after(connection, office_id, last)]
        assert seqs == list(range(last + 1, last + 1 + len(seqs)))
        last = seqs[-1] if seqs else last
    for thread in writers:
        thread.join()
