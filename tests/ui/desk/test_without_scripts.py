"""The desk in a browser that runs no scripts: every button is a form."""

import pytest

from tests.ui.desk.clerk import Clerk


@pytest.fixture
def plain(chromium, office):
    with Clerk.at(chromium, office, 1024, 600, java_script_enabled=False) as clerk:
        clerk.sign_in()
        clerk.sit(3)
        yield clerk


def heard(clerk: Clerk) -> str:
    return clerk.page.inner_text(".notice")


def test_a_visit_is_served(plain, office):
    office.issue("B")
    plain.go("/desk")
    for verb, words in (
        ("call", "Đã gọi số B001."),
        ("serve", "Bắt đầu phục vụ số B001."),
        ("finish", "Đã xong số B001."),
    ):
        plain.page.click(f"#do-{verb}")
        assert heard(plain) == words


def test_a_refusal_says_why(plain):
    plain.page.click("#do-finish", force=True)
    assert "Gọi số tiếp theo trước." in heard(plain)


def test_a_visitor_is_put_aside(plain, office):
    office.issue("B")
    plain.go("/desk")
    plain.page.click("#do-call")
    plain.page.click("#do-hold")
    plain.page.click("main button.primary")
    assert heard(plain) == "Đã tạm giữ số B001."
