"""What is told of appointments, on both databases: each thing once, never who it is."""

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from counter_server.contract.appointments import AppointmentState, CheckInRequest
from counter_server.contract.events import AppointmentEvent, kind_of
from counter_server.contract.wire import to_json
from counter_server.core.errors import Refused
from counter_server.queue.appointments import actions, moving
from counter_server.queue.appointments.checking_in import check_in
from counter_server.queue.appointments.reminding import mind_appointments
from counter_server.queue.appointments.tables import (
    AppointmentRow,
    AppointmentRuleRow,
    AppointmentSlotRow,
)
from tests.support.appointments import MONDAY_0930, booked, here
from tests.support.issuing import events
from tests.support.offices import TestOffice

LATER = here("2026-11-23 10:30")


def told(office: TestOffice) -> list[str]:
    return [kind_of(each.event) for each in events(office) if _is_one(each)]


def _is_one(entry) -> bool:
    return isinstance(entry.event, AppointmentEvent)


def set_rule(office: TestOffice, **values) -> None:
    with office.parts.database.write() as connection:
        connection.execute(update(AppointmentRuleRow).values(**values))


def taken(office: TestOffice) -> dict:
    with office.parts.database.read() as connection:
        rows = connection.execute(select(AppointmentSlotRow.starts_at, AppointmentSlotRow.taken))
        return {row.starts_at: row.taken for row in rows}


def test_booking_moving_and_cancelling_are_told_once_and_never_who_it_is(office):
    kept = booked(office)
    booked(office)
    moved = moving.move(office.parts, office.id, kept.id, LATER)
    moving.move(office.parts, office.id, kept.id, LATER)
    assert (moved.starts_at, moved.token, moved.phone) == (LATER, kept.token, kept.phone)
    assert taken(office) == {MONDAY_0930: 0, LATER: 1}
    for _ in range(2):
        actions.cancel(office.parts, office.id, kept.id)
    assert told(office) == ["appointment_booked", "appointment_moved", "appointment_cancelled"]
    said = b"".join(to_json(each) for each in events(office))
    assert b"0912345678" not in said
    assert kept.name.encode() not in said


def test_a_move_to_a_full_slot_changes_nothing(office):
    for turn in range(2):
        booked(office, f"touch-000{turn}", starts_at=LATER, phone=f"091234567{turn}")
    kept = booked(office, "touch-0009", phone="0912345679")
    with pytest.raises(Refused) as refused:
        moving.move(office.parts, office.id, kept.id, LATER)
    assert refused.value.code == "slot_full"
    assert taken(office) == {MONDAY_0930: 1, LATER: 2}


def test_who_has_come_cannot_be_moved(office):
    kept = booked(office)
    office.clock.now = MONDAY_0930
    check_in(office.parts, office.id, kept.token, CheckInRequest(), None)
    check_in(office.parts, office.id, kept.token, CheckInRequest(), None)
    assert told(office) == ["appointment_booked", "appointment_checked_in"]
    with pytest.raises(Refused) as refused:
        moving.move(office.parts, office.id, kept.id, LATER)
    assert refused.value.code == "wrong_state"


def test_time_reminds_once_and_marks_who_did_not_come(office):
    booked(office)
    mind_appointments(office.parts, office.id)
    assert told(office) == ["appointment_booked"]
    office.clock.now = MONDAY_0930 - timedelta(minutes=50)
    for _ in range(2):
        mind_appointments(office.parts, office.id)
    assert told(office)[1:] == ["appointment_due_soon"]
    office.clock.now = MONDAY_0930 + timedelta(hours=1)
    for _ in range(2):
        mind_appointments(office.parts, office.id)
    assert told(office)[2:] == ["appointment_missed"]
    with office.parts.database.read() as connection:
        state = connection.execute(select(AppointmentRow.state)).scalar()
    assert state == AppointmentState.LAPSED


def test_who_comes_late_waits_like_everybody_else(office):
    set_rule(office, late_min=10, no_show_min=30)
    kept = booked(office)
    office.clock.now = MONDAY_0930 + timedelta(minutes=20)
    ticket, is_new = check_in(office.parts, office.id, kept.token, CheckInRequest(), None)
    assert (is_new, ticket.priority) == (True, None)


def test_a_lower_capacity_keeps_who_has_booked_and_takes_nobody_more(office):
    kept = [booked(office, f"touch-000{turn}", phone=f"091234567{turn}") for turn in range(2)]
    set_rule(office, capacity=1)
    with pytest.raises(Refused) as refused:
        booked(office, "touch-0005", phone="0912345675")
    assert refused.value.code == "slot_full"
    actions.cancel(office.parts, office.id, kept[0].id)
    with pytest.raises(Refused):
        booked(office, "touch-0006", phone="0912345675")
    actions.cancel(office.parts, office.id, kept[1].id)
    booked(office, "touch-0007", phone="0912345675")


def test_a_weekday_without_places_has_no_slots(office):
    set_rule(office, weekday_capacity={"0": 0})
    with pytest.raises(Exception, match="no_such_slot"):
        booked(office)
