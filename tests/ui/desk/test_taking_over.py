"""Two clerks and one counter: one is asked first, the other is told without pressing anything."""

from playwright.sync_api import expect

from tests.ui.desk.clerk import Clerk


def test_the_replaced_clerk_sees_at_once_who_sits_there(clerk, office, chromium):
    with Clerk.at(chromium, office, 1024, 768) as colleague:
        colleague.sign_in("dang o")
        colleague.go("/desk/counters")
        colleague.page.click("button[name=counter][value='3']")
        expect(colleague.page.locator("main")).to_contain_text("Nguyễn Thị Ưu đang ngồi ở quầy 3.")
        assert colleague.spills() == []
        colleague.page.click("main .button.primary")
        colleague.page.wait_for_url("**/desk", wait_until="load")
    clerk.page.wait_for_url("**/desk/counters")
    clerk.sees("Đặng Ỗ đã ngồi thay ở quầy 3.")
