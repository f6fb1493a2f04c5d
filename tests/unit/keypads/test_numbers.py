"""What the stream tells a keypad of today's numbers."""

from typing import Any

from counter_server.cli.keypad.numbers import Numbers
from counter_server.contract import events
from counter_server.contract.events import TicketEvent
from counter_server.contract.office import Counter, CounterState, Name

OURS = Counter(
    id=7, number=1, name=Name(vi="Quầy 1"), state=CounterState.OPEN, services=("dat-dai",)
)


def numbers(*happened: Any) -> Numbers:
    made = Numbers(OURS)
    for event in happened:
        made.take_in(event)
    return made


def issued(number: str, service: str = "dat-dai") -> events.TicketIssued:
    return events.TicketIssued(
        **_of(number, service), priority=None, language="vi", device=None, print=True
    )


def at(kind: Any, number: str, counter: int = 7, **more: Any) -> TicketEvent:
    place = {"counter": counter, "counter_number": 1}
    made: TicketEvent = kind(**_of(number, "dat-dai"), **place, **more)
    return made


def _of(number: str, service: str) -> dict[str, Any]:
    return {"ticket": int.from_bytes(number.encode()), "number": number, "service": service}


def found(known: Numbers, typed: str) -> list[str]:
    return [each.number for each in known.written(typed)]


def test_leading_zeros_make_no_difference():
    known = numbers(issued("A012"))
    assert found(known, "12") == found(known, "012") == ["A012"]
    assert found(known, "2") == []


def test_numbers_of_our_services_come_before_others():
    known = numbers(issued("A012"), issued("B012", "xay-dung"))
    assert found(known, "12") == ["A012"]
    assert found(numbers(issued("B012", "xay-dung")), "12") == ["B012"]


def test_of_two_numbers_only_the_one_that_can_be_called_is_meant():
    known = numbers(issued("A012"), issued("X012"), at(events.TicketCalled, "A012"))
    assert found(known, "12") == ["X012"]
    known.take_in(at(events.TicketHeld, "A012", reason=""))
    assert found(known, "12") == ["A012", "X012"]


def test_a_new_day_forgets_the_numbers():
    known = numbers(issued("A012"), at(events.TicketCalled, "A012"))
    known.take_in(events.DayOpened(day="2026-11-25", closed=1))
    assert (found(known, "12"), known.current) == ([], None)


def test_the_current_number_follows_our_counter_only():
    known = numbers(issued("A012"), issued("A013"), at(events.TicketCalled, "A012"))
    known.take_in(at(events.TicketCalled, "A013", counter=8))
    assert known.current == "A012"
    known.take_in(at(events.ServingStarted, "A012"))
    known.take_in(events.ServiceAdded(**_of("A012", "dat-dai"), added="xay-dung"))
    assert known.current == "A012"
    known.take_in(at(events.TicketFinished, "A012"))
    assert known.current is None


def test_a_step_taken_back_brings_the_visitor_back():
    undone = {"from_state": "finished", "from_service": "dat-dai"}
    known = numbers(issued("A012"), at(events.TicketUndone, "A012", state="serving", **undone))
    assert known.current == "A012"
    known.take_in(at(events.TicketUndone, "A012", state="waiting", **undone))
    assert known.current is None
