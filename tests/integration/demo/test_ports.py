"""A demo that finds its port taken says so before it makes anything."""

import socket

import pytest

from tests.support.terminal import typed


@pytest.mark.parametrize("option", ["--port", "--screen-port"])
def test_a_port_that_is_in_use_is_told_with_the_way_out(option, monkeypatch):
    monkeypatch.setattr("counter_server.cli.demo.command._end_when_told", lambda: None)
    with socket.create_server(("0.0.0.0", 0)) as taken:
        port = str(taken.getsockname()[1])
        told = typed("demo", "--port", "0", "--screen-port", "0", option, port)
    assert told.exit_code == 1
    assert f"Cổng {port} đang bận" in told.stderr
    assert option in told.stderr
