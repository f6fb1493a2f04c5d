"""Signing in, and what too many wrong passwords lead to."""

import threading

import pytest
from sqlalchemy import func, select

from counter_server.accounts.actions import (
    add_user,
    replace_password,
    sign_in,
    sign_out_everywhere,
)
from counter_server.accounts.queries import person_of_session
from counter_server.accounts.tables import SignInAttemptRow, UserRow
from counter_server.core.errors import NotFound, NotSignedIn, Problem, Refused, Throttled
from counter_server.core.who import Role

PASSWORD = "bốn mùa mưa nắng"
WRONG = "không phải đâu"


def enter(office, name="Nguyễn Thị Ưu", password=PASSWORD, address="10.0.0.5"):
    return sign_in(office.parts.works, office.id, name=name, password=password, address=address)


def fail(office, times, **said):
    for _ in range(times):
        with pytest.raises(NotSignedIn):
            enter(office, password=WRONG, **said)


def session_person(office, signed_in):
    with office.parts.database.read() as connection:
        return person_of_session(connection, signed_in.person.id, signed_in.epoch)


def test_a_clerk_signs_in_with_or_without_marks(office):
    assert enter(office).person.name == "Nguyễn Thị Ưu"
    assert enter(office, name="nguyen thi uu").person.role is Role.CLERK


def test_a_password_is_not_kept(office):
    with office.parts.database.read() as connection:
        row = connection.execute(select(UserRow.__table__)).one()
    assert row.password_hash.startswith("$argon2id$")
    assert PASSWORD not in repr(row)


@pytest.mark.parametrize(
    "said", [{"name": "Đặng Ỗ"}, {"password": WRONG}, {"password": ""}, {"name": ""}]
)
def test_a_wrong_name_and_a_wrong_password_look_the_same(office, said):
    with pytest.raises(NotSignedIn) as refusal:
        enter(office, **said)
    assert refusal.value.code == "wrong_sign_in"


def test_after_five_failures_even_the_right_password_waits(office):
    fail(office, 5)
    with pytest.raises(Throttled) as refusal:
        enter(office)
    assert refusal.value.retry_after_s == 5


def test_a_name_is_guarded_from_every_address(office):
    for last in range(5):
        fail(office, 1, address=f"10.0.0.{last}")
    with pytest.raises(Throttled):
        enter(office, address="10.0.0.99")


def test_an_address_that_tries_many_names_waits(office):
    for each in range(20):
        fail(office, 1, name=f"cán bộ {each}")
    with pytest.raises(Throttled):
        enter(office)
    assert enter(office, address="10.0.0.6")


def test_waiting_is_enough(office):
    fail(office, 5)
    office.clock.move(seconds=5)
    assert enter(office)


def test_success_clears_the_failures_of_a_name(office):
    fail(office, 4)
    enter(office)
    fail(office, 4)
    assert enter(office)


def test_old_failures_are_swept_away(office):
    fail(office, 3)
    office.clock.move(minutes=20)
    enter(office)
    with office.parts.database.read() as connection:
        assert connection.execute(select(func.count(SignInAttemptRow.id))).scalar() == 0


def test_a_burst_of_tries_at_one_moment_gains_nothing(office):
    codes: list[str] = []

    def guess() -> None:
        try:
            enter(office, password=WRONG)
        except Problem as problem:
            codes.append(problem.code)

    threads = [threading.Thread(target=guess) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert codes.count("wrong_sign_in") == 5
    assert codes.count("throttled") == 7


def test_a_session_ends_everywhere_at_once(office):
    signed_in = enter(office)
    assert session_person(office, signed_in) == signed_in.person
    sign_out_everywhere(office.parts.works, office.id, signed_in.person.id)
    assert session_person(office, signed_in) is None


def test_a_new_password_ends_the_sessions_of_the_old_one(office):
    signed_in = enter(office)
    replace_password(office.parts.works, office.id, name="nguyen thi uu", password="mười hai bến")
    assert session_person(office, signed_in) is None
    assert enter(office, password="mười hai bến")


def test_a_password_of_nobody_cannot_be_replaced(office):
    with pytest.raises(NotFound):
        replace_password(office.parts.works, office.id, name="Đặng Ỗ", password="mười hai bến")


def test_a_name_belongs_to_one_user(office):
    with pytest.raises(Refused) as refusal:
        add_user(
            office.parts.works, office.id, name="NGUYEN thi Uu", role=Role.ADMIN, password=PASSWORD
        )
    assert refusal.value.code == "user_exists"
