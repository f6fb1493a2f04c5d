"""One browser for the whole run: Playwright allows one of itself in a process."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Chromium without a window."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=list(ARGUMENTS)
        )
        yield browser
        browser.close()


@pytest.fixture
def a_page(chromium: Browser) -> Iterator[Callable[..., Page]]:
    """Opens pages, and fails the test when one of them has an error of its own."""
    contexts, errors = [], []

    def open_page(width: int = 360, height: int = 740, **settings) -> Page:
        size = {"width": width, "height": height}
        context = chromium.new_context(**{"viewport": size, "locale": "vi-VN", **settings})
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert errors == []
