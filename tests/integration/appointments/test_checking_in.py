"""An appointment becomes one ticket of the same queue, however often and from wherever."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import delete, func, select, update

from counter_server.contract.appointments import AppointmentState, CheckInRequest, PhoneCheckIn
from counter_server.contract.tickets import Ticket, TicketRequest, TicketState
from counter_server.core.errors import NotFound, Refused
from counter_server.queue import actions as queue
from counter_server.queue.appointments import actions, queries
from counter_server.queue.appointments.checking_in import check_in, check_in_by_phone
from counter_server.queue.appointments.queries import Kept
from counter_server.queue.appointments.tables import AppointmentRow, AppointmentSlotRow
from counter_server.queue.issuing import issue_ticket
from counter_server.queue.tables import PriorityClassRow, ServiceRow, TicketRow
from tests.support.appointments import SERVICE, booked, here
from tests.support.offices import TestOffice


def come(office: TestOffice, asked: str, **more) -> Ticket:
    return check_in(office.parts, office.id, asked, CheckInRequest(**more), None)[0]


def come_by_phone(office: TestOffice, phone: str = "0912345678", key: str = "touch-9001") -> Ticket:
    return check_in_by_phone(office.parts, office.id, PhoneCheckIn(phone=phone), key, None)[0]


def now(office: TestOffice, kept: Kept) -> Kept:
    with office.parts.database.read() as connection:
        return queries.by_id(connection, office.id, kept.id)


def tickets(office: TestOffice) -> int:
    with office.parts.database.read() as connection:
        return connection.execute(select(func.count(TicketRow.id))).scalar()


@pytest.fixture
def kept(office) -> Kept:
    """An appointment at 09:30; it is 09:20."""
    made = booked(office)
    office.clock.move(minutes=80)
    return made


def test_a_scan_gives_a_ticket_with_the_class_of_appointments(office, kept):
    ticket = come(office, kept.token, language="en")
    assert (ticket.number, ticket.service, ticket.state) == ("B001", SERVICE, TicketState.WAITING)
    assert (ticket.priority, ticket.language) == ("appointment", "en")
    after = now(office, kept)
    assert (after.state, after.ticket_id, after.ticket) == (
        AppointmentState.CHECKED_IN,
        ticket.id,
        "B001",
    )


@pytest.mark.parametrize("typed", ["{}", " {} ", "lower"])
def test_the_code_of_today_is_as_good(office, kept, typed):
    asked = kept.code.lower() if typed == "lower" else typed.format(kept.code)
    assert come(office, asked).number == "B001"


def test_a_code_is_good_on_its_day_only(office, kept):
    office.clock.move(days=2)
    with pytest.raises(NotFound):
        come(office, kept.code)
    with pytest.raises(Refused) as refused:
        come(office, kept.token)
    assert refused.value.code == "appointment_lapsed"


def test_the_same_code_scanned_again_gives_the_same_ticket(office, kept):
    first = come(office, kept.token)
    office.clock.move(minutes=50)
    again, is_new = check_in(office.parts, office.id, kept.token, CheckInRequest(), None)
    assert (again.id, is_new, tickets(office)) == (first.id, False, 1)


def test_many_scans_at_once_give_one_ticket(office, kept):
    ready = threading.Barrier(10)

    def scan(turn: int) -> int:
        ready.wait()
        return come(office, kept.code if turn % 2 else kept.token).id

    with ThreadPoolExecutor(10) as pool:
        assert len(set(pool.map(scan, range(10)))) == 1
    assert tickets(office) == 1


@pytest.mark.parametrize(
    ("minutes", "code"),
    [(-10, "too_early"), (21, "appointment_lapsed"), (600, "appointment_lapsed")],
)
def test_who_is_early_or_late_is_told_and_gets_no_ticket(office, kept, minutes, code):
    office.clock.move(minutes=minutes)
    for touch in (lambda: come(office, kept.token), lambda: come_by_phone(office)):
        with pytest.raises(Refused) as refused:
            touch()
        assert refused.value.code == code
    assert tickets(office) == 0


def test_what_was_cancelled_is_refused_and_what_was_checked_in_is_not_cancelled(office, kept):
    other = booked(office, "touch-0002", phone="0987654321", starts_at=here("2026-11-23 11:00"))
    actions.cancel(office.parts, office.id, other.id)
    with pytest.raises(Refused) as refused:
        come(office, other.token)
    assert refused.value.code == "appointment_cancelled"
    come(office, kept.token)
    with pytest.raises(Refused) as refused:
        actions.cancel(office.parts, office.id, kept.id)
    assert (refused.value.code, refused.value.state) == ("wrong_state", "checked_in")


def test_an_unknown_code_token_or_phone_is_told(office, kept):
    for asked in ("AAAAA", "x" * 22, "", "\0", "…"):
        with pytest.raises(NotFound):
            come(office, asked)
    for phone in ("0999999999", "", "abc"):
        with pytest.raises(NotFound):
            come_by_phone(office, phone)


def test_the_phone_number_is_enough_and_one_touch_is_one_ticket(office, kept):
    first = come_by_phone(office, "+84 912 345 678")
    assert come_by_phone(office).id == first.id
    assert come_by_phone(office, key="touch-9002").id == first.id


def test_a_phone_number_of_another_day_is_told_the_day(office):
    booked(office, starts_at=here("2026-11-25 09:30"))
    with pytest.raises(Refused) as refused:
        come_by_phone(office)
    assert refused.value.code == "too_early"
    assert refused.value.title.startswith("Lịch hẹn vào ngày khác")
    assert refused.value.values["day"] == "25/11/2026"
    assert tickets(office) == 0


def test_a_retry_does_not_check_in_the_next_appointment_of_the_phone(office):
    booked(office)
    second = booked(office, "touch-0002", service="dat-dai")
    office.clock.move(minutes=80)
    first = come_by_phone(office)
    assert come_by_phone(office).id == first.id
    assert now(office, second).state is AppointmentState.BOOKED
    assert come_by_phone(office, key="touch-9002").service == "dat-dai"


def test_a_service_that_gives_no_numbers_leaves_the_appointment_booked(office, kept):
    with office.parts.database.write() as connection:
        connection.execute(update(ServiceRow).values(is_open=False))
    with pytest.raises(Refused) as refused:
        come_by_phone(office)
    assert refused.value.code == "service_closed"
    assert now(office, kept).state is AppointmentState.BOOKED
    with office.parts.database.write() as connection:
        connection.execute(update(ServiceRow).values(is_open=True))
    assert come_by_phone(office).number == "B001"


def test_an_office_without_the_class_gives_an_ordinary_number(office, kept):
    with office.parts.database.write() as connection:
        connection.execute(delete(PriorityClassRow).where(PriorityClassRow.code == "appointment"))
    assert come(office, kept.token).priority is None


def test_whoever_was_stopped_between_two_steps_goes_on_at_the_next_scan(office, kept):
    with office.parts.database.write() as connection:
        connection.execute(update(AppointmentRow).values(state="checked_in"))
    assert come(office, kept.token).number == "B001"
    with office.parts.database.write() as connection:
        connection.execute(update(AppointmentRow).values(ticket_id=None))
    assert come(office, kept.token).number == "B001"
    assert now(office, kept).ticket == "B001"


def test_cancelling_and_checking_in_at_once_cannot_both_win(office, kept):
    ready = threading.Barrier(2)

    def attempt(act) -> str:
        ready.wait()
        try:
            act()
        except Refused as refused:
            return refused.code
        return "won"

    with ThreadPoolExecutor(2) as pool:
        answers = [
            *pool.map(
                attempt,
                (
                    lambda: come(office, kept.token),
                    lambda: actions.cancel(office.parts, office.id, kept.id),
                ),
            )
        ]
    assert answers in (["won", "wrong_state"], ["appointment_cancelled", "won"])
    with office.parts.database.read() as connection:
        taken = connection.execute(select(AppointmentSlotRow.taken)).scalar()
    assert (tickets(office), taken) == ((1, 1) if answers[0] == "won" else (0, 0))


def test_the_visitor_stands_in_the_same_queue(office, kept):
    come(office, kept.token)
    with office.parts.database.read() as connection:
        service = connection.execute(
            select(ServiceRow.id).where(ServiceRow.code == SERVICE)
        ).scalar_one()
    other, _ = issue_ticket(
        office.parts, office.id, TicketRequest(service=service), "touch-0077", None
    )
    called = queue.call_next(office.parts, office.id, 2)
    assert called is not None
    assert called.number in ("B001", other.number)
