"""Numbers in the hands of kiosks, against real databases."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from counter_server.contract.events import NumbersReturned
from counter_server.core.errors import Refused
from counter_server.queue.leases.rules import BLOCK, BLOCK_AHEAD, DAYS_AHEAD
from tests.support.issuing import events, issue
from tests.support.leasing import a_kiosk, limited


def numbers(block) -> list[str]:
    return [each.number for each in block.numbers]


def test_a_kiosk_holds_numbers_of_every_service_for_today_and_the_days_after(office):
    lease = a_kiosk(office).renew()
    days = sorted({block.day for block in lease.blocks})
    assert len(days) == DAYS_AHEAD + 1
    sizes = {block.day: len(block.numbers) for block in lease.blocks}
    assert [sizes[day] for day in days] == [BLOCK, *[BLOCK_AHEAD] * DAYS_AHEAD]
    assert lease.at == office.clock()


def test_asked_again_the_numbers_are_the_same(office):
    kiosk = a_kiosk(office)
    assert kiosk.renew() == kiosk.renew()


def test_ordinary_numbers_begin_at_the_first_all_the_same(office):
    a_kiosk(office).renew()
    assert [issue(office, f"key-000{i}").number for i in range(2)] == ["A001", "A002"]


def test_two_kiosks_hold_different_numbers_with_different_pages(office):
    blocks = [a_kiosk(office, device).block() for device in (1, 2)]
    assert set(numbers(blocks[0])).isdisjoint(numbers(blocks[1]))
    pages = {each.status_url for block in blocks for each in block.numbers}
    assert len(pages) == 2 * BLOCK


def test_kiosks_that_ask_at_the_same_moment_hold_different_numbers(office):
    ready = threading.Barrier(4)

    def ask(device: int) -> list[str]:
        ready.wait()
        return numbers(a_kiosk(office, device).block())

    with ThreadPoolExecutor(4) as pool:
        held = [number for block in pool.map(ask, range(1, 5)) for number in block]
    assert len(held) == len(set(held)) == 4 * BLOCK


def test_ordinary_numbers_jump_over_those_that_are_leased(office):
    limited(office, first_number=1, number_step=1)
    leased = numbers(a_kiosk(office).block())
    given = [issue(office, f"key-{i:04}").number for i in range(502)]
    assert given[499:] == ["A500", "A551", "A552"]
    assert set(given).isdisjoint(leased)
    later = a_kiosk(office, 2).block()
    assert numbers(later)[0] == "A1001"


def test_a_quota_is_never_exceeded_and_its_share_is_small(office):
    limited(office, daily_quota=20)
    block = a_kiosk(office).block()
    assert numbers(block) == ["A016", "A017", "A018", "A019", "A020"]
    for i in range(15):
        issue(office, f"key-{i:04}")
    with pytest.raises(Refused, match="quota_reached"):
        issue(office, "key-more")


def test_a_range_leases_its_last_numbers(office):
    limited(office, first_number=100, last_number=139, number_step=2)
    assert numbers(a_kiosk(office).block()) == ["A130", "A132", "A134", "A136", "A138"]


def test_numbers_that_others_need_are_spare_and_come_back_to_them(office):
    limited(office, daily_quota=20)
    kiosk = a_kiosk(office)
    kiosk.renew()
    for i in range(12):
        issue(office, f"key-{i:04}")
    block = kiosk.block()
    assert (len(block.numbers), block.spare) == (5, 3)
    kiosk.renew(*(each.id for each in block.numbers[:3]))
    assert numbers(kiosk.block()) == ["A019", "A020"]
    for i in range(12, 18):
        issue(office, f"key-{i:04}")
    with pytest.raises(Refused, match="quota_reached"):
        issue(office, "key-more")


def test_numbers_that_came_back_are_told_once_and_leased_again(office):
    kiosk = a_kiosk(office)
    first = kiosk.block().numbers[0]
    kiosk.renew(first.id)
    kiosk.renew(first.id)
    told = [entry.event for entry in events(office)]
    day = office.clock().date().isoformat()
    assert told == [NumbersReturned(service="dat-dai", day=day, count=1, device=1)]
    again = kiosk.block().numbers[0]
    assert (again.number, again.status_url != first.status_url) == (first.number, True)


def test_a_kiosk_cannot_give_back_what_another_holds(office):
    theirs = a_kiosk(office, 2).block()
    a_kiosk(office, 1).renew(*(each.id for each in theirs.numbers))
    assert a_kiosk(office, 2).block() == theirs


def test_numbers_of_a_lost_memory_are_never_given_again(office):
    kiosk = a_kiosk(office)
    lost = numbers(kiosk.block())
    kiosk.store = "store-after"
    assert set(numbers(kiosk.block())).isdisjoint(lost)


def test_numbers_lapse_with_their_day_and_tomorrows_are_kept(office):
    kiosk = a_kiosk(office)
    tomorrow = kiosk.block(days_ahead=1)
    office.clock.move(days=1)
    today = kiosk.block()
    assert numbers(today)[:BLOCK_AHEAD] == numbers(tomorrow)
    assert len(today.numbers) == BLOCK
    told = [entry.event for entry in events(office)]
    assert {event.count for event in told} == {BLOCK}
    assert {event.day for event in told} == {
        (office.clock() - timedelta(days=1)).date().isoformat()
    }


def test_a_day_that_was_leased_beforehand_still_opens_with_its_first_number(office):
    issue(office, "key-0001")
    a_kiosk(office).renew()
    office.clock.move(days=1)
    assert issue(office, "key-0002").number == "A001"
    assert [entry.event for entry in events(office)][-2].closed == 1
