"""The player's clock is the server's, also on a computer whose own is years off."""

from datetime import UTC, datetime, timedelta

import pytest

from display_board.asking import AskedServer
from display_board.player.server import VoiceServer


@pytest.mark.parametrize("tail", ["", ", Tue, 01 Jan 2002 00:00:00 GMT"])
def test_the_servers_date_sets_the_clock(tail):
    server = VoiceServer("http://127.0.0.1:1", "x", "main")
    server._set_clock(f"Tue, 24 Nov 2026 02:30:00 GMT{tail}")
    told = datetime(2026, 11, 24, 2, 30, tzinfo=UTC)
    assert abs(server.now() - told) < timedelta(seconds=5)
    server.close()


@pytest.mark.parametrize("nonsense", ["", "yesterday", "Tue, 99 Foo 2026 02:30:00 GMT"])
def test_a_date_that_is_none_leaves_the_clock_alone(nonsense):
    server = VoiceServer("http://127.0.0.1:1", "x", "main")
    server._set_clock(nonsense)
    assert abs(server.now() - datetime.now(UTC)) < timedelta(seconds=5)
    server.close()


def test_a_clock_that_is_set_in_between_changes_nothing():
    """At its start a small computer is in 1970, until a time server has set it."""
    ticks = iter((100.0, 160.0))
    server = AskedServer("http://127.0.0.1:1", "x", lambda: next(ticks))
    server._set_clock("Tue, 24 Nov 2026 02:30:00 GMT")
    assert server.now() == datetime(2026, 11, 24, 2, 31, tzinfo=UTC)
    server.close()
