"""A stream of events: what it repeats, and how it beats while nothing happens."""

import itertools
import threading

from flask import Flask

from counter_server.contract.events import CounterChanged
from counter_server.contract.office import CounterState
from counter_server.core.beating import Beats
from counter_server.core.feed import RING
from counter_server.core.streaming import event_stream
from tests.support.offices import TestOffice
from tests.support.patience import PATIENCE_S

OFTEN_S = 0.02
NEVER_S = 3600.0


def happen(office: TestOffice) -> None:
    with office.parts.works.begin(office.id) as work:
        work.record(CounterChanged(counter=1, counter_number=1, state=CounterState.OPEN))


def stream(office: TestOffice, beat_s: float, **headers: str):
    feed = office.parts.feeds.of(office.id)
    with Flask("test").test_request_context(headers=headers):
        answer = event_stream(feed, beat_s=beat_s)
    return iter(answer.response)


def test_a_quiet_stream_beats_again_and_again(sqlite_office):
    messages = list(itertools.islice(stream(sqlite_office, OFTEN_S), 4))
    assert messages[0].startswith(b"retry:")
    assert [b"event: beat" in message for message in messages[1:]] == [True, True, True]
    sqlite_office.parts.feeds.close()


def test_an_event_wakes_a_stream_without_a_beat(sqlite_office):
    messages = stream(sqlite_office, NEVER_S)
    next(messages)
    threading.Timer(OFTEN_S, happen, (sqlite_office,)).start()
    assert next(messages).startswith(b"id: 1\nevent: counter_changed\n")
    sqlite_office.parts.feeds.close()


def test_a_stream_from_a_future_nobody_knows_is_told_of_the_gap(sqlite_office):
    happen(sqlite_office)
    messages = stream(sqlite_office, NEVER_S, **{"Last-Event-ID": "7"})
    assert b"event: gap" in list(itertools.islice(messages, 2))[1]
    sqlite_office.parts.feeds.close()


def test_who_catches_up_hears_everything_in_a_few_pieces(sqlite_office):
    for _ in range(130):
        happen(sqlite_office)
    pieces = list(itertools.islice(stream(sqlite_office, NEVER_S, **{"Last-Event-ID": "3"}), 4))
    seqs = [int(line[4:]) for line in b"".join(pieces).split(b"\n") if line.startswith(b"id: ")]
    assert seqs == list(range(4, 131))
    sqlite_office.parts.feeds.close()


def test_who_has_a_snapshot_to_begin_from_is_told_no_more_than_what_is_recent(sqlite_office):
    feed = sqlite_office.parts.feeds.of(sqlite_office.id)
    feed._last = RING + 5  # as if so much had happened
    assert (feed.is_far_behind(4), feed.is_far_behind(5)) == (True, False)
    with Flask("test").test_request_context(headers={"Last-Event-ID": "4"}):
        answer = event_stream(feed, beat_s=NEVER_S, recent=True)
    assert b"event: gap" in list(itertools.islice(iter(answer.response), 2))[1]
    feed.close()


def test_a_stream_ends_when_its_feed_is_closed(sqlite_office):
    messages = stream(sqlite_office, NEVER_S)
    next(messages)
    threading.Timer(OFTEN_S, sqlite_office.parts.feeds.close).start()
    assert list(messages) in ([], [b": beat\nevent: beat\ndata: {}\n\n"])


def test_beats_end_when_nobody_follows_and_begin_again():
    beaten = threading.Semaphore(0)
    beats = Beats(beaten.release)
    for _ in range(2):
        with beats.followed(OFTEN_S), beats.followed(OFTEN_S):
            assert beaten.acquire(timeout=PATIENCE_S)
        beating = [each for each in threading.enumerate() if each.name == f"beats-{OFTEN_S:g}"]
        assert len(beating) <= 1
        for thread in beating:
            thread.join(5)
            assert not thread.is_alive()
