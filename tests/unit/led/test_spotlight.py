"""Which call has the eye."""

from datetime import timedelta

from display_board.led import spotlight
from display_board.led.spotlight import Spotlight
from tests.unit.led.halls import MORNING


def after(seconds: float):
    return MORNING + timedelta(seconds=seconds)


def test_the_first_call_has_it_at_once_and_the_next_after_a_while():
    light = spotlight.moved_on(spotlight.called(Spotlight(), "A001"), after(0), 4)
    light = spotlight.called(light, "A002")
    assert spotlight.moved_on(light, after(3), 4).current == "A001"
    assert spotlight.moved_on(light, after(4), 4).current == "A002"


def test_when_many_wait_each_has_it_for_less_and_never_too_little():
    light = Spotlight(tuple(f"A{number:03}" for number in range(100)), "B001", after(0))
    assert spotlight.moved_on(light, after(1.4), 4).current == "B001"
    assert spotlight.moved_on(light, after(1.5), 4).current == "A000"


def test_who_is_called_again_while_waiting_keeps_the_place():
    light = Spotlight(("A001", "A002"))
    assert spotlight.called(light, "A001") == light


def test_who_has_left_gives_it_up():
    light = Spotlight(("A002", "A003"), "A001", after(0))
    assert spotlight.left(light, {"A003"}) == Spotlight(("A003",))


def test_a_clock_that_was_set_back_does_not_freeze_it():
    light = Spotlight(("A002",), "A001", after(3600))
    assert spotlight.moved_on(light, after(0), 4).current == "A002"
