"""A clerk's work at the desk, by keyboard and by mouse, live."""

from playwright.sync_api import expect

from tests.ui.desk.clerk import Clerk


def hold_up(page, path: str) -> None:
    """The server's answers to a path wait until `release()` is called in the page."""
    page.evaluate(
        """path => {
          const fetched = window.fetch;
          const gate = new Promise(open => { window.release = open; });
          window.asked = 0;
          window.fetch = async (url, more) => {
            if (String(url).includes(path)) { window.asked++; await gate; }
            return fetched(url, more);
          };
        }""",
        path,
    )


def test_a_visit_is_served_by_keyboard_alone(clerk, office):
    number = office.issue("B").number
    clerk.sees(number)
    for key, words in (
        ("F2", f"Đã gọi số {number}."),
        ("r", f"Đã gọi lại số {number}."),
        ("s", f"Bắt đầu phục vụ số {number}."),
        ("f", f"Đã xong số {number}."),
    ):
        clerk.page.keyboard.press(key)
        clerk.says(words)
    clerk.sees("Chưa có ai chờ.")


def test_a_region_that_an_answer_leaves_out_wrongly_is_asked_for_again(clerk, office):
    office.issue("B")
    clerk.sees("B001")
    clerk.page.evaluate(
        """() => {
          const fetched = window.fetch;
          window.fetch = async (url, more) => {
            window.fetch = fetched;
            const state = await (await fetched(url, more)).json();
            delete state.regions.lines; // as another answer's look of it may leave it out
            return new Response(JSON.stringify(state));
          };
        }"""
    )
    office.issue("B")
    clerk.sees("B002")


def test_buttons_are_reached_and_pressed_with_tab_and_enter(clerk, office):
    office.issue("B")
    clerk.page.wait_for_selector("#do-call.primary")
    for _ in range(30):
        clerk.page.keyboard.press("Tab")
        if clerk.page.evaluate("document.activeElement.id") == "do-call":
            break
    clerk.page.keyboard.press("Enter")
    clerk.says("Đã gọi số B001.")
    clerk.page.wait_for_selector("#do-serve.primary")
    assert clerk.page.evaluate("document.activeElement.id") == "do-call"


def test_who_takes_a_number_appears_without_a_reload(clerk, office):
    clerk.page.evaluate("window.isSamePage = true")
    office.issue("B")
    office.issue("D", "elderly")
    clerk.sees("Người cao tuổi")
    expect(clerk.page.locator("#lines-title")).to_have_text("Đang chờ 2")
    assert clerk.page.title().startswith("(2) Quầy 3")
    assert clerk.page.evaluate("window.isSamePage")
    spoken = "() => document.getElementById('summary').textContent.includes('2 người đang chờ')"
    clerk.page.wait_for_function(spoken)


def test_what_cannot_be_done_says_why(clerk, office):
    clerk.page.keyboard.press("n")
    clerk.says("Chưa có ai chờ quầy này.")
    office.issue("B")
    clerk.sees("B001")
    clerk.page.click("#do-finish", force=True)
    clerk.says("Quầy chưa gọi số nào.")
    clerk.page.keyboard.press("n")
    clerk.says("Đã gọi số B001.")
    clerk.page.keyboard.press("n")
    clerk.says("Xong số B001 rồi mới gọi số khác.")
    clerk.page.keyboard.press("f")
    clerk.says("Bắt đầu phục vụ số B001 trước.")


def test_a_double_click_calls_one_visitor(clerk, office):
    office.issue("B")
    office.issue("B")
    clerk.page.wait_for_selector("#do-call.primary")
    clerk.page.dblclick("#do-call")
    clerk.says("Đã gọi số B001.")
    clerk.sees("Đang gọi")
    expect(clerk.page.locator("#lines-title")).to_have_text("Đang chờ 1")


def test_while_an_answer_is_awaited_nothing_is_sent_twice(clerk, office):
    office.issue("B")
    office.issue("B")
    clerk.page.wait_for_selector("#do-call.primary")
    hold_up(clerk.page, "/desk/call")
    for key in ("n", "n", "F2"):
        clerk.page.keyboard.press(key)
    assert clerk.page.get_attribute("#do-call", "aria-busy") == "true"
    assert clerk.page.evaluate("window.asked") == 1
    clerk.page.evaluate("window.release()")
    clerk.says("Đã gọi số B001.")


def test_a_visitor_is_put_aside_with_a_reason_and_called_back(clerk, office):
    office.issue("B")
    clerk.page.wait_for_selector("#do-call.primary")
    clerk.page.keyboard.press("n")
    clerk.says("Đã gọi")
    clerk.page.keyboard.press("h")
    clerk.page.wait_for_selector("#ask-hold[open]")
    clerk.page.keyboard.press("ArrowDown")
    clerk.page.keyboard.press("Enter")
    clerk.says("Đã tạm giữ số B001.")
    clerk.sees("Đi sao chụp, chứng thực")
    clerk.page.click("#desk-held button")
    clerk.says("Đã gọi số B001.")


def test_a_visitor_is_sent_to_another_service(clerk, office):
    office.issue("B")
    clerk.page.wait_for_selector("#do-call.primary")
    clerk.page.keyboard.press("n")
    clerk.says("Đã gọi")
    clerk.page.keyboard.press("t")
    clerk.page.check("input[value=dat-dai]")
    clerk.page.keyboard.press("Enter")
    clerk.says("Đã chuyển số B001.")
    clerk.sees("Chưa có ai chờ.")


def test_a_dialog_is_left_with_escape_and_nothing_happens(clerk, office):
    office.issue("B")
    clerk.page.wait_for_selector("#do-call.primary")
    clerk.page.keyboard.press("n")
    clerk.says("Đã gọi")
    clerk.page.keyboard.press("t")
    clerk.page.wait_for_selector("#ask-transfer[open]")
    clerk.page.keyboard.press("Escape")
    assert clerk.page.query_selector("#ask-transfer[open]") is None
    clerk.sees("Đang gọi")


def test_a_paused_counter_calls_nobody(clerk, office):
    office.issue("B")
    clerk.page.keyboard.press("p")
    clerk.says("Quầy tạm nghỉ.")
    clerk.page.keyboard.press("n")
    clerk.says("Mở quầy rồi gọi số.")
    clerk.page.keyboard.press("p")
    clerk.says("Quầy đã mở.")


def test_shortcuts_can_be_turned_off(clerk, office):
    office.issue("B")
    clerk.page.wait_for_selector("#do-call.primary")
    clerk.page.uncheck("#use-keys")
    clerk.page.keyboard.press("n")
    clerk.page.reload()
    assert not clerk.page.is_checked("#use-keys")
    assert clerk.page.query_selector("#do-call.primary")


def test_an_old_page_does_nothing_to_the_wrong_visitor(clerk, chromium, office):
    office.issue("B")
    office.issue("B")
    clerk.page.wait_for_selector("#do-call.primary")
    clerk.page.keyboard.press("n")
    clerk.says("Đã gọi số B001.")
    stale = "document.querySelector('[name=seen]').value = '99.called.1'"
    clerk.page.evaluate(stale)
    clerk.page.keyboard.press("v")
    clerk.says("Quầy vừa thay đổi nên chưa làm gì.")
    clerk.sees("B001")


def test_a_slip_that_did_not_print_is_seen_and_printed_again(clerk, office):
    ticket = office.issue("B")
    office.fail_to_print(ticket)
    office.issue("B")
    clerk.sees("Máy in hết giấy (Ki-ốt 1): số B001 chưa in.")
    clerk.page.click("text=In lại")
    clerk.says("Đang in lại.")
    assert office.retried == [1]
    assert clerk.page.query_selector(".trouble") is None


def test_a_lost_slip_is_printed_again_at_the_desk(clerk, office):
    ticket = office.issue("B")
    clerk.page.wait_for_selector("#do-call.primary")
    clerk.page.keyboard.press("n")
    clerk.says("Đã gọi số B001.")
    clerk.page.click("#do-print")
    clerk.says("Đang in lại.")
    assert office.reprinted == [ticket.id]


def test_a_session_that_ended_leads_to_sign_in(clerk, office):
    clerk.page.context.clear_cookies()
    office.issue("B")
    clerk.page.wait_for_url("**/sign-in?next=/desk")


def test_two_clerks_see_each_others_calls(clerk, chromium, office):
    with Clerk.at(chromium, office, 1024, 600) as colleague:
        colleague.sign_in("dang o")
        expect(colleague.page.locator("main")).to_contain_text("Nguyễn Thị Ưu")
        colleague.sit(2)
        office.issue("B")
        colleague.sees("B001")
        clerk.sees("B001")
        clerk.page.keyboard.press("n")
        colleague.sees("Chưa có ai chờ.")
