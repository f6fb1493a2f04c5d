"""A session that ends in the middle: back where one was, and nothing is lost silently."""

import pytest
from playwright.sync_api import expect

from counter_server.queue import queries
from tests.ui.desk.clerk import PASSWORD, Clerk


def waiting(office) -> int:
    with office.hall.parts.database.read() as connection:
        day = queries.today(connection, office.hall.id, office.hall.clock())
        return sum(each.waiting for each in queries.services(connection, office.hall.id, day))


def end_session(clerk: Clerk) -> None:
    clerk.page.context.clear_cookies()


def sign_in_again(clerk: Clerk) -> None:
    clerk.page.wait_for_url("**/sign-in?next=/desk")
    clerk.page.fill("#name", "nguyen thi uu")
    clerk.page.fill("#password", PASSWORD)
    clerk.page.press("#password", "Enter")
    clerk.page.wait_for_url("**/desk", wait_until="load")


def test_a_click_after_the_session_is_told_as_not_done(clerk, office):
    office.issue()
    clerk.page.reload()
    end_session(clerk)
    clerk.page.keyboard.press("n")
    sign_in_again(clerk)
    clerk.says("Chưa làm “Gọi số tiếp theo”")
    assert waiting(office) == 1
    clerk.page.keyboard.press("n")
    clerk.says("Đã gọi số B001")


def test_it_is_told_to_nobody_else(clerk, office):
    office.issue()
    clerk.page.reload()
    end_session(clerk)
    clerk.page.keyboard.press("n")
    clerk.page.wait_for_url("**/sign-in?next=/desk")
    clerk.page.fill("#name", "dang o")
    clerk.page.fill("#password", PASSWORD)
    clerk.page.press("#password", "Enter")
    clerk.page.wait_for_url("**/desk/counters")
    clerk.page.click("button[name=counter][value='3']")
    clerk.page.wait_for_url("**/desk/counters/3/replace")
    clerk.page.click("main .button.primary")
    clerk.page.wait_for_url("**/desk", wait_until="load")
    clerk.page.keyboard.press("n")
    clerk.says("Đã gọi số B001")


@pytest.fixture
def plain(chromium, office):
    with Clerk.at(chromium, office, 1024, 768, java_script_enabled=False) as somebody:
        somebody.sign_in()
        somebody.sit(3)
        yield somebody


def test_without_scripts_the_sign_in_page_says_so_and_leads_back(plain, office):
    office.issue()
    plain.page.reload()
    end_session(plain)
    plain.page.click("#do-call")
    expect(plain.page.locator("main")).to_contain_text("Việc vừa bấm chưa làm")
    sign_in_again(plain)
    assert waiting(office) == 1


def test_a_second_click_of_a_double_click_does_nothing(clerk, office):
    for _ in range(3):
        office.issue()
    clerk.page.reload()
    clerk.page.dblclick("#do-call")
    clerk.says("Đã gọi số B001")
    assert waiting(office) == 2
