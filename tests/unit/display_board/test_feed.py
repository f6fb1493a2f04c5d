"""Following a stream through cuts."""

import threading
from itertools import islice

import pytest

from counter_server.contract.events import kind_of
from counter_server.contract.wire import to_json
from display_board.board import Gap
from display_board.feed import Feed, FeedRefused
from tests.unit.display_board.histories import an_office_after
from tests.unit.display_board.stream_server import REFUSED, Answer, StreamServer

ENTRIES = an_office_after([(0, 0)] * 6).entries
AT_ONCE = (0.0,)


def sent(*entries) -> bytes:
    messages = (
        f"id: {each.seq}\nevent: {kind_of(each.event)}\ndata: ".encode() + to_json(each) + b"\n\n"
        for each in entries
    )
    return b"".join(messages)


@pytest.fixture
def serve():
    servers = []

    def start(*answers):
        servers.append(StreamServer(answers))
        return servers[-1]

    yield start
    for server in servers:
        server.close()


def a_feed(server, after=0, **more):
    return Feed(server.url, "khoa-bi-mat", after=after, pauses_s=AT_ONCE, **more)


def first(feed, count):
    entries = feed.entries()
    taken = list(islice(entries, count))
    feed.stop()
    entries.close()
    return taken


def test_every_entry_comes_once_through_cuts(serve):
    half = sent(ENTRIES[2])[:40]
    server = serve(
        Answer(sent(*ENTRIES[:2]) + half),
        Answer(status=503),
        Answer(sent(*ENTRIES[1:4])),
        Answer(b": beat\n\n" + sent(*ENTRIES[4:]), is_held=True),
    )
    assert first(a_feed(server), 6) == ENTRIES


def test_after_a_cut_it_says_what_it_has_seen(serve):
    server = serve(Answer(sent(*ENTRIES[:3])), Answer(sent(*ENTRIES[3:]), is_held=True))
    first(a_feed(server), 6)
    assert [each["Last-Event-ID"] for each in server.headers] == ["0", "3"]


def test_it_shows_its_token(serve):
    server = serve(Answer(sent(*ENTRIES), is_held=True))
    first(a_feed(server), 1)
    assert server.headers[0]["Authorization"] == "Bearer khoa-bi-mat"


def test_what_was_seen_before_is_left_out(serve):
    server = serve(Answer(sent(*ENTRIES), is_held=True))
    assert first(a_feed(server, after=4), 2) == ENTRIES[4:]


def test_a_silent_line_is_a_cut(serve):
    server = serve(Answer(sent(ENTRIES[0]), is_held=True), Answer(sent(*ENTRIES), is_held=True))
    assert first(a_feed(server, silence_s=0.05), 6) == ENTRIES


@pytest.mark.parametrize("noise", [b"event: beat\ndata: {}\n\n", b"data: {]\n\n", b"event: x\n\n"])
def test_what_is_no_entry_is_left_out(serve, noise):
    server = serve(Answer(noise + sent(*ENTRIES), is_held=True))
    assert first(a_feed(server), 6) == ENTRIES


def test_a_refused_token_is_told_by_its_code_and_not_tried_again(serve):
    server = serve(REFUSED)
    with pytest.raises(FeedRefused, match="token_wrong"):
        first(a_feed(server), 1)
    assert len(server.headers) == 1


@pytest.mark.parametrize(
    "answer",
    [
        Answer(b"<h1>Forbidden</h1>", status=403, media_type="text/html"),
        Answer(status=401),
        Answer(status=302),
        Answer(b"no gzip at all", encoding="gzip"),
        Answer(b"data: " + b"x" * 2_000_000),
    ],
    ids=["proxy", "no problem", "elsewhere", "garbled", "endless"],
)
def test_what_is_no_word_of_the_server_is_a_cut(serve, answer):
    server = serve(answer, Answer(sent(*ENTRIES), is_held=True))
    assert first(a_feed(server), 6) == ENTRIES


def test_a_server_that_has_forgotten_what_we_lack_is_a_gap(serve):
    server = serve(Answer(b"id: 90\nevent: gap\ndata: {}\n\n", is_held=True))
    with pytest.raises(Gap) as gap:
        first(a_feed(server, after=4), 1)
    assert (gap.value.expected, gap.value.got) == (5, 90)


@pytest.mark.parametrize(
    "answer",
    [Answer(is_mute=True), Answer(is_held=True), Answer(b": beat\n\n", is_held=True)],
)
def test_stop_ends_it_at_once_while_it_waits_for_the_server(serve, answer):
    server = serve(answer)
    feed = a_feed(server)
    follower = threading.Thread(target=lambda: list(feed.entries()))
    follower.start()
    server.is_held.wait()
    feed.stop()
    follower.join(timeout=5)
    assert not follower.is_alive()


def test_stop_ends_it_at_once_while_it_waits_to_try_again(serve):
    server = serve(Answer(status=503))
    feed = Feed(server.url, "x", after=0, pauses_s=(3600.0,))
    follower = threading.Thread(target=lambda: list(feed.entries()))
    follower.start()
    feed.stop()
    follower.join(timeout=5)
    assert not follower.is_alive()


def test_a_stopped_feed_asks_nothing(serve):
    server = serve(Answer(sent(*ENTRIES)))
    feed = a_feed(server)
    feed.stop()
    assert list(feed.entries()) == []
    assert server.headers == []
