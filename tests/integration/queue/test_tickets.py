"""Issuing and calling against real databases."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import update

from counter_server.contract.events import TicketCalled, TicketIssued
from counter_server.contract.office import CounterState
from counter_server.contract.tickets import TicketState, TransferRequest
from counter_server.core.errors import NotFound, Refused
from counter_server.queue import actions, queries
from counter_server.queue.tables import ServiceRow
from tests.support.issuing import events, issue


def test_numbers_follow_each_other_in_a_service(office):
    assert [issue(office, f"key-000{i}").number for i in range(3)] == ["A001", "A002", "A003"]
    assert issue(office, "key-other", "xay-dung").number == "C001"


def test_a_ticket_says_how_many_are_ahead_and_where_it_is_followed(office):
    issue(office, "key-0001")
    ticket = issue(office, "key-0002")
    assert ticket.ahead == 1
    assert ticket.wait.high_s > ticket.wait.low_s >= 0
    assert ticket.status_url.startswith("http://hall.test/t/")


def test_the_same_key_gives_the_same_ticket_and_loses_no_number(office):
    first = issue(office, "key-0001")
    assert issue(office, "key-0001") == first
    assert issue(office, "key-0002").number == "A002"
    assert len(events(office)) == 2


def test_the_same_key_at_the_same_moment_gives_one_ticket(office):
    ready = threading.Barrier(8)

    def touch(_: int) -> int:
        ready.wait()
        return issue(office, "one-touch").id

    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(touch, range(8)))) == 1
    assert len(events(office)) == 1


def test_an_unknown_service_is_refused(office):
    with pytest.raises(NotFound) as refused:
        issue(office, "key-0001", "no-such")
    assert refused.value.code == "unknown_service"


def test_a_closed_service_gives_no_number_and_says_why(office):
    with office.parts.database.write() as connection:
        connection.execute(update(ServiceRow).values(is_open=False))
    with pytest.raises(Refused) as refused:
        issue(office, "key-0001")
    assert refused.value.code == "service_closed"
    assert events(office) == []


def test_the_first_to_come_is_called_first_and_priority_moves_ahead(office):
    issue(office, "key-0001")
    office.clock.move(minutes=1)
    issue(office, "key-0002")
    office.clock.move(minutes=1)
    issue(office, "key-0003", priority="elderly")
    called = []
    for _ in range(3):
        called.append(actions.call_next(office.parts, office.id, 1).number)
        actions.no_show(office.parts, office.id, 1)
    assert called == ["A003", "A001", "A002"]
    assert actions.call_next(office.parts, office.id, 1) is None


def test_a_whole_visit_leaves_its_events_in_order(office):
    issue(office, "key-0001")
    actions.call_next(office.parts, office.id, 1)
    actions.recall(office.parts, office.id, 1)
    actions.start_serving(office.parts, office.id, 1)
    done = actions.finish(office.parts, office.id, 1)
    assert done.state is TicketState.FINISHED
    assert done.calls == 2
    log = events(office)
    assert [each.seq for each in log] == [1, 2, 3, 4, 5]
    assert isinstance(log[0].event, TicketIssued)
    assert isinstance(log[1].event, TicketCalled)


def test_a_counter_with_a_visitor_calls_nobody_else(office):
    issue(office, "key-0001")
    issue(office, "key-0002")
    actions.call_next(office.parts, office.id, 1)
    with pytest.raises(Refused) as refused:
        actions.call_next(office.parts, office.id, 1)
    assert (refused.value.code, refused.value.state) == ("counter_busy", "called")


def test_a_counter_calls_only_what_it_serves(office):
    issue(office, "key-0001", "xay-dung")
    assert actions.call_next(office.parts, office.id, 1) is None
    assert actions.call_next(office.parts, office.id, 4).number == "C001"


def test_a_paused_counter_calls_nobody(office):
    issue(office, "key-0001")
    actions.set_counter_state(office.parts, office.id, 1, CounterState.PAUSED)
    with pytest.raises(Refused) as refused:
        actions.call_next(office.parts, office.id, 1)
    assert refused.value.code == "counter_closed"


def test_a_counter_with_a_visitor_is_not_closed(office):
    issue(office, "key-0001")
    actions.call_next(office.parts, office.id, 1)
    with pytest.raises(Refused) as refused:
        actions.set_counter_state(office.parts, office.id, 1, CounterState.CLOSED)
    assert refused.value.code == "counter_busy"


def test_a_held_visitor_frees_the_counter(office):
    issue(office, "key-0001")
    actions.call_next(office.parts, office.id, 1)
    assert actions.hold(office.parts, office.id, 1, "thiếu bản sao").state is TicketState.HELD
    with office.parts.database.read() as connection:
        assert queries.current_ticket(connection, office.id, 1) is None


def test_a_transferred_visitor_keeps_the_place(office):
    issue(office, "key-0001")
    office.clock.move(minutes=5)
    issue(office, "key-0002", "xay-dung")
    actions.call_next(office.parts, office.id, 1)
    moved = actions.transfer(office.parts, office.id, 1, TransferRequest(service="xay-dung"))
    assert (moved.state, moved.service) == (TicketState.WAITING, "xay-dung")
    assert actions.call_next(office.parts, office.id, 4).number == "A001"


def test_yesterdays_tickets_are_not_called_and_numbers_start_again(office):
    issue(office, "key-0001")
    office.clock.move(days=1)
    assert actions.call_next(office.parts, office.id, 1) is None
    assert issue(office, "key-0002").number == "A001"


def test_the_board_shows_the_last_calls_newest_first(office):
    for key, counter in (("key-0001", 1), ("key-0002", 5)):
        issue(office, key)
        office.clock.move(seconds=5)
        actions.call_next(office.parts, office.id, counter)
    with office.parts.database.read() as connection:
        board = queries.board(connection, office.id, office.clock())
    assert [(each.number, each.counter_number) for each in board.calls] == [
        ("A002", 5),
        ("A001", 1),
    ]
    assert board.seq == 4


def test_many_kiosks_and_counters_at_once_lose_and_double_nothing(office):
    issued: list[str] = []
    called: list[str] = []
    done = threading.Event()

    def kiosk(place: int) -> None:
        for turn in range(15):
            issued.append(issue(office, f"kiosk-{place}-{turn}").number)

    def counter(counter_id: int) -> None:
        while True:
            was_done = done.is_set()
            ticket = actions.call_next(office.parts, office.id, counter_id)
            if ticket is None:
                if was_done:
                    return
                continue
            called.append(ticket.number)
            actions.no_show(office.parts, office.id, counter_id)

    clerks = [threading.Thread(target=counter, args=(each,)) for each in (1, 5)]
    kiosks = [threading.Thread(target=kiosk, args=(each,)) for each in range(6)]
    for thread in clerks + kiosks:
        thread.start()
    for thread in kiosks:
        thread.join()
    done.set()
    for thread in clerks:
        thread.join()
    assert len(issued) == len(set(issued)) == 90
    assert sorted(called) == sorted(issued)
    seqs = [each.seq for each in events(office)]
    assert seqs == list(range(1, len(seqs) + 1))


def test_two_clerks_at_one_counter_cannot_both_call(office):
    for turn in range(8):
        issue(office, f"key-000{turn}")
    ready = threading.Barrier(8)

    def press(_: int) -> str:
        ready.wait()
        try:
            return actions.call_next(office.parts, office.id, 1).number
        except Refused as refused:
            return refused.code

    with ThreadPoolExecutor(8) as pool:
        answers = sorted(pool.map(press, range(8)))
    assert answers == ["A001", *["counter_busy"] * 7]
