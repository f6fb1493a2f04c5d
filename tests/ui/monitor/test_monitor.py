"""The monitor in a browser: live, readable on every screen, open to all."""

import pytest
from playwright.sync_api import expect

from counter_server.queue import actions
from counter_server.queue.emergencies import raise_emergency
from tests.support.entering import enter
from tests.ui.desk.clerk import PASSWORD, Clerk
from tests.ui.monitor.supervisor import LEADER

SCREENS = [(1920, 1080), (1366, 768), (1024, 600), (390, 844)]


@pytest.fixture
def busy(office):
    """The hall on a busy morning, with everything that can warn."""
    hall = office.hall
    for service, priority in [("A", None), ("B", "pregnant"), ("D", "disabled")] * 5:
        office.issue(service, priority)
        hall.clock.move(minutes=4)
    actions.call_next(hall.parts, hall.id, 1)
    actions.call_next(hall.parts, hall.id, 2)
    actions.no_show(hall.parts, hall.id, 2)
    office.fail_to_print(office.issue("B"))
    hall.clock.move(minutes=5)
    raise_emergency(hall.parts, hall.id, 3)
    return office


@pytest.fixture
def leader(chromium, office):
    with Clerk.at(chromium, office, 1366, 768) as somebody:
        enter(somebody.page, office.url, LEADER, PASSWORD)
        somebody.go("/monitor")
        yield somebody


@pytest.mark.parametrize("language", ["vi", "en"])
def test_nothing_is_clipped_and_nothing_is_in_the_way(busy, leader, language):
    for path in (
        "/monitor",
        "/monitor/ticket?number=B002",
        "/monitor/close-service?service=dat-dai",
    ):
        leader.go(f"{path}{'&' if '?' in path else '?'}lang={language}")
        for width, height in SCREENS:
            leader.page.set_viewport_size({"width": width, "height": height})
            assert leader.spills() == []
        assert leader.barriers() == ""


def test_the_monitor_follows_the_hall_without_a_reload(office, leader):
    leader.page.evaluate("window.isSamePage = true")
    leader.sees("Mọi việc trong ngưỡng.")
    office.issue("B")
    leader.page.wait_for_function(
        "() => document.querySelector('#monitor-figures dd').textContent === '1'"
    )
    raise_emergency(office.hall.parts, office.hall.id, 3)
    leader.sees("Quầy 3 gọi hỗ trợ khẩn cấp")
    assert leader.page.title().startswith("(1) ")
    leader.page.click("text=Đã có người đến")
    leader.says("Đã ghi nhận có người đến hỗ trợ.")
    leader.sees("Mọi việc trong ngưỡng.")
    assert leader.page.evaluate("window.isSamePage")


def test_a_counter_is_paused_by_keyboard_alone(leader):
    leader.page.focus("#menu-2 summary")
    leader.page.keyboard.press("Enter")
    leader.page.keyboard.press("Tab")
    leader.page.keyboard.press("Enter")
    leader.says("Quầy 2 tạm nghỉ.")
    leader.sees("Đang nghỉ")


def test_an_open_menu_stays_while_the_hall_moves(office, leader):
    leader.page.click("#menu-3 summary")
    office.issue("B")
    leader.page.wait_for_function(
        "() => document.querySelector('#monitor-figures dd').textContent === '1'"
    )
    assert leader.page.is_visible("#menu-3 select")
    leader.page.select_option("#profile-3", index=1)
    leader.page.click("#menu-3 form button")
    leader.says("Quầy 3 đã nhận nhóm việc mới.")


def test_a_visitor_is_found_and_sent_elsewhere(office, leader):
    office.issue("B")
    leader.page.fill("#find", "b1")
    leader.page.press("#find", "Enter")
    leader.page.select_option("#to-counter", index=2)
    leader.page.click("main button.primary")
    expect(leader.page.locator(".notice")).to_have_text("Đã chuyển số B001.")
