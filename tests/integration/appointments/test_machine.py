"""Appointments under any order of bookings, cancellations, check-ins and passing time."""

import tempfile
from datetime import timedelta
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, invariant, rule
from sqlalchemy import select

from counter_server.contract.appointments import AppointmentState, CheckInRequest
from counter_server.core.database import Database, sqlite_url
from counter_server.core.errors import Refused
from counter_server.queue.appointments import actions, queries
from counter_server.queue.appointments.checking_in import check_in
from counter_server.queue.appointments.tables import AppointmentSlotRow
from counter_server.queue.tables import TicketRow
from tests.support.appointments import booked, here
from tests.support.cluster import memory
from tests.support.offices import sample_office

BOOKED, CHECKED_IN = AppointmentState.BOOKED, AppointmentState.CHECKED_IN
CANCELLED, LAPSED = AppointmentState.CANCELLED, AppointmentState.LAPSED
HOURS = st.sampled_from(["09:00", "09:30", "10:00"])
PHONES = st.sampled_from(["0912345678", "0987654321", "0909090909"])
CAPACITY, MOST_OPEN = 2, 3
EARLY, LATE = timedelta(minutes=15), timedelta(minutes=10)


def attempt(act):
    """What came of it, and the code of a refusal."""
    try:
        return act(), None
    except Refused as refused:
        return None, refused.code


class AppointmentMachine(RuleBasedStateMachine):
    """A model of who holds which slot, beside the real thing on SQLite."""

    made = Bundle("made")

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory(dir=memory())
        self.database = Database(sqlite_url(Path(self.folder.name)))
        self.office = sample_office(self.database)
        self.model: dict[int, dict] = {}
        self.touches = 0

    def now(self):
        return self.office.clock()

    def state_of(self, one: dict) -> AppointmentState:
        is_late = self.now() > one["at"] + LATE
        return LAPSED if one["state"] is BOOKED and is_late else one["state"]

    def taken(self, at) -> int:
        return sum(one["at"] == at and one["state"] is not CANCELLED for one in self.model.values())

    @rule(target=made, hour=HOURS, phone=PHONES)
    def somebody_books(self, hour, phone):
        at = here(f"2026-11-23 {hour}")
        self.touches += 1
        held = sum(
            one["phone"] == phone and one["state"] is BOOKED and one["at"] >= self.now()
            for one in self.model.values()
        )
        expected = None
        if at < self.now() + timedelta(hours=1):
            expected = "slot_closed"
        elif held >= MOST_OPEN:
            expected = "too_many_appointments"
        elif self.taken(at) >= CAPACITY:
            expected = "slot_full"
        key = f"touch-{self.touches:04}"
        kept, code = attempt(lambda: booked(self.office, key, starts_at=at, phone=phone))
        assert code == expected
        if kept is None:
            return None
        self.model[kept.id] = {
            "at": at, "phone": phone, "state": BOOKED, "token": kept.token, "ticket": None,
        }  # fmt: skip
        return kept.id

    @rule(kept=made)
    def somebody_cancels(self, kept):
        if kept is None:
            return
        one = self.model[kept]
        can_be = self.state_of(one) in (BOOKED, CANCELLED)
        _, code = attempt(lambda: actions.cancel(self.office.parts, self.office.id, kept))
        assert code == (None if can_be else "wrong_state")
        if can_be:
            one["state"] = CANCELLED

    @rule(kept=made)
    def somebody_comes(self, kept):
        if kept is None:
            return
        one = self.model[kept]
        state = self.state_of(one)
        expected = {CANCELLED: "appointment_cancelled", LAPSED: "appointment_lapsed"}.get(state)
        if state is BOOKED and self.now() < one["at"] - EARLY:
            expected = "too_early"
        office = self.office
        came, code = attempt(
            lambda: check_in(office.parts, office.id, one["token"], CheckInRequest(), None)
        )
        assert code == expected
        if came is None:
            return
        ticket, is_new = came
        assert is_new == (one["ticket"] is None)
        assert one["ticket"] in (None, ticket.id)
        one |= {"state": CHECKED_IN, "ticket": ticket.id}

    @rule(minutes=st.integers(1, 30))
    def time_goes_by(self, minutes):
        self.office.clock.move(minutes=minutes)

    @rule()
    def somebody_sweeps(self):
        gone = [one for one in self.model.values() if self.state_of(one) is LAPSED]
        new = sum(one["state"] is BOOKED for one in gone)
        assert actions.lapse(self.office.parts, self.office.id) == new
        for one in gone:
            one["state"] = LAPSED

    @invariant()
    def what_is_kept_is_what_the_model_says(self):
        with self.database.read() as connection:
            for kept_id, one in self.model.items():
                kept = queries.by_id(connection, self.office.id, kept_id)
                assert kept.state_at(self.now()) is self.state_of(one)
                assert kept.ticket_id == one["ticket"]
            slots = connection.execute(
                select(AppointmentSlotRow.starts_at, AppointmentSlotRow.taken)
            ).all()
            tickets = connection.execute(select(TicketRow.id)).all()
        assert all(0 <= slot.taken <= CAPACITY for slot in slots)
        assert all(slot.taken == self.taken(slot.starts_at) for slot in slots)
        assert len(tickets) == sum(one["ticket"] is not None for one in self.model.values())

    def teardown(self):
        self.database.close()
        self.folder.cleanup()


TestAppointmentMachine = AppointmentMachine.TestCase
TestAppointmentMachine.settings = settings(
    max_examples=25,
    stateful_step_count=30,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
