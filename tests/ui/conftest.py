"""One browser for the whole run: Playwright allows one of itself in a process."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

# The same engine without a window around each page costs half as much; not every system has it.
_PROGRAMS = ("/usr/bin/chromium-headless-shell", "/usr/bin/chromium")
PROGRAM = next((path for path in _PROGRAMS if Path(path).exists()), _PROGRAMS[-1])
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-gpu-compositing",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
)
_PATIENCE_MS = 30_000  # a busy machine fails no test: what is expected comes at last, or never
expect.set_options(timeout=_PATIENCE_MS)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Chromium without a window."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=PROGRAM, args=list(ARGUMENTS))
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
