"""The event log and its live end."""

import threading

from counter_server.contract.events import CounterChanged
from counter_server.contract.office import CounterState
from counter_server.core.event_log import entries_after, last_seq
from counter_server.core.feed import RING, Feed
from tests.support.offices import TestOffice


def happen(office: TestOffice, times: int = 1) -> None:
    for turn in range(times):
        with office.parts.works.begin(office.id) as work:
            work.record(CounterChanged(counter=1, counter_number=turn, state=CounterState.OPEN))


def test_a_failed_transaction_leaves_no_event(office):
    feed = office.parts.feeds.of(office.id)
    try:
        with office.parts.works.begin(office.id) as work:
            work.record(CounterChanged(counter=1, counter_number=1, state=CounterState.OPEN))
            raise RuntimeError("in the middle")
    except RuntimeError:
        pass
    assert feed.after(0) == ()
    with office.parts.database.read() as connection:
        assert last_seq(connection, office.id) == 0


def test_a_feed_hands_out_what_was_committed_in_order(office):
    feed = office.parts.feeds.of(office.id)
    happen(office, 3)
    assert [frame.entry.seq for frame in feed.after(1)] == [2, 3]
    assert feed.after(3) == ()
    assert feed.after(0)[0].message.startswith(b"id: 1\nevent: counter_changed\ndata: {")


def test_a_late_follower_reads_from_the_log(office):
    happen(office, 2)
    feed = Feed(office.parts.database, office.id)
    happen(office, 1)
    feed.refresh()
    assert [frame.entry.seq for frame in feed.after(0)] == [1, 2, 3]


def test_a_feed_fetches_what_another_process_committed_between(office):
    here, there = office.parts.feeds.of(office.id), Feed(office.parts.database, office.id)
    happen(office, 3)
    with office.parts.database.read() as connection:
        third = entries_after(connection, office.id, 2)
    there.push(third)
    assert [frame.entry.seq for frame in there.after(0)] == [1, 2, 3]
    assert there.last_seq == here.last_seq


def test_a_signal_wakes_whoever_waits(office):
    feed = office.parts.feeds.of(office.id)
    woken = threading.Event()

    def wait(signal: threading.Event) -> None:
        if signal.wait(10):
            woken.set()

    thread = threading.Thread(target=wait, args=(feed.signal(),))
    thread.start()
    happen(office)
    thread.join()
    assert woken.is_set()


def test_closing_wakes_whoever_waits(sqlite_office):
    feed = sqlite_office.parts.feeds.of(sqlite_office.id)
    signal = feed.signal()
    sqlite_office.parts.feeds.close()
    assert signal.is_set()
    assert feed.is_closed


def test_the_ring_forgets_but_the_log_does_not(sqlite_office):
    feed = sqlite_office.parts.feeds.of(sqlite_office.id)
    happen(sqlite_office, RING + 5)
    seen, frames = 0, feed.after(0)
    while frames:
        assert frames[0].entry.seq == seen + 1
        seen = frames[-1].entry.seq
        frames = feed.after(seen)
    assert seen == RING + 5


def test_writers_in_many_threads_leave_a_gapless_log(office):
    threads = [threading.Thread(target=happen, args=(office, 10)) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    feed = office.parts.feeds.of(office.id)
    assert [frame.entry.seq for frame in feed.after(0)] == list(range(1, 61))
