"""Phones of 2014, and phones whose line is gone: the page follows, or says since when it cannot."""

import re

from playwright.sync_api import expect

from counter_server.queue import actions as queue
from tests.support.leasing import a_kiosk
from tests.ui.public.test_phone import counter_for

# What browsers of 2014 lack; and time that runs thirty times as fast.
OLD = """
delete window.EventSource; delete window.fetch; delete window.Promise;
delete window.AudioContext; delete window.webkitAudioContext; delete window.Notification;
"""
FAST = """
(function (later, every) {
  window.setTimeout = function (act, delay) { return later(act, delay / 30); };
  window.setInterval = function (act, delay) { return every(act, delay / 30); };
})(window.setTimeout, window.setInterval);
"""


def test_a_browser_of_2014_follows_by_asking_again(public, a_page):
    mine = public.ticket()
    page = a_page(service_workers="block")
    page.add_init_script(OLD + FAST)
    page.goto(public.here(mine.status_url))
    expect(page.locator("[data-bell]")).to_be_hidden()
    office = public.hall.office
    queue.call_next(office.parts, office.id, counter_for(public))
    expect(page.locator(".turn.call .turn-counter")).to_be_visible()
    expect(page).to_have_title(re.compile(r"quầy \d"))
    expect(page.locator("#told")).to_have_text(re.compile(r"Mời đến quầy \d"))


def test_a_line_that_is_gone_is_told_with_its_time_and_told_no_more_when_it_is_back(public, a_page):
    mine = public.ticket()
    page = a_page(service_workers="block")
    page.add_init_script(FAST)
    page.goto(public.here(mine.status_url))
    expect(page.locator("#again")).to_be_hidden()
    page.context.set_offline(True)
    page.evaluate("dispatchEvent(new Event('pagehide')); dispatchEvent(new Event('online'))")
    expect(page.locator("#lost")).to_have_text(re.compile(r"thông tin lúc \d\d:\d\d\. "))
    expect(page.locator("#again")).to_be_visible()
    page.context.set_offline(False)
    expect(page.locator("#lost")).to_be_hidden()


def test_without_a_line_the_last_known_state_opens_and_says_since_when(public, a_page):
    mine, office = public.ticket(), public.hall.office
    page, counter = a_page(), counter_for(public)
    page.goto(public.here(mine.status_url))
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    queue.call_next(office.parts, office.id, counter)
    expect(page.locator(".turn.call")).to_be_visible()
    page.context.set_offline(True)
    page.reload()
    expect(page.locator("#lost")).to_have_text(re.compile("08:00 thứ.Hai,.23/11/2026"))
    expect(page.locator(".turn-number")).to_have_text(mine.number)
    page.context.set_offline(False)
    queue.start_serving(office.parts, office.id, counter)
    queue.finish(office.parts, office.id, counter)
    page.reload()
    expect(page.locator(".turn.end")).to_be_visible()
    page.wait_for_function("caches.keys().then((kept) => kept.length === 0)")


def test_a_slip_from_a_kiosk_that_was_away_becomes_a_followed_number(public, a_page):
    kiosk = a_kiosk(public.hall.office)
    number = kiosk.block().numbers[0]
    page = a_page()
    page.add_init_script(FAST)
    page.goto(public.here(number.status_url))
    expect(page.locator(".turn.away .turn-number")).to_have_text(number.number)
    kiosk.take(number, "touch-00001")
    kiosk.merge()
    expect(page.locator(".turn.near .turn-number")).to_have_text(number.number)
    expect(page.locator("link[rel=manifest]")).to_have_count(1)


def test_a_face_is_one_tap_and_sent_with_another(public, a_page):
    mine, office = public.ticket(), public.hall.office
    counter = counter_for(public)
    queue.call_next(office.parts, office.id, counter)
    queue.start_serving(office.parts, office.id, counter)
    queue.finish(office.parts, office.id, counter)
    page = a_page(java_script_enabled=False)
    page.goto(public.here(mine.status_url))
    page.get_by_role("link", name="Rất hài lòng").click()
    expect(page.get_by_role("radio", name="Rất hài lòng")).to_be_checked()
    page.get_by_text("Hướng dẫn").click()
    page.get_by_role("button", name="Gửi đánh giá").click()
    expect(page.get_by_text("Cảm ơn quý vị đã đánh giá")).to_be_visible()
