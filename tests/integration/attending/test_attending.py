"""Turns that come near and visitors whose counter is away, on both databases."""

import threading

from sqlalchemy import update

from counter_server.accounts.actions import add_user, leave_seat, take_seat
from counter_server.contract.events import TicketNear, TicketReleased
from counter_server.contract.office import CounterState
from counter_server.contract.tickets import TicketState, TransferRequest
from counter_server.core.who import Role
from counter_server.queue import actions, queries
from counter_server.queue.attending import Attendants
from counter_server.queue.attending.releasing import kept_waiting, release_bound
from counter_server.queue.attending.telling import near_turn, tell_near
from counter_server.queue.tables import QueueDayRow
from tests.support.issuing import events, issue
from tests.support.offices import TestOffice

HERE, AWAY = 1, 4  # the counter that serves these visitors, and another


def happened(office: TestOffice, kind: type) -> list:
    return [each.event for each in events(office) if isinstance(each.event, kind)]


def a_line(office: TestOffice, count: int) -> list:
    return [issue(office, f"key-{place:04}") for place in range(count)]


def set_day(office: TestOffice, **values) -> None:
    with office.parts.database.write() as connection:
        connection.execute(update(QueueDayRow).values(**values))


def test_the_first_of_a_line_are_told_once_that_their_turn_is_near(office):
    a_line(office, 6)
    assert tell_near(office.parts, office.id) == 0, "they have just taken their numbers"
    office.clock.move(minutes=2)
    assert tell_near(office.parts, office.id) == 4
    near = happened(office, TicketNear)
    assert [(each.number, each.ahead) for each in near] == [
        ("A001", 0), ("A002", 1), ("A003", 2), ("A004", 3),
    ]  # fmt: skip
    assert tell_near(office.parts, office.id) == 0
    actions.call_next(office.parts, office.id, HERE)
    assert tell_near(office.parts, office.id) == 1
    assert happened(office, TicketNear)[-1].number == "A005"


def test_people_ahead_are_those_the_ticket_says(office):
    for place in range(3):
        issue(office, f"key-p{place}", priority="elderly")
    office.clock.move(seconds=30)
    tickets = a_line(office, 3)
    office.clock.move(minutes=2)
    with office.parts.database.read() as connection:
        said = {
            each.number: queries.ticket(connection, office.id, each.id, at=office.clock()).ahead
            for each in tickets
        }
        near = near_turn(connection, office.id, office.clock())
    assert {each.waiting.number: each.ahead for each in near if not each.waiting.priority} == {
        number: ahead for number, ahead in said.items() if ahead <= 3
    }


def test_an_office_may_tell_nobody(office):
    a_line(office, 2)
    set_day(office, near_ahead=0)
    office.clock.move(minutes=2)
    assert tell_near(office.parts, office.id) == 0


def sent_on(office: TestOffice, **to) -> int:
    """A visitor who waits for one counter or clerk after two others came."""
    a_line(office, 1)
    called = actions.call_next(office.parts, office.id, HERE)
    office.clock.move(minutes=1)
    issue(office, "key-0009")
    actions.transfer(office.parts, office.id, HERE, TransferRequest(**to))
    return called.id


def test_a_counter_that_closes_gives_its_visitor_back_at_the_old_place(office):
    ticket = sent_on(office, counter=AWAY)
    office.clock.move(seconds=10)
    assert release_bound(office.parts, office.id) == 0
    actions.set_counter_state(office.parts, office.id, AWAY, CounterState.CLOSED)
    assert release_bound(office.parts, office.id) == 1
    assert [each.because for each in happened(office, TicketReleased)] == ["counter_closed"]
    assert actions.call_next(office.parts, office.id, HERE).id == ticket, "it came first"
    assert release_bound(office.parts, office.id) == 0


def test_a_paused_counter_is_waited_for_as_long_as_the_office_says(office):
    sent_on(office, counter=AWAY)
    actions.set_counter_state(office.parts, office.id, AWAY, CounterState.PAUSED)
    office.clock.move(minutes=9)
    with office.parts.database.read() as connection:
        kept = kept_waiting(connection, office.id, office.clock())
    assert [(each.counter, each.gone.reason) for each in kept] == [(AWAY, "counter_paused")]
    assert release_bound(office.parts, office.id) == 0
    office.clock.move(minutes=2)
    assert release_bound(office.parts, office.id) == 1


def test_a_clerk_who_stood_up_is_waited_for_a_while(office):
    works = office.parts.works
    clerk = add_user(works, office.id, name="Đặng Ỗ", role=Role.CLERK, password="bốn mùa mưa nắng")
    take_seat(works, office.id, user_id=clerk, counter_id=AWAY)
    ticket = sent_on(office, clerk=clerk)
    office.clock.move(minutes=30)
    assert release_bound(office.parts, office.id) == 0
    leave_seat(works, office.id, user_id=clerk)
    assert release_bound(office.parts, office.id) == 1
    with office.parts.database.read() as connection:
        now = queries.ticket(connection, office.id, ticket)
    assert now.state is TicketState.WAITING


def test_the_attendants_act_by_themselves(office):
    a_line(office, 2)
    office.clock.move(minutes=2)
    seen = threading.Event()
    feed = office.parts.feeds.of(office.id)
    attendants = Attendants(office.parts, [office.id], [lambda _parts, _office: seen.set()])
    assert seen.wait(20)
    attendants.close()
    assert len(happened(office, TicketNear)) == 2
    assert feed.last_seq == events(office)[-1].seq
