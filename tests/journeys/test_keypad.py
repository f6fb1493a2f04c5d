"""A clerk with nothing but a keypad: the real server, the real program, a pretended keypad."""

from collections.abc import Iterator
from contextlib import closing

import httpx
import pytest

from counter_server.accounts.actions import add_device
from counter_server.cli.demo.processes import DidNotStart, Program, start_server
from counter_server.cli.opening import installation
from counter_server.core.who import DeviceKind
from counter_server.devices.pairing import claim
from counter_server.devices.registry import Standing
from hardware.simulators.keypad import SimulatedKeypad
from hardware.simulators.talking import serve_pty
from tests.support.patience import PATIENCE_S


@pytest.fixture
def keypad(a_hall) -> Iterator[SimulatedKeypad]:
    """At counter 1, on a serial line, while nobody waits."""
    pretended = SimulatedKeypad()
    with closing(serve_pty(pretended)) as line:
        program = start_keypad(a_hall, line.path)
        try:
            assert program.line().startswith("ready ")
            shows(pretended, "---- 00")
            yield pretended
        finally:
            assert program.end() == 0


def start_keypad(a_hall, address: str, counter: int = 1, spoilt: str = "") -> Program:
    with installation(a_hall.data, None) as opened:
        works, office = opened.parts.works, opened.office_id
        token = add_device(works, office, kind=DeviceKind.DESK, name="phim-1")
    token_file = a_hall.data / "keypad.token"
    token_file.write_text(token + spoilt, "utf-8")
    where = ["--server", a_hall.url, "--token-file", str(token_file), "--counter", str(counter)]
    arguments = ["counter_server.cli", "keypad", *where, address]
    return Program("keypad", arguments, a_hall.data / "keypad.log")


def shows(keypad: SimulatedKeypad, line: str) -> None:
    """In a while; on the way it may show how things stood a moment before."""
    while keypad.shows(PATIENCE_S) != line:
        pass


def issue(client: httpx.Client, service: str, touch: int) -> str:
    key = {"Idempotency-Key": f"touch-{touch:04}"}
    wanted = {"service": service, "print": False}
    return str(client.post("/api/v1/tickets", json=wanted, headers=key).json()["number"])


def press(keypad: SimulatedKeypad, *keys: str) -> None:
    for key in keys:
        keypad.press(key)


def test_a_clerk_calls_serves_and_finishes_with_keys(a_hall, keypad):
    with a_hall.client() as client:
        services = {each["code"]: each["prefix"] for each in client.get("/api/v1/services").json()}
        counters = client.get("/api/v1/counters").json()
        ours = services[next(each for each in counters if each["number"] == 1)["services"][0]]
        first, second, third = (issue(client, ours, touch) for touch in range(3))
        shows(keypad, "---- 03")
        press(keypad, "serve")
        shows(keypad, "E3")
        press(keypad, "next")
        shows(keypad, f"{first} 02")
        call = client.get("/api/v1/board").json()["calls"][0]
        assert (call["number"], call["counter_number"]) == (first, 1)
        press(keypad, "clear", "next")  # at once the same key again would be a double press
        shows(keypad, "E1")
        press(keypad, "serve")
        shows(keypad, f"{first} 02")
        press(keypad, "finish")
        shows(keypad, "---- 02")
        press(keypad, "3", "enter")
        shows(keypad, f"{third} 01")
        press(keypad, "no_show")
        shows(keypad, "---- 01")
        press(keypad, "9", "9", "enter")
        shows(keypad, "E5")
        press(keypad, "next")
        shows(keypad, f"{second} 00")
        press(keypad, "hold")
        shows(keypad, "---- 00")


def test_a_server_that_was_away_is_found_again(a_hall, keypad):
    port = int(a_hall.url.rsplit(":", 1)[1])
    with a_hall.client() as client:
        number = issue(client, "A", 1)
        shows(keypad, "---- 01")
        press(keypad, "next")
        shows(keypad, f"{number} 00")
    a_hall.server.end()
    shows(keypad, "E0")
    press(keypad, "serve")
    shows(keypad, "E0")
    a_hall.restarted.append(start_server(a_hall.data, port, a_hall.data / "server.log"))
    shows(keypad, f"{number} 00")
    press(keypad, "serve")
    shows(keypad, f"{number} 00")
    press(keypad, "finish")
    shows(keypad, "---- 00")


def test_a_wrong_counter_is_told_at_once(a_hall):
    with closing(serve_pty(SimulatedKeypad())) as line:
        program = start_keypad(a_hall, line.path, counter=99)
        try:
            assert program.line().startswith("ready ")
            with pytest.raises(DidNotStart, match="no such counter"):
                program.line()
        finally:
            assert program.end() == 1


def test_a_keypad_whose_token_was_withdrawn_shows_a_code_and_is_paired_again(a_hall):
    pretended = SimulatedKeypad()
    with closing(serve_pty(pretended)) as line:
        program = start_keypad(a_hall, line.path, spoilt="x")
        try:
            assert program.line().startswith("ready ")
            while len(code := pretended.shows(PATIENCE_S)) != 6:
                pass
            with installation(a_hall.data, None) as opened:
                desk = Standing(DeviceKind.DESK)
                claim(opened.parts, opened.office_id, code, "phim-2", desk, replace=False)
            assert program.line().startswith("ready ")
            shows(pretended, "---- 00")
        finally:
            assert program.end() == 0
