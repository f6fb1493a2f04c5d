"""Following the server through what nobody foresaw."""

from collections.abc import Iterator
from queue import Queue

import pytest

from counter_server.cli.keypad.following import Follower
from counter_server.cli.keypad.happenings import Connected, CutOff, Happening, Unusable
from counter_server.cli.keypad.server import Refused, ServerAway
from counter_server.contract.events import Entry
from counter_server.contract.office import Counter, CounterState, Name

COUNTER = Counter(id=7, number=1, name=Name(vi="Quầy 1"), state=CounterState.OPEN, services=())


class FakeServer:
    """Each time it is asked for the counter it meets the next trouble, until there is none."""

    def __init__(self, *troubles: Exception) -> None:
        self._troubles = list(troubles)

    def counter(self, number: int) -> Counter | None:
        if self._troubles:
            raise self._troubles.pop(0)
        return COUNTER if number == COUNTER.number else None

    def entries(self) -> Iterator[Entry]:
        return iter(())


def first(count: int, *troubles: Exception, counter: int = 1) -> list[Happening]:
    told: Queue[Happening] = Queue()
    follower = Follower(FakeServer(*troubles), counter, told.put, retry_s=0)
    follower.start()
    try:
        return [told.get(timeout=30) for _ in range(count)]
    finally:
        follower.end()


@pytest.mark.parametrize(
    "trouble", [ServerAway("ConnectError"), Refused("database_away"), KeyError("counters")]
)
def test_whatever_goes_wrong_is_a_cut_and_then_it_goes_on(trouble):
    assert first(2, trouble) == [CutOff(), Connected(COUNTER)]


@pytest.mark.parametrize("code", ["token_wrong", "not_allowed"])
def test_what_would_not_come_right_is_told(code):
    assert first(1, Refused(code)) == [Unusable(code)]


def test_a_counter_that_is_not_there_is_told():
    assert first(1, counter=99) == [Unusable("unknown_counter")]
