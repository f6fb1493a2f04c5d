"""What a program hears of the server when it reports, with a server that answers as wanted."""

from collections.abc import Iterator
from queue import Queue

import pytest

from counter_server.contract.devices import DeviceSelf, HealthReport, PartReport, Program
from display_board.asking import Refused, ServerAway
from display_board.reporting import Reporter

KNOWN = DeviceSelf(name="loa 1", kind="board", place="sảnh", zone="tang-2", every_s=60)
REVOKED = Refused("token_wrong")


class FakeServer:
    """Answers each report with the next of `answers`."""

    def __init__(self, *answers: DeviceSelf | Exception) -> None:
        self.answers = list(answers)
        self.told: Queue[HealthReport] = Queue()

    def tell(self, path: str, body: HealthReport, shape: type) -> DeviceSelf:
        assert path == "/api/v1/devices/self/health"
        answer = self.answers.pop(0)
        self.told.put(body)
        if isinstance(answer, Exception):
            raise answer
        return answer


class Room:
    """A program that reports; `heard` is what its server says to it."""

    def __init__(self, *answers: DeviceSelf | Exception) -> None:
        self.server = FakeServer(*answers)
        self.heard: Queue[DeviceSelf | Refused] = Queue()
        part = PartReport(part="loudspeaker")
        self.reporter = Reporter(self.server, Program.PLAYER, lambda: (part,), self.heard.put)

    def hears(self) -> DeviceSelf | Refused:
        return self.heard.get(timeout=5)


@pytest.fixture
def room() -> Iterator[Room]:
    room = Room(ServerAway("ConnectError"), KNOWN, REVOKED)
    room.reporter.start()
    yield room
    room.reporter.end()


def test_a_program_hears_where_it_stands_and_that_its_token_is_no_longer_good(room):
    assert room.server.told.get(timeout=5).parts[0].part == "loudspeaker"
    room.reporter.changed()
    assert room.hears() == KNOWN
    room.reporter.changed()
    assert room.hears() is REVOKED
    assert room.heard.empty()
