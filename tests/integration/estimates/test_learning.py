"""What is learned at the counters is in the next estimate; on both databases."""

import pytest
from sqlalchemy import select

from counter_server.accounts.actions import add_device, add_user, leave_seat, take_seat
from counter_server.accounts.actions.seen import SeenDevices
from counter_server.contract.office import CounterState
from counter_server.contract.tickets import TicketRequest
from counter_server.core.who import Device, DeviceKind, Role
from counter_server.queue import actions
from counter_server.queue.estimates.actions import Left, note_left, note_no_show, note_served
from counter_server.queue.estimates.office_facts import read_facts
from counter_server.queue.estimates.queries import Ahead, Place, newcomers, wait_of
from counter_server.queue.estimates.tables import ServiceMeasureRow
from counter_server.queue.issuing import issue_ticket
from counter_server.queue.queries import counters, services, today
from tests.support.offices import TestOffice

HALF_MINUTE = 30


@pytest.fixture
def land(office: TestOffice) -> int:
    """The id of the service A."""
    with office.parts.database.read() as connection:
        listed = services(connection, office.id, today(connection, office.id, office.clock()))
    return next(each.id for each in listed if each.prefix == "A")


def note(office: TestOffice, what, *given, **named) -> None:
    with office.parts.works.begin(office.id) as work:
        what(work, *given, **named)


def take(office: TestOffice, *services: str) -> None:
    for number, service in enumerate(services):
        key = f"{service}-{number}-{office.clock()}"
        issue_ticket(office.parts, office.id, TicketRequest(service), key, None)


def a_place(office: TestOffice, service: int, **more) -> Place:
    with office.parts.database.read() as connection:
        day = today(connection, office.id, office.clock())
    return Place(office.id, day, service, office.clock(), **more)


def ahead_of(office: TestOffice, place: Place) -> Ahead:
    with office.parts.database.read() as connection:
        return wait_of(connection, place, office.clock())


def test_what_is_noted_is_kept_by_the_hour_of_the_office(office, land):
    note(office, note_served, land, 600.0)
    note(office, note_no_show, land, 90.0, "elderly")
    office.clock.move(hours=2)
    note(office, note_served, land, 300.0)
    with office.parts.database.read() as connection:
        rows = connection.execute(
            select(ServiceMeasureRow.__table__).order_by(ServiceMeasureRow.hour)
        ).all()
    assert [row.hour for row in rows] == [8, 10]
    first = rows[0]
    assert first.calls == pytest.approx(1.99)
    assert first.total_s == pytest.approx(600 * 0.99 + 90)
    assert first.total_sq_s == pytest.approx(600**2 * 0.99 + 90**2)
    assert (first.no_shows, first.early) == (1, 1)


def test_slow_services_make_the_next_estimate_longer(office, land):
    take(office, *"AAAAAA")
    before = ahead_of(office, a_place(office, land))
    for _ in range(60):
        note(office, note_served, land, 1800.0)
    assert ahead_of(office, a_place(office, land)) == before
    office.clock.move(seconds=HALF_MINUTE)
    after = ahead_of(office, a_place(office, land))
    assert after.number == before.number == 6
    assert after.wait.low_s > before.wait.low_s
    assert after.wait.high_s > 1.5 * before.wait.high_s


def test_only_those_who_came_before_are_ahead(office, land):
    take(office, *"AA")
    mine = a_place(office, land, ticket_id=2)
    office.clock.move(minutes=1)
    take(office, *"AAA")
    assert ahead_of(office, mine).number == 1
    assert ahead_of(office, mine._replace(waits_since=office.clock(), ticket_id=5)).number == 4


def test_a_closed_counter_makes_the_wait_longer(office, land):
    take(office, *"AAAAAA")
    both = ahead_of(office, a_place(office, land)).wait
    with office.parts.database.read() as connection:
        serving = [each for each in counters(connection, office.id) if "dat-dai" in each.services]
    assert len(serving) == 2
    actions.set_counter_state(office.parts, office.id, serving[1].id, CounterState.CLOSED)
    assert ahead_of(office, a_place(office, land)).wait.high_s > 1.5 * both.high_s


def test_a_busy_counter_makes_the_wait_longer(office, land):
    take(office, *"AA")
    free = ahead_of(office, a_place(office, land, ticket_id=1)).wait
    for counter in (1, 5):
        assert actions.call_next(office.parts, office.id, counter) is not None
    office.clock.move(minutes=1)
    assert free.high_s == 60
    assert ahead_of(office, a_place(office, land)).wait.high_s > 60


def test_newcomers_learn_the_wait_of_every_service(office, land):
    take(office, *"AAAAAAB")
    with office.parts.database.read() as connection:
        day = today(connection, office.id, office.clock())
        found = newcomers(connection, office.id, day, office.clock())
    assert len(found) == 6
    assert found[land] == ahead_of(office, a_place(office, land))
    assert sorted(each.number for each in found.values()) == [0, 0, 0, 0, 1, 6]


def test_for_a_chosen_counter_only_that_counter_counts(office, land):
    take(office, *"AAAAAA")
    anywhere = ahead_of(office, a_place(office, land)).wait
    only = ahead_of(office, a_place(office, land, wanted_counter=1)).wait
    assert only.high_s > anywhere.high_s


def test_tidying_up_between_two_visitors_is_part_of_their_time(office, land):
    take(office, *"AA")
    waits_since = office.clock()
    office.clock.move(minutes=1)
    actions.call_next(office.parts, office.id, 1)
    actions.start_serving(office.parts, office.id, 1)
    actions.finish(office.parts, office.id, 1)
    office.clock.move(seconds=40)
    called_at = office.clock()
    actions.call_next(office.parts, office.id, 1)
    office.clock.move(seconds=200)
    left = Left(waits_since.date(), 1, land, "", waits_since, called_at)
    with office.parts.database.read() as connection:
        before = read_facts(connection, office.id, office.clock()).times[land]
    note(office, note_left, left, came=True)
    with office.parts.database.read() as connection:
        after = read_facts(connection, office.id, office.clock()).times[land]
        total_s = connection.execute(select(ServiceMeasureRow.total_s)).scalars().all()[-1]
    assert total_s >= 240
    assert after != before


def fresh_wait(office: TestOffice, service: int) -> int:
    """What is told once all that was remembered is read anew."""
    office.clock.move(seconds=HALF_MINUTE)
    return ahead_of(office, a_place(office, service)).wait.high_s


def test_an_open_counter_counts_when_somebody_is_there(office, land):
    """Counters 1 and 5 serve land. Only the first ever calls; at the other a clerk sits down."""
    take(office, *"AAAAAA")
    begun = fresh_wait(office, land)
    actions.call_next(office.parts, office.id, 1)
    assert fresh_wait(office, land) <= begun
    office.clock.move(minutes=16)
    empty = fresh_wait(office, land)
    works = office.parts.works
    clerk = add_user(works, office.id, name="Đặng Ỗ", role=Role.CLERK, password="bốn mùa mưa nắng")
    take_seat(works, office.id, user_id=clerk, counter_id=5)
    assert fresh_wait(office, land) < empty
    leave_seat(works, office.id, user_id=clerk)
    assert fresh_wait(office, land) == empty


def test_a_desk_by_token_is_there_as_long_as_it_is_heard(office, land):
    take(office, *"AAAAAA")
    actions.call_next(office.parts, office.id, 1)
    office.clock.move(minutes=16)
    empty = fresh_wait(office, land)
    add_device(office.parts.works, office.id, kind=DeviceKind.DESK, name="Bàn 5", counter_id=5)
    device = Device(1, office.id, DeviceKind.DESK, "Bàn 5", 5)
    SeenDevices(office.parts, lambda: 0.0).note(device)
    assert fresh_wait(office, land) < empty
    office.clock.move(minutes=21)
    assert fresh_wait(office, land) == empty
