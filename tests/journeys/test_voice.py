"""The hall's voice: real server, real player, and a loudspeaker that writes down what it got."""

import os
import signal
import wave
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from secrets import token_hex

import httpx
import pytest

from counter_server.accounts.actions import add_device
from counter_server.cli.demo.hall import Hall, hall
from counter_server.cli.demo.processes import DidNotStart, Program, start_server
from counter_server.cli.opening import installation
from counter_server.core.who import DeviceKind

# Begin and end in microseconds, told by the shell itself; the last sound is kept.
PLAYER = """#!/bin/bash
begin=${EPOCHREALTIME//[.,]}
cat > "$1/last.wav"
echo "$begin ${EPOCHREALTIME//[.,]}" >> "$1/played"
"""
# Plays for a minute: whoever stops it must kill its child too.
ENDLESS = """#!/bin/sh
cat > /dev/null
echo begun > "$1/begun"
sleep 60
"""


@dataclass
class Room:
    """A small computer with a loudspeaker beside a hall."""

    hall: Hall
    token_file: Path
    folder: Path

    def player(self, script: str = PLAYER, **options: str) -> Program:
        program = self.folder / "player.sh"
        program.write_text(script, "utf-8")
        given = {
            "--server": self.hall.url,
            "--token-file": str(self.token_file),
            "--player": f"bash {program} {self.folder}",
            "--data": str(self.folder / "memory"),
            **options,
        }
        arguments = [word for option in given.items() for word in option]
        log = self.folder / "player.log"
        return Program("board", ["counter_server.cli", "board", *arguments], log)

    def played(self) -> list[tuple[int, int]]:
        lines = (self.folder / "played").read_text("utf-8").splitlines()
        return [tuple(map(int, line.split())) for line in lines]


@pytest.fixture(scope="module")
def lasting_hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hall]:
    """One server for all loudspeakers that do not end it."""
    with hall(tmp_path_factory.mktemp("hall") / "data") as opened:
        yield opened


@pytest.fixture
def room(lasting_hall, tmp_path) -> Room:
    return a_room(lasting_hall, tmp_path)


@pytest.fixture
def client(room) -> Iterator[httpx.Client]:
    with room.hall.client() as client:
        yield client


def a_room(where: Hall, folder: Path) -> Room:
    """A new loudspeaker: it says what is called from now on."""
    with installation(where.data, None) as opened:
        works, office = opened.parts.works, opened.office_id
        token = add_device(works, office, kind=DeviceKind.BOARD, name=f"loa {folder.name}")
    token_file = folder / "board.token"
    token_file.write_text(token, "utf-8")
    return Room(where, token_file, folder)


def issue(client: httpx.Client, count: int) -> None:
    for _ in range(count):
        key = {"Idempotency-Key": token_hex(8)}
        body = {"service": "A", "print": False}
        assert client.post("/api/v1/tickets", json=body, headers=key).status_code == 201


def call(client: httpx.Client, finish: bool = True) -> str:
    number = client.post("/api/v1/counters/1/call", json={}).json()["number"]
    for verb in ("serve", "finish") if finish else ():
        client.post(f"/api/v1/counters/1/{verb}", json={})
    return str(number)


def said(program: Program) -> str:
    """The text of the next line, without its seq."""
    return program.line().split(" ", 1)[1].strip()


def words(number: str) -> str:
    digits = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
    spoken = " ".join(digits[int(each)] for each in number[1:])
    return f"Mời số {number[0]} {spoken} đến quầy số một"


def test_two_hundred_calls_in_a_burst_are_all_said_in_order_each_once(room, client):
    issue(client, 200)
    program = room.player()
    assert program.line().strip() == "ready"
    called = [call(client) for _ in range(200)]
    heard = [said(program) for _ in called]
    assert heard == [words(number) for number in called]
    assert program.end() == 0
    played = room.played()
    assert len(played) == 200
    assert all(end <= begin for (_, end), (begin, _) in pairwise(played))
    with wave.open(str(room.folder / "last.wav")) as sound:
        assert (sound.getnchannels(), sound.getframerate(), sound.getsampwidth()) == (1, 22050, 2)
        assert 4 < sound.getnframes() / 22050 < 15


def test_what_was_said_is_not_repeated_and_what_was_missed_is_said(room, client):
    issue(client, 4)
    program = room.player()
    program.line()
    first = call(client)
    assert said(program) == words(first)
    assert program.end() == 0
    missed = [call(client), call(client)]
    program = room.player()
    program.line()
    assert [said(program), said(program)] == [words(each) for each in missed]
    assert program.end() == 0
    assert len(room.played()) == 3


def test_a_call_that_was_cut_short_is_said_again(room, client):
    issue(client, 1)
    os.mkfifo(room.folder / "begun")
    program = room.player(ENDLESS)
    program.line()
    number = call(client)
    assert (room.folder / "begun").read_text() == "begun\n"
    assert program.end(signal.SIGTERM, timeout_s=5) == 0
    program = room.player()
    program.line()
    assert said(program) == words(number)
    assert program.end() == 0


def test_a_server_that_was_away_is_found_again_and_nothing_is_lost(a_hall, tmp_path):
    room = a_room(a_hall, tmp_path)
    with a_hall.client() as client:
        issue(client, 3)
    program = room.player()
    program.line()
    with a_hall.client() as client:
        first = call(client)
    assert said(program) == words(first)
    port = int(a_hall.url.rsplit(":", 1)[1])
    a_hall.server.end()
    a_hall.restarted.append(start_server(a_hall.data, port, a_hall.data / "server.log"))
    with a_hall.client() as again:
        second = call(again)
    assert said(program) == words(second)
    assert program.end() == 0


def test_without_a_sound_device_it_says_so_and_goes_on(room, client):
    issue(client, 2)
    program = room.player("#!/bin/sh\ncat >/dev/null\necho 'no such card' >&2\nexit 1\n")
    program.line()
    numbers = [call(client), call(client)]
    assert [said(program), said(program)] == [f"{words(each)} (no_sound)" for each in numbers]
    assert program.end() == 0
    log = (room.folder / "player.log").read_text("utf-8")
    assert log.count("Không phát được tiếng") == 1
    assert "no such card" in log


@pytest.mark.parametrize(
    ("wrong", "told"),
    [({"--zone": "nowhere"}, "no such board"), ({"--token-file": "/dev/null"}, "token")],
)
def test_a_wrong_token_or_zone_is_told_at_once(room, wrong, told):
    program = room.player(**wrong)
    with pytest.raises(DidNotStart, match=told):
        program.line()
    assert program.end() == 1
