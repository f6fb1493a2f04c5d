"""Who sits at which counter."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import pytest

from counter_server.accounts.actions import add_user, leave_seat, take_seat
from counter_server.accounts.queries import person_of_session, seats
from counter_server.core.errors import Refused
from counter_server.core.who import Role


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
