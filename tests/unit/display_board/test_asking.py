"""An answer that never ends holds no program up."""

import httpx
import pytest

from config.bounded import MOST_BYTES, Bounded
from counter_server.contract.board import Board
from display_board.asking import AskedServer, ServerAway
from tests.unit.display_board.stream_server import Answer, StreamServer


def asked(answer: Answer) -> None:
    there = StreamServer([answer])
    server = AskedServer(there.url.removesuffix("/api/v1/events"), "x")
    try:
        server.get("/api/v1/board", Board)
    finally:
        server.close()
        there.close()


def test_an_answer_without_an_end_is_broken_off():
    with pytest.raises(ServerAway, match="ReadError"):
        asked(Answer(b"x" * (MOST_BYTES + 100_000)))


def test_an_answer_that_takes_too_long_is_broken_off():
    there = StreamServer([Answer(b"x" * 1_000_000)])
    try:
        with (
            httpx.Client(transport=Bounded(longest_s=0)) as client,
            pytest.raises(httpx.ReadError),
        ):
            client.get(there.url)
    finally:
        there.close()


def test_a_page_of_a_proxy_is_no_answer():
    with pytest.raises(ServerAway, match="not the contract"):
        asked(Answer(b"<h1>Welcome</h1>"))
