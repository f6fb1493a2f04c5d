"""The queue under any order of verbs: nobody is lost, doubled, or served uncalled."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, invariant, rule

from counter_server.contract.office import CounterState
from counter_server.contract.tickets import TicketRequest, TicketState, TransferRequest
from counter_server.core.database import Database, sqlite_url
from counter_server.core.errors import Refused
from counter_server.core.event_log import entries_after
from counter_server.queue import actions, queries, reviving
from counter_server.queue.attending.releasing import release_bound
from counter_server.queue.attending.telling import tell_near
from counter_server.queue.days import open_today
from counter_server.queue.issuing import issue_ticket
from counter_server.queue.reassigning import reassign
from display_board import board as board_rules
from tests.support.cluster import memory
from tests.support.offices import sample_office

COUNTERS = st.sampled_from([1, 2, 3, 4, 5])
SERVICES = st.sampled_from(["dat-dai", "ho-tich-chung-thuc", "xay-dung", "dang-ky-kinh-doanh"])
PRIORITIES = st.sampled_from([None, None, "elderly", "pregnant"])
ENDED_OR_SERVED = (TicketState.SERVING, TicketState.FINISHED, TicketState.CANCELLED)
OVERNIGHT = {
    TicketState.WAITING: TicketState.CANCELLED,
    TicketState.CALLED: TicketState.CANCELLED,
    TicketState.HELD: TicketState.CANCELLED,
    TicketState.SERVING: TicketState.FINISHED,
}
VERBS = {
    "serve": (actions.start_serving, {TicketState.CALLED}),
    "finish": (actions.finish, {TicketState.SERVING}),
    "no_show": (actions.no_show, {TicketState.CALLED}),
    "hold": (actions.hold, {TicketState.CALLED, TicketState.SERVING}),
}


class QueueMachine(RuleBasedStateMachine):
    """A model of who stands where, beside the real queue on SQLite."""

    keys = Bundle("keys")

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory(dir=memory())
        self.database = Database(sqlite_url(Path(self.folder.name)))
        self.office = sample_office(self.database)
        self.states: dict[int, TicketState] = {}
        self.at: dict[int, int] = {}
        self.paused: set[int] = set()
        self.old: set[int] = set()
        self.count = 0

    @rule(target=keys, service=SERVICES, priority=PRIORITIES)
    def a_citizen_comes(self, service, priority):
        self.count += 1
        self.office.clock.move(seconds=30)
        key = f"touch-{self.count:04}"
        request = TicketRequest(service=service, priority=priority)
        ticket, is_new = issue_ticket(self.office.parts, self.office.id, request, key, None)
        assert is_new
        assert ticket.id not in self.states
        self.states[ticket.id] = TicketState.WAITING
        return key, ticket.id

    @rule(key=keys)
    def a_citizen_touches_twice(self, key):
        request = TicketRequest(service="dat-dai")
        ticket, is_new = issue_ticket(self.office.parts, self.office.id, request, key[0], None)
        assert (ticket.id, is_new) == (key[1], False)

    @rule(counter=COUNTERS)
    def a_clerk_calls(self, counter):
        self.office.clock.move(seconds=5)
        if counter in self.at or counter in self.paused:
            with pytest.raises(Refused):
                actions.call_next(self.office.parts, self.office.id, counter)
            return
        ticket = actions.call_next(self.office.parts, self.office.id, counter)
        if ticket is not None:
            assert self.states[ticket.id] is TicketState.WAITING
            self.states[ticket.id] = TicketState.CALLED
            self.at[counter] = ticket.id

    @rule(counter=COUNTERS, name=st.sampled_from(sorted(VERBS)))
    def a_clerk_goes_on(self, counter, name):
        verb, allowed = VERBS[name]
        ticket_id = self.at.get(counter)
        if ticket_id is None or self.states[ticket_id] not in allowed:
            with pytest.raises(Refused):
                verb(self.office.parts, self.office.id, counter)
            return
        after = verb(self.office.parts, self.office.id, counter)
        self.states[ticket_id] = after.state
        if after.state not in (TicketState.CALLED, TicketState.SERVING):
            del self.at[counter]

    @rule(counter=COUNTERS)
    def a_clerk_takes_the_last_step_back(self, counter):
        before = self.at.get(counter)
        try:
            back = reviving.undo(self.office.parts, self.office.id, counter)
        except Refused:
            return
        self.states[back.id] = back.state
        if before is not None and before == back.id:
            del self.at[counter]
        if back.state in (TicketState.CALLED, TicketState.SERVING):
            self.at[counter] = back.id

    @rule(key=keys, keep=st.booleans())
    def a_visitor_is_brought_back(self, key, keep):
        ticket_id = key[1]
        is_aside = self.states[ticket_id] in (TicketState.HELD, TicketState.NO_SHOW)
        if not is_aside or ticket_id in self.old:
            with pytest.raises(Refused):
                reviving.bring_back(self.office.parts, self.office.id, ticket_id, keep_place=keep)
            return
        reviving.bring_back(self.office.parts, self.office.id, ticket_id, keep_place=keep)
        self.states[ticket_id] = TicketState.WAITING

    @rule(key=keys)
    def a_visitor_goes_home(self, key):
        ticket_id = key[1]
        if self.states[ticket_id] in ENDED_OR_SERVED:
            with pytest.raises(Refused):
                reviving.cancel(self.office.parts, self.office.id, ticket_id)
            return
        reviving.cancel(self.office.parts, self.office.id, ticket_id)
        self.states[ticket_id] = TicketState.CANCELLED
        self.at = {counter: at for counter, at in self.at.items() if at != ticket_id}

    @rule(counter=COUNTERS, service=SERVICES, keep=st.booleans())
    def a_clerk_transfers(self, counter, service, keep):
        to = TransferRequest(service=service, keep_place=keep)
        if counter not in self.at:
            with pytest.raises(Refused):
                actions.transfer(self.office.parts, self.office.id, counter, to)
            return
        after = actions.transfer(self.office.parts, self.office.id, counter, to)
        assert after.service == service
        self.states[self.at.pop(counter)] = TicketState.WAITING

    @rule(key=keys, service=SERVICES, counter=st.sampled_from([None, 1, 4]), keep=st.booleans())
    def a_supervisor_sends_elsewhere(self, key, service, counter, keep):
        to = TransferRequest(service=service, counter=counter, keep_place=keep)
        if self.states[key[1]] is not TicketState.WAITING:
            with pytest.raises(Refused):
                reassign(self.office.parts, self.office.id, key[1], to)
            return
        after = reassign(self.office.parts, self.office.id, key[1], to)
        assert (after.service, after.state) == (service, TicketState.WAITING)

    @rule(counter=COUNTERS, is_open=st.booleans())
    def a_counter_pauses_or_opens(self, counter, is_open):
        state = CounterState.OPEN if is_open else CounterState.PAUSED
        actions.set_counter_state(self.office.parts, self.office.id, counter, state)
        self.paused = self.paused - {counter} if is_open else self.paused | {counter}

    @rule(minutes=st.integers(0, 15))
    def time_goes_by(self, minutes):
        self.office.clock.move(minutes=minutes)
        release_bound(self.office.parts, self.office.id)
        tell_near(self.office.parts, self.office.id)

    @rule()
    def a_day_ends(self):
        self.office.clock.move(days=1)
        open_today(self.office.parts, self.office.id)
        self.states = {each: OVERNIGHT.get(state, state) for each, state in self.states.items()}
        self.old |= set(self.states)
        self.at = {}

    @invariant()
    def every_ticket_stands_where_the_model_says(self):
        with self.database.read() as connection:
            for ticket_id, state in self.states.items():
                assert queries.ticket(connection, self.office.id, ticket_id).state is state
            for counter in range(1, 6):
                current = queries.current_ticket(connection, self.office.id, counter)
                assert (current.id if current else None) == self.at.get(counter)

    @invariant()
    def the_log_is_gapless_and_replays_to_the_same_board(self):
        with self.database.read() as connection:
            log = list(entries_after(connection, self.office.id, 0))
            now = queries.board(connection, self.office.id, self.office.clock())
        assert [each.seq for each in log] == list(range(1, len(log) + 1))
        empty = board_rules.from_board(
            now.__class__(seq=0, at=now.at, calls=(), services=_none_wait(now))
        )
        replayed = board_rules.to_board(board_rules.replay(empty, log))
        assert [each.waiting for each in replayed.services] == [
            each.waiting for each in now.services
        ]

    def teardown(self):
        self.database.close()
        self.folder.cleanup()


def _none_wait(board):
    return tuple(
        each.__class__(code=each.code, prefix=each.prefix, name=each.name, waiting=0)
        for each in board.services
    )


TestQueueMachine = QueueMachine.TestCase
TestQueueMachine.settings = settings(
    max_examples=25,
    stateful_step_count=30,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
