"""Tickets that kiosks gave by themselves become tickets of the queue, on both databases."""

from datetime import timedelta

from counter_server.contract.events import TicketCancelled, TicketIssued
from counter_server.contract.tickets import TicketState
from counter_server.queue import actions, queries
from tests.support.issuing import events, issue
from tests.support.leasing import a_kiosk, limited


def ticket(office, ticket_id: int):
    with office.parts.database.read() as connection:
        return queries.ticket(
            connection, office.id, ticket_id, office.parts.public_url, office.clock()
        )


def order_of_calls(office, times: int) -> list[str]:
    called = []
    for _ in range(times):
        called.append(actions.call_next(office.parts, office.id, 1).number)
        actions.no_show(office.parts, office.id, 1)
    return called


def test_a_merged_ticket_is_the_one_on_the_slip(office):
    kiosk = a_kiosk(office)
    number = kiosk.block().numbers[0]
    kiosk.take(number, "touch-0001", priority="elderly", language="en")
    (merged,) = kiosk.merge().tickets
    found = ticket(office, merged.ticket)
    assert (found.number, found.status_url) == (number.number, number.status_url)
    assert (found.priority, found.language, found.state) == ("elderly", "en", "waiting")


def test_merged_again_nothing_is_doubled(office):
    kiosk = a_kiosk(office)
    for index, number in enumerate(kiosk.block().numbers[:3]):
        kiosk.take(number, f"touch-000{index}")
    assert kiosk.merge() == kiosk.merge()
    issued = [e.event for e in events(office) if isinstance(e.event, TicketIssued)]
    assert len(issued) == 3
    assert all(event.taken_away and not event.print for event in issued)


def test_all_are_called_in_the_order_of_taking(office):
    kiosks = [a_kiosk(office, device) for device in (1, 2)]
    blocks = [iter(kiosk.block().numbers) for kiosk in kiosks]
    expected = []
    for turn in range(6):
        office.clock.move(minutes=1)
        if turn % 3 == 2:
            expected.append(issue(office, f"key-{turn:04}").number)
        else:
            number = next(blocks[turn % 3])
            kiosks[turn % 3].take(number, f"touch-{turn:04}")
            expected.append(number.number)
    office.clock.move(minutes=1)
    for kiosk in reversed(kiosks):
        kiosk.merge()
    assert order_of_calls(office, 6) == expected


def test_a_kiosk_whose_clock_is_wrong_is_corrected(office):
    kiosk = a_kiosk(office)
    number = kiosk.block().numbers[0]
    office.clock.move(minutes=10)
    wrong = timedelta(hours=3)
    kiosk.take(number, "touch-0001", at=office.clock() + wrong)
    taken_at = office.clock()
    office.clock.move(minutes=10)
    (merged,) = kiosk.merge(sent_at=office.clock() + wrong).tickets
    assert ticket(office, merged.ticket).issued_at == taken_at


def test_no_ticket_is_issued_in_the_future_or_before_it_was_leased(office):
    kiosk = a_kiosk(office)
    early, late = kiosk.block().numbers[:2]
    granted_at = office.clock()
    office.clock.move(minutes=10)
    kiosk.take(early, "touch-0001", at=office.clock() - timedelta(days=400))
    kiosk.take(late, "touch-0002", at=office.clock() + timedelta(days=400))
    found = [ticket(office, each.ticket) for each in kiosk.merge().tickets]
    assert [each.issued_at for each in found] == [granted_at, office.clock()]


def test_a_request_that_did_get_through_is_taken_back(office):
    kiosk = a_kiosk(office)
    number = kiosk.block().numbers[0]
    unheard = issue(office, "touch-0001")
    kiosk.take(number, "touch-0001")
    (merged,) = kiosk.merge().tickets
    assert ticket(office, unheard.id).state is TicketState.CANCELLED
    assert ticket(office, merged.ticket).state is TicketState.WAITING
    assert kiosk.merge().tickets[0].ticket == merged.ticket


def test_a_request_that_comes_late_finds_the_ticket_of_its_touch(office):
    kiosk = a_kiosk(office)
    kiosk.take(kiosk.block().numbers[0], "touch-0001")
    (merged,) = kiosk.merge().tickets
    assert issue(office, "touch-0001").id == merged.ticket


def test_a_service_that_closed_meanwhile_takes_them_all_the_same(office):
    kiosk = a_kiosk(office)
    kiosk.take(kiosk.block().numbers[0], "touch-0001")
    limited(office, is_open=False)
    assert kiosk.merge().tickets[0].state is TicketState.WAITING


def test_tickets_of_a_day_that_is_over_are_kept_and_closed(office):
    kiosk = a_kiosk(office)
    kiosk.take(kiosk.block().numbers[0], "touch-0001")
    office.clock.move(days=1)
    issue(office, "key-0001")
    kiosk.renew()  # which lapses what yesterday left
    (merged,) = kiosk.merge().tickets
    assert merged.state is TicketState.CANCELLED
    kinds = [type(entry.event) for entry in events(office)][-2:]
    assert kinds == [TicketIssued, TicketCancelled]


def test_tickets_of_the_morning_are_in_the_queue_of_the_new_day(office):
    issue(office, "key-0001")
    kiosk = a_kiosk(office)
    number = kiosk.block(days_ahead=1).numbers[0]
    office.clock.move(days=1)
    kiosk.take(number, "touch-0001")
    assert kiosk.merge().tickets[0].state is TicketState.WAITING
    assert order_of_calls(office, 1) == [number.number]


def test_a_number_of_another_kiosk_is_not_taken(office):
    theirs = a_kiosk(office, 2).block().numbers[0]
    kiosk = a_kiosk(office, 1)
    kiosk.take(theirs, "touch-0001")
    merged = kiosk.merge()
    assert (merged.tickets, merged.unknown) == ((), (theirs.id,))
    assert [e for e in events(office) if isinstance(e.event, TicketIssued)] == []


def test_numbers_of_a_lost_memory_are_merged_when_it_is_found_again(office):
    kiosk = a_kiosk(office)
    kiosk.take(kiosk.block().numbers[0], "touch-0001")
    kiosk.store = "store-after"
    kiosk.renew()
    assert kiosk.merge().tickets[0].state is TicketState.WAITING


def test_a_class_that_was_taken_away_counts_as_everybody(office):
    kiosk = a_kiosk(office)
    kiosk.take(kiosk.block().numbers[0], "touch-0001", priority="no-such")
    (merged,) = kiosk.merge().tickets
    assert ticket(office, merged.ticket).priority is None
