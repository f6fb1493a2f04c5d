"""The player follows a real server, also one whose database was put back."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from queue import Empty, Queue

import pytest

from counter_server.accounts.actions import add_device
from counter_server.app import create_app
from counter_server.contract.events import TicketRecalled
from counter_server.core.clock import now_utc
from counter_server.core.who import DeviceKind
from display_board.announcer.line import Line
from display_board.asking import CannotWork
from display_board.player.memory import Memory
from display_board.player.patience import Patience
from display_board.player.program import Gear, Player
from display_board.player.server import VoiceServer
from tests.integration.voice.conftest import called
from tests.support.serving import served


class QuietLoudspeaker:
    """Plays in no time."""

    def play(self, wav: bytes, length_s: float) -> bool:
        return True

    def stop(self) -> None:
        pass


class Room:
    """A player beside a server; `told` has its lines."""

    def __init__(self, url: str, token: str, folder) -> None:
        self.told: Queue[str] = Queue()
        self.memory = Memory(folder, url, "main")
        self.server = VoiceServer(url, token, "main")
        gear = Gear(self.server, token, QuietLoudspeaker(), self.memory, self.told.put)
        self.player = Player(gear, Patience(retry_s=0.05))
        self.thread = threading.Thread(target=self.player.run, daemon=True)

    def begin(self) -> None:
        self.thread.start()
        assert self.told.get(timeout=20) == "ready"

    def end(self) -> None:
        self.player.end()
        self.thread.join(10)
        self.server.close()
        assert not self.thread.is_alive()


@pytest.fixture
def room(voice, tmp_path) -> Iterator[Room]:
    parts = replace(voice.parts, clock=now_utc)
    token = add_device(parts.works, voice.office_id, kind=DeviceKind.BOARD, name="loa")
    app = create_app(parts, b"only for tests" * 3)
    with served(app) as url:
        made = Room(url, token, tmp_path / "memory")
        yield made
        if made.thread.is_alive():
            made.end()
        app.extensions["motcua"].close()


@pytest.fixture
def hall(voice):
    """The office at this very hour: a call of last Monday would be too late to say."""
    return replace(voice, parts=replace(voice.parts, clock=now_utc))


def test_calls_are_said_and_remembered(room, hall):
    room.begin()
    seq = hall.happen(called("A001", 3))
    assert room.told.get(timeout=20) == f"{seq} Mời số A không không một đến quầy số ba"
    room.end()
    assert room.memory.line() == Line(seq)


def test_a_call_and_its_recall_that_were_missed_are_said_once(room, hall):
    room.memory.keep(Line(hall.happen(called("B001", 1))))
    hall.happen(called("A001", 3))
    shape = {"ticket": 1, "number": "A001", "service": "dat-dai"}
    again = TicketRecalled(**shape, counter=2, counter_number=2, calls=2)
    hall.happen(called("A002", 3))
    last = hall.happen(again)
    room.begin()
    lines = [room.told.get(timeout=20).split(" ", 1)[1] for _ in range(2)]
    assert lines[-1] == "Mời số A không không hai đến quầy số ba"
    assert lines[0].startswith("Mời số A không không một")
    room.end()
    assert room.memory.line().seq == last


def test_a_database_that_was_put_back_is_followed_from_its_newest_entry(room, hall):
    room.memory.keep(Line(5000))
    room.begin()
    for number in range(40):
        hall.happen(called(f"A{number:03}", 3))
        try:
            line = room.told.get(timeout=0.5)
        except Empty:
            continue
        assert "Mời số A" in line
        return
    pytest.fail("nothing was said")


def test_a_wrong_token_ends_it(room, voice):
    wrong = Room(str(room.server._http.base_url), "wrong", room.memory._path.parent)
    with pytest.raises(CannotWork, match="token_wrong"):
        wrong.player.run()
    wrong.server.close()


def test_a_player_gives_up_when_its_token_was_withdrawn(room):
    with ThreadPoolExecutor(1) as pool:
        running = pool.submit(room.player.run)
        assert room.told.get(timeout=20) == "ready"
        room.player.give_up("token_wrong")
        with pytest.raises(CannotWork, match="token_wrong"):
            running.result(20)
    room.player.end()
    room.server.close()
