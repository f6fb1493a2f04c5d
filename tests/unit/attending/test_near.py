"""Whose turn is near: the same people ahead as a phone shows, told once."""

from datetime import UTC, datetime, timedelta

from counter_server.queue.attending.near import Rule, Waiting, nearing
from counter_server.queue.policy import Policy

NOW = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)


def a_line(
    count: int, priority: str = "", first: int = 1, since_min: int = 30, shown: int = 3
) -> list[Waiting]:
    """The first of a line of so many, a minute after each other."""
    return [
        Waiting(
            ticket=first + place,
            number=f"A{first + place:03}",
            service_id=1,
            service="dat-dai",
            priority=priority,
            waits_since=NOW - timedelta(minutes=since_min - place),
            issued_at=NOW - timedelta(minutes=since_min - place),
            line=count,
            is_told=False,
        )
        for place in range(min(count, shown))
    ]


def a_rule(most_ahead: int = 2, policy: Policy = Policy.BALANCED) -> Rule:
    return Rule(most_ahead, policy, NOW - timedelta(minutes=45))


def told(heads: list[Waiting], rule: Rule) -> list[tuple[str, int]]:
    return [(each.waiting.number, each.ahead) for each in nearing(heads, rule, NOW)]


def test_the_first_three_of_a_line_are_near():
    assert told(a_line(9), a_rule()) == [("A001", 0), ("A002", 1), ("A003", 2)]


def test_a_priority_line_stands_before_everybody_else():
    heads = [*a_line(9), *a_line(2, "elderly", first=20, since_min=10)]
    assert told(heads, a_rule()) == [("A001", 2), ("A020", 0), ("A021", 1)]


def test_an_overdue_visitor_stands_before_priority():
    heads = [*a_line(1, since_min=50), *a_line(2, "elderly", first=20, since_min=10)]
    assert told(heads, a_rule(1)) == [("A020", 1)]


def test_first_come_counts_who_came_before():
    heads = [*a_line(9), *a_line(9, "elderly", first=20, since_min=10)]
    rule = a_rule(policy=Policy.FIRST_COME)
    assert told(heads, rule) == [("A001", 0), ("A002", 1), ("A003", 2)]


def test_who_has_just_taken_a_number_knows_it_from_the_slip():
    assert told(a_line(1, since_min=0), a_rule()) == []


def test_another_service_is_not_ahead():
    from dataclasses import replace

    others = [replace(each, service_id=2) for each in a_line(9, first=50, since_min=40)]
    assert ("A001", 0) in told([*others, *a_line(1)], a_rule())


def test_nobody_is_told_twice():
    from dataclasses import replace

    heads = [replace(each, is_told=True) for each in a_line(3)]
    assert told(heads, a_rule()) == []
