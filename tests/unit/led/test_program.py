"""The loop of the LED boards, without a server and without a line."""

import threading
from dataclasses import dataclass, field
from datetime import datetime
from queue import Queue, SimpleQueue

import pytest

from counter_server.contract.board import Board
from counter_server.contract.events import Entry
from display_board.asking import CannotWork
from display_board.led.happenings import Connected, Ended, Happening, Linked, Unusable
from display_board.led.program import Boards
from display_board.led.trying import steps
from hardware.led import Showing
from tests.unit.led.halls import HERE, MORNING, a_layout, called


@dataclass
class Wall:
    """Keeps what is shown on one display, each thing once."""

    came: "Queue[str]" = field(default_factory=Queue)
    last: str = ""

    def show(self, name: str, showing: Showing) -> None:
        text = showing.lines[0].text
        if name == "one" and text != self.last:
            self.last = text
            self.came.put(text)


def now() -> datetime:
    return MORNING


def boards(wall: Wall, *happenings: Happening) -> Boards:
    queue: SimpleQueue[Happening] = SimpleQueue()
    for each in happenings:
        queue.put(each)
    return Boards(a_layout(), queue, wall.show, now)


def test_what_happens_is_shown_and_at_the_end_displays_say_they_are_cut_off():
    wall, queue = Wall(), SimpleQueue()
    loop = threading.Thread(target=Boards(a_layout(), queue, wall.show, now).run)
    loop.start()
    queue.put(Connected(Board(seq=0, at=MORNING, calls=(), services=()), HERE))
    queue.put(Linked(True))
    assert wall.came.get(timeout=5) == "Kinh chao"
    queue.put(Entry(seq=1, at=MORNING, event=called("A001", 3)))
    assert wall.came.get(timeout=5) == "A001 3"
    queue.put(Ended())
    loop.join()
    assert wall.came.get(timeout=5) == "Mat ket noi"


def test_a_wrong_token_ends_it_with_its_reason():
    wall = Wall()
    with pytest.raises(CannotWork, match="token_wrong"):
        boards(wall, Unusable("token_wrong")).run()
    assert wall.last == "Mat ket noi"


def test_the_pattern_lights_everything_dims_it_and_says_which_display_it_is():
    one, three, over = a_layout().displays
    lit, dim, own = steps(three, 20)
    assert [line.text for line in lit.lines] == ["88888888"] * 3
    assert (lit.percent, dim.percent, dim.lines) == (100, 20, lit.lines)
    assert [line.text for line in own.lines] == ["THREE"]
    assert steps(over, 20)[2].lines[0].text == "3"
    assert len(steps(one, 20)[0].lines) == 1
