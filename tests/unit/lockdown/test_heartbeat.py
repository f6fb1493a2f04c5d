"""Signs of life, as systemd gets them."""

import os
import socket
from pathlib import Path

import pytest

from kiosk.lockdown.heartbeat import beat_s, notify


def test_a_sign_of_life_reaches_the_socket(tmp_path: Path) -> None:
    path = tmp_path / "notify"
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as systemd:
        systemd.bind(str(path))
        assert notify("WATCHDOG=1", {"NOTIFY_SOCKET": str(path)})
        assert systemd.recv(100) == b"WATCHDOG=1"


def test_a_name_that_is_no_file_is_understood() -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as systemd:
        name = f"motcua-test-{os.getpid()}"
        systemd.bind("\0" + name)
        assert notify("READY=1", {"NOTIFY_SOCKET": "@" + name})
        assert systemd.recv(100) == b"READY=1"


@pytest.mark.parametrize("address", ["", "relative", "/no/such/socket"])
def test_without_a_listener_nothing_happens(address: str) -> None:
    assert not notify("WATCHDOG=1", {"NOTIFY_SOCKET": address})


def test_there_are_three_beats_within_the_limit() -> None:
    assert beat_s({"WATCHDOG_USEC": "15000000"}) == 5.0


@pytest.mark.parametrize("environment", [{}, {"WATCHDOG_USEC": "0"}, {"WATCHDOG_USEC": "x"}])
def test_who_is_not_watched_does_not_beat(environment: dict[str, str]) -> None:
    assert beat_s(environment) is None
