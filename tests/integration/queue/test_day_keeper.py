"""The day is opened at midnight without anybody touching anything."""

import threading

from counter_server.contract.events import DayOpened
from counter_server.contract.tickets import TicketRequest
from counter_server.queue.day_keeper import DayKeeper
from counter_server.queue.days import open_today
from counter_server.queue.issuing import issue_ticket


def test_a_server_that_starts_in_the_morning_opens_the_day(office):
    open_today(office.parts, office.id)
    issue_ticket(office.parts, office.id, TicketRequest(service="A"), "touch-0001", None)
    office.clock.move(days=1)
    feed = office.parts.feeds.of(office.id)
    seen, signal = feed.last_seq, feed.signal()
    keeper = DayKeeper(office.parts, [office.id])
    assert signal.wait(10)
    keeper.close()
    (frame,) = feed.after(seen)
    assert frame.entry.event == DayOpened(day="2026-11-24", closed=1)


def test_two_keepers_open_a_day_once(office):
    open_today(office.parts, office.id)
    office.clock.move(days=1)
    ready, opened = threading.Barrier(4), []

    def keep() -> None:
        ready.wait()
        opened.append(open_today(office.parts, office.id))

    threads = [threading.Thread(target=keep) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(opened) == [False, False, False, True]
