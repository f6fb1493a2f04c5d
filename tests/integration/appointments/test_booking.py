"""Booking and cancelling against real databases: a place is sold once."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest
from sqlalchemy import func, select, update

from counter_server.catalog.queries import working_time
from counter_server.contract.appointments import AppointmentState
from counter_server.core.errors import Invalid, NotFound, Problem, Refused
from counter_server.queue.appointments import actions, queries, reminding
from counter_server.queue.appointments.tables import (
    AppointmentRow,
    AppointmentRuleRow,
    AppointmentSlotRow,
)
from tests.support.appointments import MONDAY_0930, SERVICE, a_request, booked, here
from tests.support.offices import TestOffice


def taken(office: TestOffice) -> int:
    with office.parts.database.read() as connection:
        return connection.execute(select(func.sum(AppointmentSlotRow.taken))).scalar() or 0


def free_at(office: TestOffice, starts_at: datetime = MONDAY_0930) -> int:
    with office.parts.database.read() as connection:
        offer = queries.offer(connection, office.id, SERVICE)
        hours = working_time(connection, office.id)
        by_day = queries.slot_days(connection, office.id, offer, hours, office.clock())
    slots = queries.slot_day(offer, by_day, starts_at.date()).slots
    return next(each.free for each in slots if each.starts_at == starts_at)


def refused(office: TestOffice, key: str = "touch-0009", **values: object) -> Problem:
    with pytest.raises(Problem) as problem:
        booked(office, key, **values)
    return problem.value


def test_a_booking_takes_a_place_and_has_a_code_and_a_page(office):
    kept = booked(office, phone="+84 912.345.678")
    assert (kept.state, kept.phone, len(kept.code)) == (AppointmentState.BOOKED, "0912345678", 5)
    assert free_at(office) == 1
    with office.parts.database.read() as connection:
        assert queries.by_token(connection, kept.token) == kept
    made = queries.contract(kept, office.clock(), "http://hall.test")
    assert made.status_url == f"http://hall.test/a/{kept.token}"
    assert made.check_in_from == MONDAY_0930 - timedelta(minutes=15)


def test_the_same_key_books_once(office):
    first = booked(office)
    again, is_new = actions.book(office.parts, office.id, a_request(), "touch-0001")
    assert (again, is_new) == (first, False)
    assert taken(office) == 1


def test_who_lost_the_answer_has_the_appointment_though_its_slot_is_full(office):
    mine, _ = booked(office, "touch-0001", phone="0912345671"), booked(office, "touch-0002")
    assert free_at(office) == 0
    again, is_new = actions.book(
        office.parts, office.id, a_request(phone="0912345671"), "touch-0001"
    )
    assert (again, is_new) == (mine, False)
    assert refused(office, "touch-0003", phone="0912345673").code == "slot_full"


def test_a_full_slot_is_refused_and_its_neighbour_is_not(office):
    for turn in range(2):
        booked(office, f"touch-000{turn}", phone=f"091234567{turn}")
    problem = refused(office)
    assert (problem.status, problem.code, problem.state) == (409, "slot_full", "full")
    assert free_at(office) == 0
    booked(office, "touch-0010", starts_at=here("2026-11-23 10:00"))


@pytest.mark.parametrize(
    ("starts_at", "code"),
    [
        ("2026-11-23 09:31", "no_such_slot"),
        ("2026-11-23 12:00", "no_such_slot"),
        ("2026-11-24 09:30", "no_such_slot"),  # a day off
        ("2026-11-28 09:30", "no_such_slot"),  # a Saturday
        ("2026-11-23 08:30", "slot_closed"),
        ("2026-11-23 07:30", "slot_closed"),
        ("2026-12-08 09:30", "slot_closed"),
    ],
)
def test_only_a_slot_that_is_offered_can_be_booked(office, starts_at, code):
    assert refused(office, starts_at=here(starts_at)).code == code
    assert taken(office) == 0


def test_a_time_without_a_zone_is_no_slot(office):
    assert refused(office, starts_at=datetime(2026, 11, 23, 9, 30)).code == "no_such_slot"


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"name": "  "}, "name"),
        ({"name": "1234"}, "name"),
        ({"name": "Ỗ" * 81}, "name"),
        ({"phone": ""}, "phone"),
        ({"phone": "12345"}, "phone"),
        ({"phone": "٠٩١٢٣٤٥٦٧٨"}, "phone"),
        ({"phone": "0912345678901"}, "phone"),
    ],
)
def test_who_comes_must_have_a_name_and_a_phone(office, values, field):
    problem = refused(office, **values)
    assert isinstance(problem, Invalid)
    assert problem.field == field


def test_an_unknown_service_and_a_closed_one_are_refused(office):
    assert isinstance(refused(office, service="no-such"), NotFound)
    with office.parts.database.write() as connection:
        connection.execute(update(AppointmentRuleRow).values(is_open=False))
    assert refused(office).code == "appointments_closed"
    with office.parts.database.read() as connection:
        assert queries.offers(connection, office.id) == ()


def test_a_phone_number_holds_at_most_three(office):
    for turn in range(3):
        booked(office, f"touch-000{turn}", starts_at=here(f"2026-11-23 1{turn % 2}:00")
               if turn < 2 else here("2026-11-25 10:00"))  # fmt: skip
    assert refused(office, phone="+84 912 345 678").code == "too_many_appointments"
    office.clock.move(hours=2, minutes=1)
    booked(office, "touch-0010", starts_at=here("2026-11-25 11:00"))


def test_cancelling_gives_the_place_back_once(office):
    kept = booked(office)
    for _ in range(2):
        after = actions.cancel(office.parts, office.id, kept.id)
        assert after.state is AppointmentState.CANCELLED
    assert (taken(office), free_at(office)) == (0, 2)


def test_what_has_lapsed_is_not_cancelled_and_is_written_down(office):
    kept = booked(office)
    office.clock.move(minutes=101)
    with pytest.raises(Refused) as problem:
        actions.cancel(office.parts, office.id, kept.id)
    assert (problem.value.code, problem.value.state) == ("wrong_state", "lapsed")
    assert [actions.lapse(office.parts, office.id) for _ in range(2)] == [1, 0]
    with office.parts.database.read() as connection:
        assert queries.by_id(connection, office.id, kept.id).state is AppointmentState.LAPSED


def test_a_lowered_capacity_sells_nothing_more(office):
    booked(office)
    with office.parts.database.write() as connection:
        connection.execute(update(AppointmentRuleRow).values(capacity=1))
    assert refused(office, phone="0987654321").code == "slot_full"


def test_each_is_reminded_once(office):
    kept = booked(office)
    later = booked(office, "touch-0002", starts_at=here("2026-11-25 09:30"))
    with office.parts.database.read() as connection:
        due = queries.due_reminders(connection, office.id, office.clock())
        both = queries.due_reminders(connection, office.id, office.clock(), timedelta(days=3))
    assert [each.id for each in due] == [kept.id]
    assert [each.id for each in both] == [kept.id, later.id]
    marks = [reminding.mark_reminded(office.parts, office.id, kept.id) for _ in range(2)]
    assert marks == [True, False]
    with office.parts.database.read() as connection:
        assert queries.due_reminders(connection, office.id, office.clock()) == ()


def test_forty_at_once_get_the_two_last_places(office):
    ready = threading.Barrier(40)

    def press(turn: int) -> str:
        ready.wait()
        try:
            return booked(office, f"touch-{turn:04}", phone=f"09{turn:08}").state
        except Refused as problem:
            return problem.code

    with ThreadPoolExecutor(40) as pool:
        answers = list(pool.map(press, range(40)))
    assert sorted(answers) == [*["booked"] * 2, *["slot_full"] * 38]
    assert taken(office) == 2


def test_the_same_touch_many_times_at_once_books_once(office):
    ready = threading.Barrier(10)

    def press(_: int) -> int:
        ready.wait()
        return booked(office).id

    with ThreadPoolExecutor(10) as pool:
        assert len(set(pool.map(press, range(10)))) == 1
    assert taken(office) == 1


def test_one_phone_at_many_places_at_once_holds_three(office):
    starts = [here(f"2026-11-25 {hour}:{minute}") for hour in ("08", "09", "10", "14")
              for minute in ("00", "30")]  # fmt: skip
    ready = threading.Barrier(8)

    def press(turn: int) -> str:
        ready.wait()
        try:
            return booked(office, f"touch-{turn:04}", starts_at=starts[turn]).state
        except Refused as problem:
            return problem.code

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(press, range(8)))
    assert sorted(answers) == [*["booked"] * 3, *["too_many_appointments"] * 5]


def test_codes_of_a_day_differ_even_when_the_first_is_taken(office, monkeypatch):
    from counter_server.queue.appointments import rules

    drawn = rules.code_of
    monkeypatch.setattr(rules, "code_of", lambda token, attempt: drawn("same", attempt))
    first = booked(office)
    second = booked(office, "touch-0002", phone="0987654321")
    assert first.code != second.code
    with office.parts.database.read() as connection:
        assert connection.execute(select(func.count(AppointmentRow.id))).scalar() == 2
