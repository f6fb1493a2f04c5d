"""Who sits at which counter."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import timedelta

import pytest

from counter_server.accounts.actions import add_user, leave_seat, take_seat
from counter_server.accounts.queries import person_of_session, seats
from counter_server.accounts.sittings import sittings
from counter_server.contract.events import SeatLeft, SeatTaken
from counter_server.core.errors import Refused
from counter_server.core.who import Role
from tests.support.issuing import events


def colleague(office) -> int:
    password = "bốn mùa mưa nắng"
    return add_user(
        office.parts.works, office.id, name="Đặng Ỗ", role=Role.CLERK, password=password
    )


def sit(office, user, counter, instead_of=None):
    take_seat(
        office.parts.works, office.id, user_id=user, counter_id=counter, instead_of=instead_of
    )


def try_to_sit(office, user, counter):
    with suppress(Refused):
        sit(office, user, counter)


def seated(office):
    with office.parts.database.read() as connection:
        return dict(seats(connection, office.id))


def test_a_person_sits_at_one_counter(office):
    user = colleague(office)
    sit(office, user, 1)
    sit(office, user, 2)
    assert seated(office) == {2: "Đặng Ỗ"}


def test_a_counter_has_one_person(office):
    first, second = colleague(office), 1
    sit(office, first, 1)
    sit(office, second, 1, instead_of=first)
    assert seated(office) == {1: "Nguyễn Thị Ưu"}


def test_nobody_is_replaced_without_being_named(office):
    sit(office, colleague(office), 1)
    for somebody_else in (None, 99):
        with pytest.raises(Refused) as refused:
            sit(office, 1, 1, instead_of=somebody_else)
        assert (refused.value.code, refused.value.values) == ("seat_taken", {"name": "Đặng Ỗ"})
    assert seated(office) == {1: "Đặng Ỗ"}


def test_a_seated_person_is_known_with_their_counter(office):
    user = colleague(office)
    sit(office, user, 4)
    with office.parts.database.read() as connection:
        assert person_of_session(connection, user, 1).counter_id == 4


def test_a_seat_is_left(office):
    user = colleague(office)
    sit(office, user, 1)
    leave_seat(office.parts.works, office.id, user_id=user)
    assert seated(office) == {}


def test_two_who_want_one_counter_at_one_moment_do_not_both_get_it(office):
    users = [1, colleague(office)]
    with ThreadPoolExecutor(4) as crowd:
        list(crowd.map(lambda user: try_to_sit(office, user, 3), users * 6))
    assert len(seated(office)) == 1


def sat(office):
    span = (office.clock() - timedelta(days=1), office.clock() + timedelta(days=1))
    with office.parts.database.read() as connection:
        return [
            (each.name, each.counter_id, each.began_at, each.ended_at)
            for each in sittings(connection, office.id, *span)
        ]


def test_log_and_record_tell_who_sat_where_and_when(office):
    first_clerk, second_clerk = 1, colleague(office)
    began = office.clock()
    sit(office, first_clerk, 1)
    sit(office, first_clerk, 1)
    office.clock.move(hours=1)
    sit(office, first_clerk, 2)
    sit(office, second_clerk, 2, instead_of=first_clerk)
    office.clock.move(hours=1)
    leave_seat(office.parts.works, office.id, user_id=second_clerk)
    leave_seat(office.parts.works, office.id, user_id=first_clerk)
    sit(office, first_clerk, 3)
    first, second = began + timedelta(hours=1), began + timedelta(hours=2)
    assert [each.event for each in events(office)] == [
        SeatTaken(counter=1, clerk=first_clerk),
        SeatLeft(counter=1, clerk=first_clerk),
        SeatTaken(counter=2, clerk=first_clerk),
        SeatTaken(counter=2, clerk=second_clerk, instead_of=first_clerk),
        SeatLeft(counter=2, clerk=second_clerk),
        SeatTaken(counter=3, clerk=first_clerk),
    ]
    assert sat(office) == [
        ("Nguyễn Thị Ưu", 1, began, first),
        ("Nguyễn Thị Ưu", 2, first, first),
        ("Đặng Ỗ", 2, first, second),
        ("Nguyễn Thị Ưu", 3, second, None),
    ]
