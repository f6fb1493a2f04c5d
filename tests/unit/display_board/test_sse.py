"""The parser of server-sent events."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from display_board.sse import Endless, Message, Parser

STREAM = (
    '\ufeff: beat\n\nretry: 1500\nid: 7\nevent: ticket_called\ndata: {"số":"A001"}\n\n'
    "data: một\r\ndata:hai\r\n\r\nid\rdata:  ba \r\revent: mất\n\ndata\n\n"
).encode()
MESSAGES = [
    Message("ticket_called", '{"số":"A001"}', "7"),
    Message("message", "một\nhai", "7"),
    Message("message", " ba ", ""),
    Message("message", "", ""),
]


def parsed(*chunks: bytes) -> list[Message]:
    parser = Parser()
    return [message for chunk in chunks for message in parser.feed(chunk)]


def test_a_stream_is_read_as_the_standard_says():
    assert parsed(STREAM) == MESSAGES


def test_byte_by_byte_is_the_same():
    assert parsed(*(bytes([byte]) for byte in STREAM)) == MESSAGES


@given(st.lists(st.integers(0, len(STREAM)), max_size=8))
def test_it_does_not_matter_where_the_line_is_cut(cuts):
    edges = [0, *sorted(cuts), len(STREAM)]
    chunks = [STREAM[start:end] for start, end in pairwise(edges)]
    assert parsed(*chunks) == MESSAGES


def test_a_message_is_given_as_soon_as_its_blank_line_is_there():
    assert parsed(b"data: 1\r\r") == [Message("message", "1", "")]


def test_an_unfinished_message_is_not_given():
    assert parsed(b"id: 3\ndata: 1\n") == []


@pytest.mark.parametrize(("line", "retry_s"), [(b"retry: 250\n", 0.25), (b"retry: soon\n", None)])
def test_retry_is_a_whole_number_or_nothing(line, retry_s):
    parser = Parser()
    parser.feed(line)
    assert parser.retry_s == retry_s


def test_an_id_with_a_null_is_not_taken():
    assert parsed(b"id: 4\n\nid: 5\0\ndata: 1\n\n") == [Message("message", "1", "4")]


@given(st.binary(max_size=200))
def test_no_bytes_break_it(noise):
    parser = Parser()
    parser.feed(noise)
    assert parser.feed(b"\n\ndata: 1\n\n")[-1].data == "1"


def test_what_never_ends_is_no_stream_of_events():
    with pytest.raises(Endless):
        feed_all([b"data: " + b"x" * 60_000] * 30)
    with pytest.raises(Endless):
        feed_all([b"data: " + b"x" * 60_000 + b"\n"] * 30)


def test_a_number_that_is_none_is_left_out():
    parser = Parser()
    parser.feed(b"retry: " + b"9" * 5000 + b"\n\n")
    assert parser.retry_s is None


def feed_all(chunks: list[bytes]) -> None:
    parser = Parser()
    for chunk in chunks:
        parser.feed(chunk)
