"""The kiosk's own memory."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest

from counter_server.contract.leases import Block, Lease, LeasedNumber
from counter_server.contract.tickets import TicketRequest
from kiosk.away import journal, numbers
from kiosk.away.clock import Reading
from kiosk.away.journal import Slip, Touch
from kiosk.away.memory import Memory, MemoryInUse

TODAY = date(2026, 11, 24)
NOON = datetime(2026, 11, 24, 5, 0, tzinfo=UTC)


@pytest.fixture
def memory(tmp_path) -> Iterator[Memory]:
    opened = Memory(tmp_path)
    yield opened
    opened.close()


def a_lease(*ids: int, spare: int = 0) -> Lease:
    held = tuple(
        LeasedNumber(id=each, number=f"A{each}", status_url=f"http://hall.test/t/{each}")
        for each in ids
    )
    return Lease(at=NOON, blocks=(Block(service="a", day=TODAY, numbers=held, spare=spare),))


def touch(memory: Memory, key: str, service: str = "a", day: date = TODAY):
    wanted = TicketRequest(service=service)
    asked = Touch(wanted, key, day, NOON, Reading(NOON, "one", 1.0))
    return journal.take(memory, asked, has_printer=True)


def test_numbers_are_given_in_their_order_and_each_once(memory):
    numbers.learn(memory, a_lease(7, 5, 6), ())
    assert [touch(memory, f"key-{turn}").label for turn in range(3)] == ["A7", "A5", "A6"]
    assert touch(memory, "key-more") is None


def test_a_key_has_one_ticket(memory):
    numbers.learn(memory, a_lease(5, 6), ())
    assert touch(memory, "key-one") == touch(memory, "key-one")
    assert numbers.count_free(memory, "a", TODAY) == 1


def test_numbers_of_another_service_or_day_are_not_given(memory):
    numbers.learn(memory, a_lease(5), ())
    assert touch(memory, "key-one", service="b") is None
    assert touch(memory, "key-two", day=date(2026, 11, 25)) is None


def test_a_lease_that_still_names_a_given_number_does_not_free_it(memory):
    numbers.learn(memory, a_lease(5, 6), ())
    touch(memory, "key-one")
    numbers.learn(memory, a_lease(5, 6), ())
    numbers.forget_used(memory, date(2026, 11, 25))
    numbers.learn(memory, a_lease(5, 6), ())
    assert touch(memory, "key-two").label == "A6"
    assert touch(memory, "key-three") is None


def test_numbers_a_lease_does_not_name_any_more_are_not_ours(memory):
    numbers.learn(memory, a_lease(5, 6), ())
    numbers.learn(memory, a_lease(6), ())
    assert touch(memory, "key-one").label == "A6"


def test_spare_numbers_are_crossed_out_until_they_are_given_back(memory):
    numbers.learn(memory, a_lease(5, 6, 7, spare=2), ())
    assert numbers.crossed_out(memory) == (5, 6)
    numbers.learn(memory, a_lease(7), (5, 6))
    assert numbers.crossed_out(memory) == ()
    assert touch(memory, "key-one").label == "A7"


def test_everything_is_there_after_a_new_start(tmp_path):
    first = Memory(tmp_path)
    numbers.learn(first, a_lease(5, 6), ())
    taken, store = touch(first, "key-one"), first.store
    first.close()
    second = Memory(tmp_path)
    assert (second.store, journal.by_key(second, "key-one")) == (store, taken)
    assert touch(second, "key-two").label == "A6"
    second.close()


def test_two_kiosks_cannot_share_a_memory(memory, tmp_path):
    with pytest.raises(MemoryInUse):
        Memory(tmp_path)


def test_a_broken_memory_is_put_aside_and_a_new_one_has_another_name(tmp_path):
    first = Memory(tmp_path)
    store = first.store
    first.close()
    (tmp_path / "away.sqlite").write_bytes(b"no database at all" * 100)
    second = Memory(tmp_path)
    assert second.store != store
    assert list(tmp_path.glob("away.broken-*"))
    second.close()


def test_a_write_that_fails_leaves_no_trace(memory):
    with pytest.raises(ZeroDivisionError):
        write_half(memory)
    assert memory.kept("half") is None


def write_half(memory: Memory) -> None:
    with memory.write() as connection:
        connection.execute("INSERT INTO kept VALUES ('half', 'done')")
        raise ZeroDivisionError


def test_the_journal_knows_what_is_to_be_merged_and_printed(memory):
    numbers.learn(memory, a_lease(5, 6), ())
    one, two = touch(memory, "key-one"), touch(memory, "key-two")
    assert journal.unmerged(memory, 10) == [one, two]
    journal.note_merged(memory, {5: 41}, (6,))
    assert journal.unmerged(memory, 10) == []
    assert (journal.by_id(memory, one.id).ticket, journal.by_id(memory, two.id).ticket) == (41, 0)
    journal.note_slip(memory, one.id, Slip.PRINTED)
    assert [each.id for each in journal.unprinted(memory)] == [two.id]


def test_a_ticket_of_our_own_cannot_be_mistaken_for_the_servers(memory):
    numbers.learn(memory, a_lease(5), ())
    ticket = touch(memory, "key-one").as_ticket()
    assert (ticket.id, ticket.ahead, ticket.wait) == (-1, -1, None)


def test_what_was_merged_long_ago_is_forgotten(memory):
    numbers.learn(memory, a_lease(5, 6), ())
    touch(memory, "key-one")
    touch(memory, "key-two")
    journal.note_merged(memory, {5: 41}, ())
    journal.forget_old(memory, datetime(2026, 12, 24, tzinfo=UTC))
    assert journal.by_key(memory, "key-one") is None
    assert journal.by_key(memory, "key-two") is not None
