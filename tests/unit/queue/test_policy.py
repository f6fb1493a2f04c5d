"""Who is next, and that nobody starves and every class has its share."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.words import translator
from counter_server.queue.policy import (
    RECENT_CALLS,
    Choice,
    ClassRule,
    Hall,
    Head,
    Policy,
    Reason,
    Recent,
    choose,
    in_order,
)
from counter_server.queue.wording import why

NOW = datetime(2026, 11, 24, 2, tzinfo=UTC)
CLASSES = {
    "": ClassRule("", 2, timedelta(minutes=45)),
    "elderly": ClassRule("elderly", 3, timedelta(minutes=20)),
    "merit": ClassRule("merit", 1, timedelta(minutes=20)),
}


def a_head(ticket: int, priority: str = "", waited_min: float = 1, service: str = "land") -> Head:
    return Head(ticket, f"A{ticket:03}", service, priority, NOW - timedelta(minutes=waited_min))


def a_hall(recent: list[Recent] | None = None, **more) -> Hall:
    facts = {"policy": Policy.BALANCED, "classes": CLASSES, "proportions": {}, "at": NOW, **more}
    return Hall(recent=recent or [], **facts)


def heads() -> st.SearchStrategy[list[Head]]:
    one = st.tuples(st.sampled_from(["", "elderly", "merit"]), st.integers(0, 90))
    return st.lists(one, min_size=1, max_size=30).map(
        lambda found: [a_head(n, *each) for n, each in enumerate(found, 1)]
    )


def test_nobody_waits():
    assert choose([], a_hall()) is None


def test_first_come_knows_no_classes():
    waiting = [a_head(1, "elderly", 3), a_head(2, "", 5)]
    assert choose(waiting, a_hall(policy=Policy.FIRST_COME)).head.ticket == 2


def test_who_has_waited_too_long_goes_first_the_most_overdue_before_the_rest():
    waiting = [a_head(1, "elderly", 22), a_head(2, "", 60), a_head(3, "elderly", 5)]
    choice = choose(waiting, a_hall())
    assert (choice.head.ticket, choice.reason) == (2, Reason.OVERDUE)


def test_priority_goes_first_but_does_not_always_jump():
    waiting = [a_head(1, "", 10), a_head(2, "elderly", 1)]
    assert choose(waiting, a_hall()).head.ticket == 2
    after_two = [Recent("elderly", "land"), Recent("elderly", "land")]
    assert choose(waiting, a_hall(after_two)).head.ticket == 1


def test_a_counter_keeps_the_proportions_of_its_services():
    waiting = [a_head(1, service="land", waited_min=9), a_head(2, service="build", waited_min=1)]
    hall = a_hall([Recent("", "land")], proportions={"land": 3, "build": 1})
    assert choose(waiting, hall).head.service == "land"
    hall = a_hall([Recent("", "land")] * 4, proportions={"land": 3, "build": 1})
    choice = choose(waiting, hall)
    assert (choice.head.service, choice.reason) == ("build", Reason.PROPORTION)


def test_a_class_that_was_taken_away_counts_as_everybody_else():
    assert choose([a_head(1, "vip")], a_hall()).head.ticket == 1


@given(heads(), st.randoms(use_true_random=False))
def test_the_choice_is_total_and_does_not_depend_on_the_order_given(waiting, random):
    shuffled = list(waiting)
    random.shuffle(shuffled)
    assert choose(waiting, a_hall()) == choose(shuffled, a_hall())


@given(heads())
def test_everybody_is_called_once(waiting):
    ordered = in_order(waiting, a_hall())
    assert sorted(each.ticket for each in ordered) == sorted(each.ticket for each in waiting)
    assert ordered[0] == choose(waiting, a_hall()).head


@given(heads())
def test_within_a_class_and_service_nobody_is_overtaken(waiting):
    for code in CLASSES:
        mine = [each for each in in_order(waiting, a_hall()) if each.priority == code]
        assert mine == sorted(mine, key=lambda each: (each.waits_since, each.ticket))


@given(st.integers(0, 400))
def test_with_everybody_waiting_each_class_has_its_share(turns):
    """Whatever was called before, in any 12 calls of three full lines nobody gets more than a
    call less than the share of the weights 2, 3 and 1."""
    waiting = [a_head(n, code, 0) for n, code in enumerate(["", "elderly", "merit"] * 80, 1)]
    recent = [Recent(("", "elderly", "merit")[turns % 3], "land")] * (turns % RECENT_CALLS)
    called = in_order(waiting, a_hall(recent))[RECENT_CALLS : RECENT_CALLS + 60]
    counts = {code: sum(each.priority == code for each in called) for code in CLASSES}
    for code, share in (("", 20), ("elderly", 30), ("merit", 10)):
        assert abs(counts[code] - share) <= 3


@given(st.lists(st.sampled_from(["elderly", "merit"]), min_size=1, max_size=200))
def test_nobody_starves_however_many_come_with_priority(arrivals):
    """An ordinary visitor among endless priority is called before long: by share or by time."""
    me = a_head(1, "", 0)
    recent = list[Recent]()
    for turn, code in enumerate(arrivals, 2):
        choice = choose([me, a_head(turn, code, 0)], a_hall(recent))
        if choice.head is me:
            return
        recent = [Recent(choice.head.priority, "land"), *recent][:RECENT_CALLS]
        assert turn < 8


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("reason", list(Reason))
def test_why_is_said_in_words(language, reason):
    said = why(
        Choice(a_head(2, "elderly", 25), reason),
        a_hall([Recent("", "land")]),
        {"elderly": "Người cao tuổi"},
        translator(language),
    )
    assert "{" not in said
    assert said.endswith(".")


def test_before_the_first_call_no_shares_are_compared():
    choice = Choice(a_head(2, "elderly", 5), Reason.SHARE)
    said = why(choice, a_hall([]), {"elderly": "Người cao tuổi"}, translator("vi"))
    assert said == "Quầy chưa gọi ai gần đây; bắt đầu với diện Người cao tuổi."
