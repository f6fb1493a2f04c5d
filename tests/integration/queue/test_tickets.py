"""Issuing and calling against real databases."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from itertools import pairwise

import pytest
from sqlalchemy import insert, update

from counter_server.accounts.actions import add_user, take_seat
from counter_server.contract.events import DayOpened, TicketCalled, TicketIssued
from counter_server.contract.office import CounterState
from counter_server.contract.tickets import Ticket, TicketRequest, TicketState, TransferRequest
from counter_server.core.errors import NotFound, Refused
from counter_server.core.event_log import entries_after
from counter_server.core.who import Role
from counter_server.queue import actions, queries, reviving
from counter_server.queue.days import open_today
from counter_server.queue.issuing import issue_ticket
from counter_server.queue.tables import ServiceDayRow, ServiceRow
from tests.support.offices import TestOffice


def issue(office: TestOffice, key: str, service: str = "dat-dai", **more) -> Ticket:
    request = TicketRequest(service=service, **more)
    return issue_ticket(office.parts, office.id, request, key, None)[0]


def events(office: TestOffice) -> list:
    with office.parts.database.read() as connection:
        return list(entries_after(connection, office.id, 0))


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


def test_a_clerk_calls_a_chosen_visitor(office):
    issue(office, "key-0001")
    second = issue(office, "key-0002")
    assert actions.call_chosen(office.parts, office.id, 1, second.id).number == "A002"


def test_an_absent_visitor_is_brought_back_to_the_old_place(office):
    issue(office, "key-0001")
    office.clock.move(minutes=1)
    issue(office, "key-0002")
    first = actions.call_next(office.parts, office.id, 1)
    actions.no_show(office.parts, office.id, 1)
    back = reviving.bring_back(office.parts, office.id, first.id)
    assert (back.state, back.counter) == (TicketState.WAITING, None)
    assert actions.call_next(office.parts, office.id, 1).number == "A001"


def test_an_absent_visitor_may_go_to_the_end(office):
    issue(office, "key-0001")
    issue(office, "key-0002")
    first = actions.call_next(office.parts, office.id, 1)
    actions.no_show(office.parts, office.id, 1)
    office.clock.move(minutes=1)
    reviving.bring_back(office.parts, office.id, first.id, keep_place=False)
    assert actions.call_next(office.parts, office.id, 1).number == "A002"


def test_a_cancelled_visitor_is_not_called(office):
    ticket = issue(office, "key-0001")
    assert reviving.cancel(office.parts, office.id, ticket.id, "đi về").ended_at is not None
    assert actions.call_next(office.parts, office.id, 1) is None
    with pytest.raises(Refused):
        reviving.cancel(office.parts, office.id, ticket.id)


def test_a_visit_of_several_services_goes_on_in_the_next_line(office):
    issue(office, "key-0001", then=("xay-dung", "E"))
    actions.call_next(office.parts, office.id, 1)
    actions.start_serving(office.parts, office.id, 1)
    going_on = actions.finish(office.parts, office.id, 1)
    assert (going_on.state, going_on.service) == (TicketState.WAITING, "xay-dung")
    assert going_on.then == ("moi-truong",)
    for _ in range(2):
        assert actions.call_next(office.parts, office.id, 4).number == "A001"
        actions.start_serving(office.parts, office.id, 4)
        last = actions.finish(office.parts, office.id, 4)
    assert last.state is TicketState.FINISHED


def test_a_service_is_added_at_the_counter(office):
    issue(office, "key-0001")
    actions.call_next(office.parts, office.id, 1)
    assert actions.add_service(office.parts, office.id, 1, "C").then == ("xay-dung",)
    actions.start_serving(office.parts, office.id, 1)
    assert actions.finish(office.parts, office.id, 1).service == "xay-dung"


def test_the_periods_of_a_visit_follow_each_other_without_a_hole(office):
    ticket = issue(office, "key-0001")
    for verb in (actions.call_next, actions.start_serving, actions.finish):
        office.clock.move(minutes=3)
        verb(office.parts, office.id, 1)
    with office.parts.database.read() as connection:
        periods = queries.periods(connection, office.id, ticket.id)
    assert [each.state for each in periods] == ["waiting", "called", "serving"]
    assert periods[0].began_at == ticket.issued_at
    assert all(one.ended_at == two.began_at for one, two in pairwise(periods))


@pytest.mark.parametrize(
    ("verbs", "state"),
    [
        (("call",), "waiting"),
        (("call", "serve"), "called"),
        (("call", "serve", "finish"), "serving"),
        (("call", "no_show"), "called"),
        (("call", "hold"), "called"),
        (("call", "transfer"), "called"),
    ],
)
def test_the_last_step_is_taken_back(office, verbs, state):
    known = {
        "call": actions.call_next,
        "serve": actions.start_serving,
        "finish": actions.finish,
        "no_show": actions.no_show,
        "hold": actions.hold,
        "transfer": lambda *at: actions.transfer(*at, TransferRequest(service="C")),
    }
    ticket = issue(office, "key-0001")
    for verb in verbs:
        known[verb](office.parts, office.id, 1)
    back = reviving.undo(office.parts, office.id, 1)
    assert (back.id, back.state, back.service) == (ticket.id, state, "dat-dai")
    with pytest.raises(Refused) as refused:
        reviving.undo(office.parts, office.id, 1)
    assert refused.value.code == "nothing_to_undo"


def test_a_step_is_not_taken_back_once_somebody_went_on(office):
    ticket = issue(office, "key-0001")
    actions.call_next(office.parts, office.id, 1)
    actions.no_show(office.parts, office.id, 1)
    actions.call_chosen(office.parts, office.id, 5, ticket.id)
    with pytest.raises(Refused):
        reviving.undo(office.parts, office.id, 1)


def test_a_step_is_not_taken_back_into_a_busy_counter(office):
    issue(office, "key-0001")
    issue(office, "key-0002")
    actions.call_next(office.parts, office.id, 1)
    actions.no_show(office.parts, office.id, 1)
    actions.call_next(office.parts, office.id, 1)
    reviving.undo(office.parts, office.id, 1)
    with pytest.raises(Refused):
        reviving.undo(office.parts, office.id, 1)


def test_a_visitor_bound_to_a_counter_is_called_there_only(office):
    issue(office, "key-0001")
    actions.call_next(office.parts, office.id, 1)
    actions.transfer(office.parts, office.id, 1, TransferRequest(counter=4))
    assert actions.call_next(office.parts, office.id, 1) is None
    assert actions.call_next(office.parts, office.id, 4).number == "A001"


def test_a_visitor_bound_to_a_clerk_is_called_where_the_clerk_sits(office):
    clerk = add_user(
        office.parts.works, office.id, name="lan", role=Role.CLERK, password="mat khau dai 1"
    )
    take_seat(office.parts.works, office.id, user_id=clerk, counter_id=3)
    issue(office, "key-0001")
    actions.call_next(office.parts, office.id, 1)
    actions.transfer(office.parts, office.id, 1, TransferRequest(clerk=clerk))
    assert actions.call_next(office.parts, office.id, 1) is None
    assert actions.call_next(office.parts, office.id, 3).number == "A001"


def test_a_new_day_closes_who_was_left_over_once(office):
    left = issue(office, "key-0001")
    office.clock.move(days=1)
    issue(office, "key-0002", "xay-dung")
    issue(office, "key-0003")
    with office.parts.database.read() as connection:
        closed = queries.ticket(connection, office.id, left.id)
    assert closed.state is TicketState.CANCELLED
    opened = [each.event for each in events(office) if isinstance(each.event, DayOpened)]
    assert [(each.day, each.closed) for each in opened] == [("2026-11-24", 1)]
    assert open_today(office.parts, office.id) is False


def set_service(office: TestOffice, code: str, **values) -> None:
    with office.parts.database.write() as connection:
        connection.execute(update(ServiceRow).where(ServiceRow.code == code).values(**values))


def test_a_service_has_its_range_step_and_quota(office):
    set_service(office, "dat-dai", first_number=10, number_step=5, last_number=20)
    assert [issue(office, f"key-000{n}").number for n in range(3)] == ["A010", "A015", "A020"]
    with pytest.raises(Refused) as refused:
        issue(office, "key-0009")
    assert refused.value.code == "numbers_used_up"
    set_service(office, "xay-dung", daily_quota=1)
    issue(office, "key-0010", "xay-dung")
    with pytest.raises(Refused) as refused:
        issue(office, "key-0011", "xay-dung")
    assert refused.value.code == "quota_reached"


def test_a_service_gives_numbers_in_its_hours_until_the_last_ticket(office):
    hours = [{"weekdays": [0], "opens": "07:30", "closes": "11:30"}]
    set_service(office, "dat-dai", hours=hours, last_ticket_min=30)
    issue(office, "key-0001")
    office.clock.move(hours=3, minutes=5)
    with pytest.raises(Refused) as refused:
        issue(office, "key-0002")
    assert refused.value.code == "service_closed"
    with office.parts.database.read() as connection:
        now = office.clock()
        day = queries.today(connection, office.id, now)
        shown = queries.services(connection, office.id, day, now)
    assert [each.open for each in shown] == [False, True, True, True, True, True]


def test_a_day_off_says_why(office):
    with office.parts.database.write() as connection:
        connection.execute(
            insert(ServiceDayRow).values(
                service_id=1, day=date(2026, 11, 23), message_vi="Nghỉ tập huấn", message_en=""
            )
        )
    with pytest.raises(Refused) as refused:
        issue(office, "key-0001")
    assert refused.value.values["message"] == "Nghỉ tập huấn"
