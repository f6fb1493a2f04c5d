"""Whose turn it is on a bus."""

from hardware.led import turns
from hardware.led.showing import Line, Showing
from hardware.led.turns import Turn

OLD, NEW = Showing((Line("A001"),)), Showing((Line("A002"),))


def wanting(showing=NEW, now_s=0.0) -> Turn:
    return turns.wants(Turn(), showing, now_s)


def test_nobody_has_a_turn_before_something_is_wanted():
    assert turns.next_of({"main": Turn()}, 100.0) is None
    assert turns.wait_s({"main": Turn()}, 100.0, 5.0) == 5.0


def test_who_has_waited_longest_comes_first():
    bus = {"one": wanting(now_s=2.0), "two": wanting(now_s=1.0)}
    assert turns.next_of(bus, 2.0) == "two"


def test_who_is_silent_comes_last_and_after_longer_and_longer_pauses():
    silent = turns.failed(wanting(), 0.0, (1.0, 4.0))
    assert silent.due_s == 1.0
    assert turns.next_of({"silent": silent, "well": wanting(now_s=1.5)}, 2.0) == "well"
    silent = turns.failed(silent, 2.0, (1.0, 4.0))
    assert turns.failed(silent, 6.0, (1.0, 4.0)).due_s == 10.0


def test_something_new_does_not_hasten_who_is_silent():
    silent = turns.failed(wanting(OLD), 0.0, (30.0,))
    assert turns.wants(silent, NEW, 1.0).due_s == 30.0


def test_what_is_wanted_while_the_old_is_sent_is_due_at_once():
    later = turns.wants(wanting(OLD), NEW, 1.0)
    after = turns.answered(later, OLD, 2.0, 30.0)
    assert (after.shown, after.due_s) == (OLD, 2.0)
    assert turns.is_behind({"main": after})
    assert turns.answered(after, NEW, 3.0, 30.0).due_s == 33.0


def test_the_same_again_is_nothing_new():
    shown = turns.answered(wanting(), NEW, 0.0, 30.0)
    assert turns.wants(shown, NEW, 5.0) == shown
    assert not turns.is_behind({"main": shown})


def test_a_line_that_was_opened_shows_everything_again():
    silent = turns.failed(wanting(), 0.0, (30.0,))
    assert turns.anew(silent, 5.0) == Turn(NEW, None, 5.0, 0)
    assert turns.anew(Turn(), 5.0).due_s == turns.NEVER
