"""The phone behind the QR: live without reload, whole on a small screen, kind without scripts."""

import re

import pytest
from playwright.sync_api import expect

from counter_server.dossiers import actions
from counter_server.queue import actions as queue
from counter_server.queue import queries
from counter_server.queue.reviving import bring_back
from tests.support.a_dossier import a_desk
from tests.support.looks import barriers, clipped

SHAKES = """
navigator.vibrate = () => {
  const told = document.documentElement.dataset;
  told.shakes = Number(told.shakes || 0) + 1;
  return true;
};
"""
LANGUAGES = ("vi", "en")


def counter_for(public, service: str = "ho-tich-chung-thuc") -> int:
    office = public.hall.office
    with office.parts.database.read() as connection:
        found = queries.counters(connection, office.id)
    return next(each.id for each in found if service in each.services)


def call(public, counter: int) -> None:
    office = public.hall.office
    queue.call_next(office.parts, office.id, counter)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_ticket_is_followed_from_waiting_to_the_end(public, a_page, language):
    public.ticket("touch-0001")
    mine = public.ticket("touch-0002")
    counter, office = counter_for(public), public.hall.office
    page = a_page(locale=language)
    page.goto(f"{public.here(mine.status_url)}?lang={language}")
    expect(page.locator(".turn-advice")).to_have_text(re.compile("1 người|1 person"))
    call(public, counter)
    expect(page.locator(".turn-title")).to_have_text(re.compile("Sắp đến|near"))
    expect(page.locator(".turn-advice")).not_to_have_text(re.compile("1 người|1 person"))
    queue.no_show(office.parts, office.id, counter)
    call(public, counter)
    expect(page.locator(".turn.call .turn-title")).to_be_visible()
    expect(page).to_have_title(re.compile(r"(quầy|counter) \d"))
    queue.start_serving(office.parts, office.id, counter)
    expect(page.locator(".turn.serve")).to_be_visible()
    queue.finish(office.parts, office.id, counter)
    expect(page.locator(".turn.end")).to_be_visible()


def test_a_dossier_is_followed_step_by_step(public, a_page):
    code, address = public.dossier()
    office = public.hall.office
    page = a_page()
    page.goto(address)
    for step, move in enumerate((actions.process, actions.resolve, actions.return_result), 2):
        move(office.parts, office.id, code, a_desk(office.id))
        expect(page.locator(f".steps li:nth-child({step})[aria-current=step]")).to_be_visible()


def test_the_phone_shakes_and_the_bell_can_be_turned_on(public, a_page):
    mine = public.ticket()
    page = a_page()
    page.add_init_script(
        "navigator.vibrate = (way) => !!(document.documentElement.dataset.shaken = way);"
    )
    page.goto(public.here(mine.status_url))
    bell = page.get_by_role("button")
    expect(bell).to_have_accessible_name("Bật chuông khi đến lượt")
    bell.click()
    expect(bell).to_have_accessible_name("Chuông đã bật")
    page.evaluate("delete document.documentElement.dataset.shaken")
    call(public, counter_for(public))
    expect(page.locator("html")).to_have_attribute("data-shaken", re.compile(r"\d+,"))


def test_the_phone_shakes_once_when_the_turn_is_near(public, a_page):
    for place in range(3):
        public.ticket(f"touch-000{place}")
    mine = public.ticket("touch-0009")
    counter, office = counter_for(public), public.hall.office
    page = a_page()
    page.add_init_script(SHAKES)
    page.goto(public.here(mine.status_url))
    expect(page.locator(".turn-title")).to_have_text("Còn 3 người trước quý vị")
    call(public, counter)
    expect(page.locator(".turn.near .turn-title")).to_have_text("Sắp đến lượt quý vị")
    queue.no_show(office.parts, office.id, counter)
    call(public, counter)
    expect(page.locator(".turn-advice")).to_have_text(re.compile("Còn 1 người"))
    expect(page.locator("html")).to_have_attribute("data-shakes", "1")


def test_a_held_or_absent_visitor_is_told_and_followed_on(public, a_page):
    mine = public.ticket()
    counter, office = counter_for(public), public.hall.office
    page = a_page()
    page.goto(public.here(mine.status_url))
    call(public, counter)
    queue.hold(office.parts, office.id, counter, "thiếu giấy tờ")
    expect(page.locator(".turn-title")).to_have_text("Số của quý vị được tạm giữ")
    bring_back(office.parts, office.id, mine.id, keep_place=True)
    call(public, counter)
    queue.no_show(office.parts, office.id, counter)
    expect(page.locator(".turn.absent")).to_be_visible()
    bring_back(office.parts, office.id, mine.id, keep_place=True)
    expect(page.locator(".turn.near")).to_be_visible()


def test_a_visit_of_several_services_says_what_comes_after(public, a_page):
    mine = public.ticket(then=("A", "C"))
    page = a_page()
    page.goto(public.here(mine.status_url))
    expect(page.locator(".turn-then")).to_have_text(re.compile("Đất đai, Xây dựng"))


def test_without_scripts_the_page_asks_again_by_itself(public, a_page):
    mine = public.ticket()
    page = a_page(java_script_enabled=False)
    page.goto(public.here(mine.status_url))
    expect(page.locator(".turn-number")).to_have_text(mine.number)
    expect(page.locator("meta[http-equiv=refresh]")).to_have_attribute("content", "10")
    expect(page.locator("[data-bell]")).to_be_hidden()


@pytest.mark.parametrize(("path", "language"), [("/t/unknown", "vi"), ("/h/unknown", "en")])
def test_an_unknown_token_is_a_kind_page(public, a_page, path, language):
    page = a_page()
    page.goto(f"{public.url}{path}?lang={language}")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert clipped(page) == []
    assert barriers(page) == ""
