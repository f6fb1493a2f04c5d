"""What a real hall asks of a desk, by keyboard alone: chosen calls, undo, auto-call, help."""

from playwright.sync_api import expect

from tests.ui.desk.clerk import Clerk


def test_a_number_is_chosen_with_the_arrow_keys(clerk, office):
    for _ in range(3):
        office.issue("B")
    clerk.sees("B003")
    clerk.page.focus("#desk-lines [data-number=B001]")
    clerk.page.keyboard.press("ArrowDown")
    clerk.page.keyboard.press("End")
    clerk.page.keyboard.press("Enter")
    clerk.says("Đã gọi số B003.")


def test_a_number_is_typed_and_called(clerk, office):
    for _ in range(2):
        office.issue("B")
    clerk.sees("B002")
    clerk.page.keyboard.press("g")
    clerk.page.keyboard.type("b2")
    clerk.page.keyboard.press("Enter")
    clerk.says("Đã gọi số B002.")
    clerk.page.keyboard.press("s")
    clerk.says("Bắt đầu phục vụ số B002.")


def test_a_listed_number_is_cancelled_with_delete(clerk, office):
    for _ in range(2):
        office.issue("B")
    clerk.sees("B002")
    clerk.page.focus("#desk-lines [data-number=B002]")
    clerk.page.keyboard.press("Delete")
    clerk.page.wait_for_selector("#ask-cancel[open]")
    assert clerk.page.input_value("#cancel-number") == "B002"
    clerk.page.focus("#cancel-number")
    clerk.page.keyboard.press("Enter")
    clerk.says("Đã hủy số B002.")


def test_the_last_step_is_taken_back_with_control_z(clerk, office):
    office.issue("B")
    clerk.page.wait_for_selector("#do-call.primary")
    clerk.page.keyboard.press("n")
    clerk.says("Đã gọi số B001.")
    clerk.page.keyboard.press("v")
    clerk.sees("Hoàn tác: ghi vắng mặt B001")
    clerk.page.keyboard.press("Control+z")
    clerk.says("Đã hoàn tác bước vừa làm với số B001.")
    clerk.sees("Đang gọi")


def automatic(clerk: Clerk) -> None:
    """A desk that calls by itself, on a clock that the test moves."""
    clerk.page.check("#use-auto")
    clerk.page.clock.install()
    clerk.go("/desk")


def one_visit(clerk: Clerk) -> None:
    for key, words in (("n", "Đã gọi"), ("s", "Bắt đầu"), ("f", "Sắp tự gọi")):
        clerk.page.keyboard.press(key)
        clerk.page.clock.run_for(500)
        clerk.says(words)


def test_the_next_one_is_called_by_itself(clerk, office):
    for _ in range(2):
        office.issue("B")
    automatic(clerk)
    one_visit(clerk)
    assert clerk.page.is_visible("#auto")
    clerk.page.clock.run_for(6000)
    clerk.sees("Đang gọi")
    expect(clerk.page.locator("#plate-number")).to_have_text("B002")


def test_escape_stops_the_call(clerk, office):
    for _ in range(2):
        office.issue("B")
    automatic(clerk)
    one_visit(clerk)
    clerk.page.keyboard.press("Escape")
    clerk.page.clock.run_for(9000)
    assert clerk.page.is_hidden("#auto")
    assert clerk.page.query_selector("#do-call.primary")


def test_help_is_called_by_holding_the_button(clerk):
    clerk.page.hover("#do-emergency")
    clerk.page.mouse.down()
    clerk.says("Đã gọi hỗ trợ khẩn cấp.")
    clerk.page.mouse.up()
    assert clerk.page.query_selector("#ask-emergency[open]") is None
    clerk.sees("Đã gọi hỗ trợ khẩn cấp")


def test_a_short_press_asks_first(clerk):
    clerk.page.focus("#do-emergency")
    clerk.page.keyboard.press("Enter")
    clerk.page.wait_for_selector("#ask-emergency[open]")
    clerk.page.keyboard.press("Enter")
    clerk.says("Đã gọi hỗ trợ khẩn cấp.")


def test_the_small_window_works_beside_another_program(chromium, office):
    with Clerk.at(chromium, office, 360, 300) as clerk:
        clerk.sign_in()
        clerk.sit(3)
        clerk.go("/desk/small")
        office.issue("B")
        clerk.sees("B001")
        clerk.page.keyboard.press("n")
        clerk.says("Đã gọi số B001.")
        clerk.page.keyboard.press("s")
        clerk.says("Bắt đầu phục vụ số B001.")
        assert clerk.spills() == []
        assert clerk.barriers() == ""
        height = clerk.page.evaluate("document.documentElement.scrollHeight")
        assert height <= 300
