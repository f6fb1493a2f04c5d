"""Somebody is signed in before the test begins: the browser gets the cookie, not the pages."""

import re

from playwright.sync_api import Page

_TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')


def enter(page: Page, site: str, name: str, password: str) -> None:
    """Signs in; that the page itself does it is shown by tests/ui/desk/test_session_end.py."""
    send(page, f"{site}/sign-in", f"{site}/sign-in", name=name, password=password)


def send(page: Page, stands_at: str, action: str, **form: str) -> None:
    """Sends a form with the cookies of the browser, as its page would."""
    found = _TOKEN.search(page.request.get(stands_at).text())
    assert found, f"no form on {stands_at}"
    answer = page.request.post(action, form={"csrf_token": found[1], **form}, max_redirects=0)
    assert answer.status == 303, answer.text()
