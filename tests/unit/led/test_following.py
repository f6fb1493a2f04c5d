"""Following the server through a database that was put back, and through what nobody foresaw."""

from collections.abc import Iterator
from queue import Queue

import pytest

from counter_server.contract.board import Board
from counter_server.contract.events import Entry, SeatTaken, kind_of
from counter_server.contract.office import Name, Office
from counter_server.contract.wire import to_json
from display_board.asking import Refused
from display_board.led.following import Follower
from display_board.led.happenings import Connected, Happening, Linked, Unusable
from display_board.player.patience import Patience
from tests.unit.display_board.stream_server import REFUSED, Answer, StreamServer
from tests.unit.led.halls import HERE, MORNING

GAP = b"event: gap\ndata: {}\n\n"
ENTRY = Entry(seq=3, at=MORNING, event=SeatTaken(counter=1))
OFFICE = Office(
    code="chu-se",
    name=Name(vi="Một cửa"),
    unit=Name(vi="Ủy ban"),
    timezone=str(HERE),
    languages=("vi",),
    priorities=(),
    public_url="",
)


def sent(entry: Entry) -> bytes:
    data = to_json(entry)
    return f"id: {entry.seq}\nevent: {kind_of(entry.event)}\ndata: ".encode() + data + b"\n\n"


class FakeServer:
    """A board and an office; its stream is a real one. The first question may go wrong."""

    def __init__(self, stream: StreamServer, trouble: Exception | None = None) -> None:
        self.events_url = stream.url
        self._trouble = trouble
        self.board = Board(seq=2, at=MORNING, calls=(), services=())

    def get(self, path: str, shape: type) -> Board | Office:
        if self._trouble:
            trouble, self._trouble = self._trouble, None
            raise trouble
        return self.board if shape is Board else OFFICE


class Told:
    """What a follower tells, one by one."""

    def __init__(self) -> None:
        self._told: Queue[Happening] = Queue()
        self._follower: Follower | None = None

    def follow(self, *answers: Answer, trouble: Exception | None = None) -> StreamServer:
        stream = StreamServer(answers)
        patience = Patience(retry_s=0)
        server = FakeServer(stream, trouble)
        self._follower = Follower(server, "khoa", self._told.put, patience, again_s=0)
        self._follower.start()
        return stream

    def next(self) -> Happening:
        return self._told.get(timeout=5)

    def end(self) -> None:
        if self._follower:
            self._follower.end()


@pytest.fixture
def told() -> Iterator[Told]:
    told = Told()
    yield told
    told.end()


def test_a_database_that_was_put_back_is_read_anew(told):
    stream = told.follow(Answer(GAP), Answer(sent(ENTRY), is_held=True))
    assert isinstance(told.next(), Connected)
    assert told.next() == Linked(True)
    connected = told.next()
    assert isinstance(connected, Connected)
    assert (connected.board.seq, connected.zone) == (2, HERE)
    assert [told.next(), told.next()] == [Linked(True), ENTRY]
    stream.close()
    assert told.next() == Linked(False)


def test_what_nobody_foresaw_is_a_cut_and_then_it_goes_on(told, caplog):
    stream = told.follow(Answer(is_held=True), trouble=KeyError("zone"))
    assert told.next() == Linked(False)
    assert isinstance(told.next(), Connected)
    assert "goes on" in caplog.text
    stream.close()


def test_a_wrong_token_is_told_and_ends_it(told):
    stream = told.follow(Answer(), trouble=Refused("token_wrong"))
    assert told.next() == Unusable("token_wrong")
    stream.close()


def test_a_stream_that_is_refused_is_told_and_ends_it(told):
    stream = told.follow(REFUSED)
    assert isinstance(told.next(), Connected)
    assert told.next() == Unusable("token_wrong")
    stream.close()
