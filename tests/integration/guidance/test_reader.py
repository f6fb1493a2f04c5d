"""The reader with programs that only write down what they were given."""

import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest

from kiosk.guidance.reader import Reader
from kiosk.guidance.voice import Utterance

WRITE = "import sys; open(sys.argv[1], 'a').write(sys.stdin.read() + '\\n')"
NEVER_END = "import sys; sys.stdin.read(); import threading; threading.Event().wait()"


class Pen:
    """A voice that writes; `said` is set when it was asked for the last sentence."""

    def __init__(self, paper: Path) -> None:
        self.paper = paper
        self.asked: list[str] = []
        self.is_asked_for_the_last = Event()

    def __call__(self, sentence: str, language: str) -> Utterance | None:
        self.asked.append(sentence)
        if sentence == "last":
            self.is_asked_for_the_last.set()
        match sentence:
            case "dumb":
                return None
            case "missing":
                return Utterance(("/no/such/program",))
            case "long":
                return Utterance((sys.executable, "-c", NEVER_END), sentence)
            case _:
                return Utterance((sys.executable, "-c", WRITE, str(self.paper)), sentence)


@pytest.fixture
def pen(tmp_path: Path) -> Pen:
    return Pen(tmp_path / "heard")


@pytest.fixture
def reader(pen: Pen) -> Iterator[Reader]:
    reader = Reader(pen)
    yield reader
    reader.close()


def test_sentences_are_said_in_order_and_what_cannot_be_said_is_left_out(
    reader: Reader, pen: Pen
) -> None:
    reader.say(("Một.", "dumb", "missing", "Hai.", "last"), "vi")
    assert pen.is_asked_for_the_last.wait(20)
    assert pen.paper.read_text().split() == ["Một.", "Hai."]


def test_something_new_stops_what_is_being_said(reader: Reader, pen: Pen) -> None:
    reader.say(("long", "Không nói nữa."), "vi")
    reader.say(("last",), "vi")
    assert pen.is_asked_for_the_last.wait(20)
    assert "Không nói nữa." not in pen.asked
