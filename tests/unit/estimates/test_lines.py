"""Who is ahead, as the policies call."""

from counter_server.queue.estimates.lines import Line, ahead_of, overtaking
from counter_server.queue.estimates.model import Overtaking
from counter_server.queue.policy import Policy

LINES = [
    Line(1, "", before=5, everybody=9, overdue=2),
    Line(1, "elderly", before=1, everybody=3, overdue=0),
    Line(2, "", before=4, everybody=4, overdue=0),
]


def test_first_come_counts_who_came_before():
    assert ahead_of("", LINES, Policy.FIRST_COME) == {1: 6, 2: 4}
    assert ahead_of("elderly", LINES, Policy.FIRST_COME) == {1: 6, 2: 4}


def test_everybody_else_waits_for_all_of_the_priority_classes():
    assert ahead_of("", LINES, Policy.BALANCED) == {1: 8, 2: 4}


def test_a_priority_class_waits_for_its_own_and_for_the_overdue():
    assert ahead_of("elderly", LINES, Policy.BALANCED) == {1: 3, 2: 0}


def test_only_everybody_else_is_overtaken_and_only_in_the_balanced_policy():
    assert overtaking("", 0.1, 2700, Policy.BALANCED) == Overtaking(0.1, 2700)
    assert overtaking("elderly", 0.1, 2700, Policy.BALANCED) == Overtaking()
    assert overtaking("", 0.1, 2700, Policy.FIRST_COME) == Overtaking()
